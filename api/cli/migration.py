"""`dingdian instances migrate`: its arguments, its plan, and the report of its dry run."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from sqlalchemy.orm import Session

from api.cli import selection
from api.operations.summary import Summary, dry_runs
from engine.actor import Actor
from engine.commands import batch_plans
from engine.spiff.cycles import ZONE
from engine.spiff.migration import MigrationPlan

if TYPE_CHECKING:
    from engine.engine import Engine

SHOWN = 20
NOWHERE = "-"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to, and which element becomes which."""
    parser.add_argument("--to", metavar="N", type=int, help="version to move to (default: the newest)")
    parser.add_argument("--to-process", metavar="ID", help="process to move to (default: that of --process)")
    parser.add_argument(
        "--map", metavar="A=B", action="append", default=[], help="element or sequence flow A becomes B; repeatable"
    )
    parser.add_argument("--only-mapped", action="store_true", help="elements without --map do not go to the one of their own id")
    parser.add_argument("--new-dates", action="store_true", help="work out dates anew, as of the day each thing began to wait")


def plan(session: Session, options: argparse.Namespace) -> dict[str, Any]:
    """The plan as a batch operation keeps it."""
    target = selection.definition(session, options.to_process or options.process, options.to)
    mapping = tuple(selection.pairs(options.map))
    return batch_plans.migration_to_json(target.key, MigrationPlan(mapping, not options.only_mapped, options.new_dates))


def dry_run(engine: Engine, session: Session, keys: Sequence[int], stored: Mapping[str, Any]) -> int:
    """Try every instance and print what would happen; exit status 1 when something stands in the way of one."""
    target, how = batch_plans.migration_from_json(stored)
    summary = Summary()
    columns = (TextColumn("instances"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns) as progress:
        bar = progress.add_task("", total=len(keys))
        for report in dry_runs(engine, session, Actor.system(), keys, target, how):
            if report is not None:
                summary.add(report)
            progress.advance(bar)
    _print(summary)
    return 1 if summary.refused else 0


def _print(summary: Summary) -> None:
    print(f"instances: {summary.examined}, can be migrated: {summary.possible}")
    for (source, target, kind), count in summary.tokens.most_common():
        print(f"  {count} × {source} → {target or NOWHERE} ({kind})")
    for (fate, kind, before, after), count in summary.waits.most_common():
        print(f"  {count} × {kind} {fate.lower()}: {before or NOWHERE} → {after or NOWHERE}")
    if summary.dates:
        print("new dates:")
    for date in summary.dates[:SHOWN]:
        print(f"  {date.instance_key} {date.element_id}: {_local(date.before)} → {_local(date.after)}")
    if summary.refused:
        print("obstacles:")
    for refusal, keys in summary.refused.items():
        print(f"  {len(keys)} × {refusal} (first: {keys[0]})")


def _local(instant: datetime | None) -> str:
    return NOWHERE if instant is None else f"{instant.astimezone(ZONE):%Y-%m-%d %H:%M}"
