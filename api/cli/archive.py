"""`dingdian archive`: move cases that ended long ago from the database into compressed files, look them up, check the files.

What the law needs of a case stays in the database: register, notices, decisions, deadlines, audit.
"""

from __future__ import annotations

import argparse
import json
from datetime import date, datetime, time
from pathlib import Path

from api.cli.main import CommandError
from api.runtime import Runtime
from api.settings import Settings
from engine.actor import Actor
from engine.archive import archive, find, verify
from handlers.deadlines.dates import CHINA


def configure(parser: argparse.ArgumentParser) -> None:
    """Move, find, verify."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    move = actions.add_parser("move", help="write ended cases to files, verify them, delete them from the database")
    move.add_argument("--before", metavar="DATE", type=date.fromisoformat, required=True, help="cases that ended before this day")
    found = actions.add_parser("find", help="print archived instances as JSON, one a line; exit status 1 when there is none")
    found.add_argument("key", metavar="KEY", help="a business key, or the key of an instance")
    checked = actions.add_parser("verify", help="read every file and compare it with the manifest")
    for action, option in ((move, "--to"), (found, "--in"), (checked, "--in")):
        action.add_argument(option, metavar="DIR", dest="folder", type=Path, required=True, help="the archive's folder")


def run(options: argparse.Namespace) -> int:
    """Dispatch."""
    if options.action == "verify":
        return _verify(options.folder)
    settings = Settings.from_environment()
    runtime = Runtime.open(settings)
    try:
        return _move(runtime, options) if options.action == "move" else _find(runtime, options)
    finally:
        runtime.close()


def _move(runtime: Runtime, options: argparse.Namespace) -> int:
    before: date = options.before
    with runtime.engine.reading() as session:
        today = runtime.engine.now(session).astimezone(CHINA).date()
    years = runtime.settings.retention_years
    latest = years_before(today, years)
    if before > latest:
        raise CommandError(
            f"Expected --before {latest} or earlier, but it is {before}: ended cases stay {years} years "
            "(DINGDIAN_RETENTION_YEARS, from your records schedule)."
        )
    instances = files = 0
    options.folder.mkdir(parents=True, exist_ok=True)
    for portion in archive(runtime.engine, options.folder, datetime.combine(before, time(), CHINA), Actor.system()):
        instances, files = instances + portion.instances, files + len(portion.files)
        print(f"{instances} instances", flush=True)
    print(f"archived: {instances} instances in {files} files")
    return 0


def years_before(day: date, years: int) -> date:
    """The corresponding day, and the 28th for a 29 February that has none."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def _find(runtime: Runtime, options: argparse.Namespace) -> int:
    count = 0
    for instance in find(runtime.engine, options.folder, options.key):
        print(json.dumps(instance, ensure_ascii=False))
        count += 1
    return 0 if count else 1


def _verify(folder: Path) -> int:
    damaged = files = 0
    for _, error in verify(folder):
        files += 1
        if error is not None:
            damaged += 1
            print(error)
    print(f"{files} files, {damaged} damaged")
    return 1 if damaged else 0
