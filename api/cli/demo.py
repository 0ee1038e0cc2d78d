"""`dingdian demo`: three applications in the terminal, in a database that is thrown away."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from api.demo.story import tell_all
from api.demo.walk import Walker
from api.migrations import upgrade
from api.runtime import Runtime
from api.settings import Settings
from api.starting import deploy_when_empty


def configure(parser: argparse.ArgumentParser) -> None:
    """Takes no arguments."""


def run(options: argparse.Namespace) -> int:
    """Tell the stories; a failing step ends the command with a message."""
    with tempfile.TemporaryDirectory(prefix="dingdian-demo-") as folder:
        data = Path(folder)
        runtime = Runtime.open(Settings(database_url=f"sqlite:///{data / 'demo.sqlite3'}", data=data, demo=True))
        try:
            upgrade(runtime.database)
            deploy_when_empty(runtime.engine)
            tell_all(Walker(runtime), print)
        finally:
            runtime.close()
    return 0
