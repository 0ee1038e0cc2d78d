"""Command: delete a deployed version of a process, a form, or a file of decisions."""

from __future__ import annotations

from engine.commands.start_events import replace_start_events
from engine.commands.unit_of_work import UnitOfWork
from engine.errors import NotFound
from engine.store import decisions, subscriptions, timers, versioned
from engine.store.decisions import DecisionRequirementsRow, DecisionRow
from engine.store.forms import FormRow
from engine.store.process_definitions import ProcessDefinitionRow
from engine.store.versioned import Versioned

_KINDS: tuple[tuple[str, type[Versioned]], ...] = (
    ("process definition", ProcessDefinitionRow),
    ("decision requirements", DecisionRequirementsRow),
    ("decision", DecisionRow),
    ("form", FormRow),
)


def delete_resource(uow: UnitOfWork, key: int) -> None:
    """Nothing new finds that version any more, and the one before it becomes the newest, its start events included.

    As in Camunda 8.9 instances that run on it go on to their end (the definition drains), and its number is never given
    again. A decision goes with the whole file it stands in. Forms and decisions that a definition is bound to by
    `deployment` stay for that one. History and audit trail are kept. Raise `NotFound` (none, or deleted already).
    """
    kind, row = _find(uow, key)
    if isinstance(row, DecisionRow):
        kind, row = "decision requirements", _get(uow, DecisionRequirementsRow, row.requirements_key)
    latest = versioned.latest(uow.session, type(row), row.id)
    row.deleted = uow.now
    uow.session.flush()
    if isinstance(row, ProcessDefinitionRow):
        timers.delete_starts(uow.session, [row.key])
        if latest is row:
            _start_older(uow, row)
    elif isinstance(row, DecisionRequirementsRow):
        for decision in decisions.in_requirements(uow.session, row.key):
            decision.deleted = uow.now
    uow.audit("delete_resource", kind, row.key, {"id": row.id, "version": row.version})


def _find(uow: UnitOfWork, key: int) -> tuple[str, Versioned]:
    for name, kind in _KINDS:
        row = uow.session.get(kind, key, with_for_update=True, populate_existing=True)
        if row is not None and row.deleted is None:
            return name, row
    raise NotFound("resource", key)


def _get(uow: UnitOfWork, kind: type[Versioned], key: int) -> Versioned:
    row = uow.session.get(kind, key)
    if row is None:
        raise NotFound("resource", key)
    return row


def _start_older(uow: UnitOfWork, deleted: ProcessDefinitionRow) -> None:
    """Messages, signals and timers start the version that is the newest now."""
    before = versioned.latest(uow.session, ProcessDefinitionRow, deleted.id)
    if before is None:
        subscriptions.delete_starts(uow.session, deleted.id)
    else:
        replace_start_events(uow, before, uow.engine.definitions.process(uow, before.key))
