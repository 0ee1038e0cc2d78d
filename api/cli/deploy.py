"""`dingdian deploy PATH...`: deploy all files together, or none."""

from __future__ import annotations

import argparse
from pathlib import Path

from api.cli.files import read_files
from api.runtime import Runtime
from api.settings import Settings
from engine.actor import Actor
from engine.commands.deploy import deploy


def configure(parser: argparse.ArgumentParser) -> None:
    """Paths of files or folders."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, or a folder to search")


def run(options: argparse.Namespace) -> int:
    """Deploy and print what was defined."""
    resources = [(Path(name).name, content) for name, content in read_files(options.paths)]
    runtime = Runtime.open(Settings.from_environment())
    try:
        deployed = runtime.engine.run(Actor.system(), lambda uow: deploy(uow, resources))
    finally:
        runtime.close()
    for finding in deployed.warnings:
        print(finding)
    for row in (*deployed.processes, *deployed.decisions, *deployed.forms):
        print(f"{row.id} version {row.version}")
    return 0
