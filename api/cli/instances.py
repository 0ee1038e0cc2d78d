"""`dingdian instances ACTION`: do something with many running instances, item by item, with a progress bar."""

from __future__ import annotations

import argparse
import threading
from collections.abc import Mapping
from typing import Any

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from sqlalchemy.orm import Session

from api.cli import migration, selection
from api.cli.main import CommandError
from api.runtime import Runtime
from api.settings import Settings
from engine import commands
from engine.actor import Actor
from engine.commands import batch_plans
from engine.store import batch_choice, batch_operations
from engine.store.batch_operations import BatchKind, BatchOperation, BatchState, ItemState
from engine.worker import run_chunk

KINDS = {
    "cancel": (BatchKind.CANCEL_PROCESS_INSTANCE, "cancel instances that no other one called"),
    "suspend": (BatchKind.SUSPEND_PROCESS_INSTANCE, "let instances rest, with all they called"),
    "resume": (BatchKind.RESUME_PROCESS_INSTANCE, "let suspended instances go on"),
    "resolve": (BatchKind.RESOLVE_INCIDENT, "resolve incidents, so that what failed runs again"),
    "retry": (BatchKind.RETRY_INCIDENT, "the same, and give jobs without retries new ones"),
    "modify": (BatchKind.MODIFY_PROCESS_INSTANCE, "move tokens from elements to others"),
    "migrate": (BatchKind.MIGRATE_PROCESS_INSTANCE, "move instances to another version or process"),
}
SHOWN = 20
PATIENCE_SECONDS = 0.2


def configure(parser: argparse.ArgumentParser) -> None:
    """One sub-subcommand for each kind."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, (_, text) in KINDS.items():
        action = actions.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
        selection.add_arguments(action)
        action.add_argument("--dry-run", action="store_true", help="only say what would be done")
        if name in {"cancel", "suspend"}:
            action.add_argument("--reason", default="dingdian instances", help="goes into the audit trail")
        elif name == "retry":
            action.add_argument("--retries", metavar="N", type=int, default=3, help="for jobs that have none left (default 3)")
        elif name == "modify":
            action.add_argument("--move", metavar="A=B", action="append", required=True, help="from A to B; repeatable")
        elif name == "migrate":
            migration.add_arguments(action)


def run(options: argparse.Namespace) -> int:
    """Do it, or try it; exit status 1 when an item failed, or would."""
    runtime = Runtime.open(Settings.from_environment())
    try:
        with runtime.database.read() as session:
            selection.chosen(session, options)
            plan = _plan(session, options)
        return _try(runtime, options, plan) if options.dry_run else _do(runtime, options, plan)
    finally:
        runtime.close()


def _plan(session: Session, options: argparse.Namespace) -> dict[str, Any]:
    match options.action:
        case "migrate":
            return migration.plan(session, options)
        case "modify":
            return batch_plans.moves_to_json(dict(selection.pairs(options.move)))
        case "retry":
            return {"retries": options.retries}
        case "cancel" | "suspend":
            return {"reason": options.reason}
        case _:
            return {}


def _try(runtime: Runtime, options: argparse.Namespace, plan: Mapping[str, Any]) -> int:
    kind, actor = KINDS[options.action][0], Actor.system()
    with runtime.database.read() as session:
        wanted = selection.chosen(session, options)
        total = batch_choice.count(session, actor, kind, wanted)
        if options.action == "migrate":
            return migration.dry_run(runtime.engine, session, batch_choice.first(session, actor, kind, wanted, total), plan)
        print(f"would {options.action}: {total}")
        for key in batch_choice.first(session, actor, kind, wanted, SHOWN):
            print(f"  {key}")
    return 0


def _do(runtime: Runtime, options: argparse.Namespace, plan: Mapping[str, Any]) -> int:
    kind, actor = KINDS[options.action][0], Actor.system()

    def begin(uow: commands.UnitOfWork) -> BatchOperation:
        wanted = selection.chosen(uow.session, options)
        return commands.start_batch(uow, kind, wanted, plan=plan, described=selection.described(options))

    batch = runtime.engine.run(actor, begin)
    _work(runtime, batch)
    return _report(runtime, batch.key)


def _work(runtime: Runtime, batch: BatchOperation) -> None:
    columns = (TextColumn("items"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    patience = threading.Event()
    with Progress(*columns) as progress:
        bar = progress.add_task("", total=batch.total)
        while (now := _present(runtime, batch.key)).state is BatchState.ACTIVE:
            if not run_chunk(runtime.engine, batch.key, Actor.system()):
                patience.wait(PATIENCE_SECONDS)  # a worker is at it
            progress.update(bar, completed=now.total - now.open)
        progress.update(bar, completed=now.total - now.open)


def _present(runtime: Runtime, key: int) -> BatchOperation:
    with runtime.database.read() as session:
        return batch_operations.get(session, Actor.system(), key)


def _report(runtime: Runtime, key: int) -> int:
    with runtime.database.read() as session:
        batch = batch_operations.get(session, Actor.system(), key)
        failed = batch_operations.items(session, key, states=[ItemState.FAILED, ItemState.SKIPPED], limit=SHOWN)
    print(f"operation: {batch.key}")
    print(f"items: {batch.total}, completed: {batch.completed}, failed: {batch.failed}, skipped: {batch.skipped}")
    for item in failed:
        print(f"  {item.item_key} {item.state.value.lower()}: {item.error}")
    if batch.state is not BatchState.COMPLETED:
        raise CommandError(f"Expected operation {key} to be completed, but somebody has set it to {batch.state}.")
    return 1 if batch.failed else 0
