"""The rows of what an instance waits for, when it moves to another definition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.spiff.migration import Fate, MigrationPlan, MigrationReport, WaitMove
from engine.spiff.waits import UserTaskWait, WaitKind
from engine.store import rebinding
from engine.store.rebinding import Place

if TYPE_CHECKING:
    from engine.commands.definitions import DefinitionCache, HasSession
    from engine.commands.unit_of_work import UnitOfWork
    from engine.store.locked_instances import LockedInstance

_CANDIDATES = ("candidate_groups", "candidate_users")
_PLAIN = ("name", "lane", "follow_up")


def move_rows(uow: UnitOfWork, row: LockedInstance, plan: MigrationPlan, report: MigrationReport) -> None:
    """Give the rows of everything that is kept its place in the definition `row` has now; those that end are closed with
    the step."""
    for wait in report.waits:
        if wait.fate is Fate.KEPT:
            _move(uow, row, wait)
    renamed = {token.element_id: token.target_id for token in report.tokens}
    renamed |= {str(wait.element_id): wait.target_id for wait in report.waits if wait.fate is Fate.KEPT}
    if not row.has_incidents:
        return
    # an incident stands at the element that failed, which need not be one that is active
    names = dict(plan.mapping) | {before: after for before, after in renamed.items() if after is not None}
    rebinding.move_incidents(uow.session, row.key, row.process_id, names)


def form_of(definitions: DefinitionCache, source: HasSession, definition_key: int, task: UserTaskWait) -> int | None:
    """The key of the form a task takes from its new definition; None without one, or when it is not deployed."""
    if task.form_id is None:
        return None
    return definitions.form_key(source, definition_key, task.form_id, task.form_binding, task.form_version_tag)


def _move(uow: UnitOfWork, row: LockedInstance, wait: WaitMove) -> None:
    place = Place(row.key, wait.wait_id, str(wait.target_id), row.definition_key, row.process_id)
    match wait.kind:
        case WaitKind.TIMER:
            rebinding.move_timer(uow.session, place, wait.due if wait.is_redated else None)
        case WaitKind.MESSAGE:
            rebinding.move_message(uow.session, place, stays_open=wait.stays_open)
        case WaitKind.SIGNAL:
            rebinding.move_signal(uow.session, place, stays_open=wait.stays_open)
        case WaitKind.JOB:
            rebinding.move_job(uow.session, place)
        case WaitKind.USER_TASK:
            _move_task(uow, place, wait)


def _move_task(uow: UnitOfWork, place: Place, wait: WaitMove) -> None:
    changes = wait.changes
    columns: dict[str, Any] = {name: changes[name] for name in _PLAIN if name in changes}
    if "separate_from" in changes:
        columns["separate_from"] = list(changes["separate_from"])
    if "properties" in changes:
        columns["properties"] = dict(changes["properties"])
    if wait.task is not None:
        columns["form_id"] = wait.task.form_id
        columns["form_key"] = form_of(uow.engine.definitions, uow, place.definition_key, wait.task)
    if wait.is_redated:
        columns["due"] = wait.due
    groups, users = (changes.get(name) for name in _CANDIDATES)
    rebinding.move_task(uow.session, place, columns, groups, users)
