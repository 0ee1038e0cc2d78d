"""`dingdian worker`: fire due timers until stopped."""

from __future__ import annotations

import argparse
import logging
import signal

from api.cli.main import CommandError
from api.runtime import Runtime
from api.settings import Settings
from engine.worker import Worker


def configure(parser: argparse.ArgumentParser) -> None:
    """Takes no arguments."""


def run(options: argparse.Namespace) -> int:
    """Run in the foreground; SIGINT and SIGTERM end it after the batch at hand."""
    settings = Settings.from_environment()
    if settings.embedded_worker:
        raise CommandError(
            "Expected a PostgreSQL database, but this is SQLite, where 'dingdian serve' runs the worker itself; "
            "set DINGDIAN_DATABASE_URL."
        )
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    runtime = Runtime.open(settings)
    worker = Worker(runtime.engine)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: worker.stop())
    try:
        worker.run()
    finally:
        runtime.close()
    return 0
