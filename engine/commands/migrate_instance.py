"""Command: move an instance to another process definition; and its dry run."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from engine.commands.failures import Noted
from engine.commands.instance_rules import require_supervisor_of
from engine.commands.moved_rows import form_of, move_rows
from engine.commands.reading import look_at
from engine.commands.save import save_step
from engine.commands.services import StepServices
from engine.commands.step import lock_running
from engine.commands.suspension import hold
from engine.commands.unit_of_work import UnitOfWork
from engine.errors import NotFound, WrongState
from engine.spiff import Instance
from engine.spiff.migration import Fate, MigrationPlan, MigrationReport, WaitMove
from engine.spiff.refusals import FORM_MISSING, KEY_TAKEN, MigrationRefused, Refusal
from engine.store import history, process_definitions, process_instances, rebinding, visibility
from engine.store.process_definitions import ProcessDefinitionRow
from engine.store.process_instances import InstanceStatus, ProcessInstance
from engine.store.state import decode_state

if TYPE_CHECKING:
    from engine.actor import Actor
    from engine.commands.definitions import DefinitionCache
    from engine.store.locked_instances import LockedInstance

_COMMAND = "migrate"


def migrate_instance(uow: UnitOfWork, key: int, definition_key: int, plan: MigrationPlan) -> None:
    """Move the instance to process definition `definition_key`, all of it or nothing; a suspended one stays suspended.

    What waits keeps its key and, unless the plan says otherwise, its date; open tasks take form, name and candidates of
    the new definition where those differ. Called instances keep their own definition. Raise `NotFound` (instance or
    definition), `Forbidden` (no supervisor of the area), `WrongState` (ended), `InstructionRefused` (the plan),
    `MigrationRefused` with every obstacle.
    """
    row = visibility.get_instance(uow.session, uow.actor, key)
    require_supervisor_of(uow.actor, row, _COMMAND)
    target = _target(uow.session, definition_key)
    uow.queue.run(partial(_migrate, uow, key, target, plan))


def preview_migration(
    session: Session,
    definitions: DefinitionCache,
    actor: Actor,
    key: int,
    definition_key: int,
    plan: MigrationPlan,
    now: datetime,
) -> MigrationReport:
    """What `migrate_instance` would do, without doing it. Raises as that does, but obstacles stand in the report."""
    row = visibility.get_instance(session, actor, key)
    require_supervisor_of(actor, row, _COMMAND)
    if not row.status.is_running:
        raise WrongState("process instance", key, row.status, _COMMAND)
    source = look_at(session, definitions, key, now)
    target = _target(session, definition_key)
    return _moved(_Opened(session, definitions), source, row, target, plan)[1]


@dataclass(frozen=True, slots=True)
class _Opened:
    """Where definitions are read from."""

    session: Session
    definitions: DefinitionCache


def _target(session: Session, key: int) -> ProcessDefinitionRow:
    target = process_definitions.get(session, key)
    if target.deleted is not None:
        raise NotFound("process definition", key)
    return target


def _migrate(uow: UnitOfWork, key: int, target: ProcessDefinitionRow, plan: MigrationPlan) -> None:
    row = lock_running(uow, key, _COMMAND, while_suspended=True)
    uow.touched.setdefault(key)
    with Noted(uow, row, None):
        definition = uow.engine.definitions.process(uow, row.definition_key)
        source = Instance.load(definition, decode_state(row.state), StepServices(uow, row))
        moved, report = _moved(_Opened(uow.session, uow.engine.definitions), source, row, target, plan)
        if not report.is_possible:
            raise MigrationRefused(key, report.refusals)
        before = row.definition_key
        row.definition_key, row.process_id = target.key, target.id
        process_instances.set_definition(uow.session, key, target.key, target.id)
        move_rows(uow, row, plan, report)
        _record(uow, row, before, plan, report)
        moved.run_on()
        save_step(uow, row, moved, None)
    if row.status is InstanceStatus.SUSPENDED:
        hold(uow, key)


def _moved(
    source_of: _Opened, source: Instance, row: LockedInstance | ProcessInstance, target: ProcessDefinitionRow, plan: MigrationPlan
) -> tuple[Instance, MigrationReport]:
    session = source_of.session
    compiled = source_of.definitions.process(source_of, target.key)
    began = history.begun(session, row.key, source.numbers()) if plan.reevaluate else {}
    moved, migration = source.migrated(compiled, plan, began)
    due = rebinding.dues(session, row.key)
    waits = tuple(_with_dates(wait, due.get(wait.wait_id)) for wait in migration.waits)
    refusals = [*migration.refusals, *_missing_forms(source_of, target, waits), *_taken_key(session, row, target)]
    return moved, MigrationReport(row.key, tuple(migration.tokens), waits, tuple(refusals))


def _with_dates(wait: WaitMove, before: datetime | None) -> WaitMove:
    if wait.fate is Fate.OPENED:
        return wait
    return replace(wait, due_before=before, due=before if wait.due is None else wait.due)


def _missing_forms(source_of: _Opened, target: ProcessDefinitionRow, waits: tuple[WaitMove, ...]) -> list[Refusal]:
    tasks = [wait.task for wait in waits if wait.task is not None and wait.task.form_id is not None]
    lacking = [task for task in tasks if form_of(source_of.definitions, source_of, target.key, task) is None]
    return [Refusal(task.element_id, FORM_MISSING, str(task.form_id)) for task in lacking]


def _taken_key(session: Session, row: LockedInstance | ProcessInstance, target: ProcessDefinitionRow) -> list[Refusal]:
    if row.start_key is None or row.process_id == target.id:
        return []
    taken = process_instances.has_open_start(session, target.id, row.start_key)
    return [Refusal(row.process_id, KEY_TAKEN, row.start_key)] if taken else []


def _record(uow: UnitOfWork, row: LockedInstance, before: int, plan: MigrationPlan, report: MigrationReport) -> None:
    """One line of history and one of the audit trail say what moved where."""
    moved = {
        "fromDefinitionKey": str(before),
        "toDefinitionKey": str(row.definition_key),
        "mapping": [list(pair) for pair in plan.mapping],
        "elements": [[token.seq, token.element_id, token.target_id] for token in report.tokens],
        "dates": [
            [wait.target_id, None if wait.due_before is None else wait.due_before.isoformat(), wait.due.isoformat()]
            for wait in report.waits
            if wait.is_redated and wait.due is not None
        ],
        "opened": [wait.target_id for wait in report.waits if wait.fate is Fate.OPENED],
        "closed": [wait.element_id for wait in report.waits if wait.fate is Fate.CLOSED],
    }
    history.append_migration(uow.connection, row.key, moved, at=uow.now, actor=uow.actor.id)
    renamed = {token.seq: token.target_id for token in report.tokens if token.target_id not in {None, token.element_id}}
    history.rename(uow.session, row.key, {seq: str(name) for seq, name in renamed.items()})
    uow.audit("migrate_instance", "process instance", row.key, moved)
