"""Storing a step: the state, the rows of its waits, history, and what it asks of other instances."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from engine.commands import children, decision_instances, documents, escalations, messages, signals
from engine.commands.history_lines import history_line
from engine.commands.open_waits import open_waits
from engine.commands.task_rows import change_tasks
from engine.commands.timer_rows import change_timers
from engine.errors import StepFailed
from engine.spiff import Instance
from engine.spiff.effects import (
    AskParent,
    Broadcast,
    CancelChild,
    DecisionEvent,
    Request,
    StartChild,
    StepOutcome,
    VariableEvent,
)
from engine.spiff.waits import MessageWait, TimerWait, WaitKind
from engine.store import history, incidents, jobs, locked_instances, subscriptions, timers, user_tasks
from engine.store.locked_instances import LockedInstance
from engine.store.process_instances import InstanceStatus
from engine.store.state import encode_state

if TYPE_CHECKING:
    from engine.commands.unit_of_work import UnitOfWork

MAX_STATE_BYTES = 4_000_000


def save_step(uow: UnitOfWork, row: LockedInstance, instance: Instance, wait_id: int | None) -> None:
    """Store everything `instance` changed and queue what follows from it."""
    outcome = instance.outcome
    _update(uow, row, instance)
    if row.revision:
        locked_instances.save(uow.connection, row)
    else:
        locked_instances.create(uow.connection, row)
    if outcome.tasks:
        change_tasks(uow, row, outcome.tasks)
    closed = _by_kind(outcome)
    opened_timers = [wait for wait in outcome.opened.values() if type(wait) is TimerWait]
    change_timers(uow, row, closed.pop(WaitKind.TIMER, []), opened_timers)
    _close(uow, row, closed, wait_id)
    open_waits(uow, row, outcome.opened.values())
    _reschedule(uow, row, outcome)
    _tell(uow, row, outcome)
    if row.has_incidents:
        over = outcome.closed if wait_id is None else [*outcome.closed, wait_id]
        incidents.resolve_waits(uow.session, row.key, over, at=uow.now, by=uow.actor.id)
    _ask_others(uow, row, instance)


def _tell(uow: UnitOfWork, row: LockedInstance, outcome: StepOutcome) -> None:
    told = outcome.history
    history.append(uow.connection, row.key, [history_line(event) for event in told], at=uow.now, actor=uow.actor.id)
    kinds = {type(event) for event in told}
    if DecisionEvent in kinds:
        decision_instances.record_step(uow, row, told)
    if VariableEvent in kinds:
        documents.attach_step(uow, row, told)


def _update(uow: UnitOfWork, row: LockedInstance, instance: Instance) -> None:
    outcome = instance.outcome
    row.state = encode_state(_dump(row, instance))
    row.open_waits += len(outcome.opened) - len(outcome.closed)
    if instance.uncaught is not None and row.parent_wait is None:
        code, message, _, element_id = instance.uncaught
        detail = f"it ended with BPMN error '{code}' ({message}), which nothing catches"
        raise StepFailed("UNHANDLED_ERROR_EVENT", element_id, detail)
    if instance.finished:
        row.status = InstanceStatus.TERMINATED if instance.cancelled else InstanceStatus.COMPLETED
        row.ended = uow.now
        row.result = instance.variables
    _watch(row, instance)


def _dump(row: LockedInstance, instance: Instance) -> bytes:
    state = instance.dump()
    if len(state) > MAX_STATE_BYTES:
        detail = f"its variables grew to {len(state)} bytes and at most {MAX_STATE_BYTES} are kept"
        raise StepFailed("VARIABLES_TOO_LARGE", row.process_id, detail)
    return state


def _watch(row: LockedInstance, instance: Instance) -> None:
    # the watchdog: an instance nothing can wake up, or a wait nobody is behind, must never be stored
    if instance.finished == (row.open_waits > 0):
        found = "ended with open waits" if instance.finished else "waits for nothing and would stall for ever"
        places = ", ".join(instance.active_elements()) or "no element"
        raise StepFailed("STALLED", row.process_id, f"the instance {found} (tokens at: {places})")


def _by_kind(outcome: StepOutcome) -> dict[WaitKind, list[int]]:
    by_kind: dict[WaitKind, list[int]] = {}
    for wait_id in outcome.closed:
        by_kind.setdefault(outcome.closed_kinds[wait_id], []).append(wait_id)
    return by_kind


def _close(uow: UnitOfWork, row: LockedInstance, closed: Mapping[WaitKind, list[int]], done: int | None) -> None:
    for kind, wait_ids in closed.items():
        match kind:
            case WaitKind.USER_TASK:
                if open_tasks := [wait_id for wait_id in wait_ids if wait_id != done]:
                    user_tasks.cancel_closed(uow.connection, row.key, open_tasks, uow.now)
            case WaitKind.JOB:
                if open_jobs := [wait_id for wait_id in wait_ids if wait_id != done]:
                    jobs.cancel_closed(uow.session, row.key, open_jobs, uow.now)
            case WaitKind.MESSAGE:
                subscriptions.delete_closed_messages(uow.session, row.key, wait_ids)
            case WaitKind.SIGNAL:
                subscriptions.delete_closed_signals(uow.session, row.key, wait_ids)


def _reschedule(uow: UnitOfWork, row: LockedInstance, outcome: StepOutcome) -> None:
    if outcome.rescheduled:
        timers.reschedule(uow.session, row.key, outcome.rescheduled)
        user_tasks.reschedule(uow.session, row.key, outcome.rescheduled)


def _ask_others(uow: UnitOfWork, row: LockedInstance, instance: Instance) -> None:
    for request in instance.outcome.requests:
        _ask(uow, row, instance.outcome, request)
    for wait in instance.outcome.opened.values():
        if type(wait) is MessageWait:
            uow.queue.run(partial(messages.take_buffered, uow, row, wait))
    if instance.finished:
        _ended(uow, row, instance)


def _ask(uow: UnitOfWork, row: LockedInstance, outcome: StepOutcome, request: Request) -> None:
    match request:
        case StartChild():
            element_id = outcome.opened[request.wait_id].element_id
            uow.queue.run(partial(children.start_child, uow, row, request, element_id))
        case CancelChild():
            children.cancel_child(uow, row, request)
        case AskParent():
            uow.queue.run(partial(escalations.ask_parent, uow, row, request))
        case Broadcast():
            uow.queue.run(partial(signals.broadcast, uow, request.name, request.variables, row.tenant_id))


def _ended(uow: UnitOfWork, row: LockedInstance, instance: Instance) -> None:
    incidents.resolve_all(uow.session, row.key, at=uow.now, by=uow.actor.id)
    if row.parent_wait is not None:
        uow.queue.run(partial(children.answer_parent, uow, row, instance))
    if row.start_key is not None:
        uow.queue.run(partial(messages.start_next, uow, row))
