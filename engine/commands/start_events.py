"""Start events of the newest version of a process: subscriptions and timers that belong to no instance."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from engine.spiff.definition import ProcessDefinition, StartTrigger
from engine.store import subscriptions, timers, versioned
from engine.store.process_definitions import ProcessDefinitionRow
from engine.store.subscriptions import StartKind, StartSubscription
from engine.store.timers import Timer

if TYPE_CHECKING:
    from engine.commands.unit_of_work import UnitOfWork

_KINDS = {"message": StartKind.MESSAGE, "signal": StartKind.SIGNAL, "condition": StartKind.CONDITION}


class _Now:
    """The instant a start timer is computed at."""

    def __init__(self, now: datetime) -> None:
        self.now = now


def replace_start_events(uow: UnitOfWork, row: ProcessDefinitionRow, process: ProcessDefinition) -> None:
    """From now on messages, signals and timers start this version, and no older one any more."""
    older = [other.key for other in versioned.versions(uow.session, ProcessDefinitionRow, row.id)]
    subscriptions.delete_starts(uow.session, row.id)
    timers.delete_starts(uow.session, older)
    for trigger in process.start_events:
        if trigger.kind in _KINDS:
            uow.session.add(_subscription(row, trigger))
        elif trigger.timer is not None:
            due = trigger.timer.due({}, _Now(uow.now), trigger.element_id)
            uow.session.add(Timer(definition_key=row.key, element_id=trigger.element_id, due=due))


def _subscription(row: ProcessDefinitionRow, trigger: StartTrigger) -> StartSubscription:
    return StartSubscription(
        definition_key=row.key,
        process_id=row.id,
        element_id=trigger.element_id,
        kind=_KINDS[trigger.kind],
        name=trigger.name or "",
    )
