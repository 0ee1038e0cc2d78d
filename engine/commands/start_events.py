"""Start events of the newest version of a process: subscriptions and timers that belong to no instance."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from engine.spiff.cycles import CycleDefinition
from engine.spiff.definition import ProcessDefinition, StartTrigger
from engine.spiff.events import TimerDefinition
from engine.spiff.expression import Moment
from engine.store import deployments, process_definitions, subscriptions, timers, versioned
from engine.store.process_definitions import ProcessDefinitionRow
from engine.store.subscriptions import StartKind, StartSubscription
from engine.store.timers import OpenTimer, Timer

if TYPE_CHECKING:
    from engine.commands.unit_of_work import UnitOfWork

_KINDS = {"message": StartKind.MESSAGE, "signal": StartKind.SIGNAL, "condition": StartKind.CONDITION}


def replace_start_events(uow: UnitOfWork, row: ProcessDefinitionRow, process: ProcessDefinition) -> None:
    """From now on messages, signals and timers start this version, and no older one any more."""
    older = [other.key for other in versioned.versions(uow.session, ProcessDefinitionRow, row.id)]
    subscriptions.delete_starts(uow.session, row.id)
    timers.delete_starts(uow.session, older)
    for trigger in process.start_events:
        if trigger.kind in _KINDS:
            uow.session.add(_subscription(row, trigger))
        elif trigger.timer is not None:
            due = _first(trigger.timer, uow, trigger.element_id)
            if due is not None:
                uow.session.add(Timer(definition_key=row.key, element_id=trigger.element_id, due=due))


def _first(timer: TimerDefinition | CycleDefinition, uow: UnitOfWork, element_id: str) -> datetime | None:
    return timer.first({}, uow, element_id) if isinstance(timer, CycleDefinition) else timer.due({}, uow, element_id)


def is_open(trigger: StartTrigger, deployed: datetime, moment: Moment) -> bool:
    """Whether a start event of a version deployed then has a row now: a date or a cycle that is over has none."""
    if trigger.timer is None:
        return trigger.kind in _KINDS
    if isinstance(trigger.timer, CycleDefinition):
        return trigger.timer.restarted({}, deployed, moment, trigger.element_id) is not None
    return trigger.timer.due({}, moment, trigger.element_id) > moment.now


def move_start_timer(uow: UnitOfWork, timer: OpenTimer) -> None:
    """A start timer has fired: on to the next firing of its cycle, or it is over."""
    definition = process_definitions.get(uow.session, timer.definition_key)
    compiled = uow.engine.definitions.process(uow, timer.definition_key)
    cycle = next(trigger.timer for trigger in compiled.start_events if trigger.element_id == timer.element_id)
    following: datetime | None = None
    if isinstance(cycle, CycleDefinition):
        deployed = deployments.get_deployment(uow.session, definition.deployment_key).deployed
        following = cycle.following(deployed, timer.due, uow, timer.element_id)
    if following is None:
        timers.delete(uow.session, timer.key)
    else:
        timers.move(uow.session, timer.key, following)


def _subscription(row: ProcessDefinitionRow, trigger: StartTrigger) -> StartSubscription:
    return StartSubscription(
        definition_key=row.key,
        process_id=row.id,
        element_id=trigger.element_id,
        kind=_KINDS[trigger.kind],
        name=trigger.name or "",
    )
