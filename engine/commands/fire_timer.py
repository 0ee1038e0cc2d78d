"""Command: fire one due timer."""

from __future__ import annotations

from functools import partial

from engine.commands.start_events import move_start_timer
from engine.commands.step import Start, begin, step
from engine.commands.unit_of_work import UnitOfWork
from engine.errors import NotFound, WrongState
from engine.spiff import Instance
from engine.store import DEFAULT_TENANT, process_definitions, timers
from engine.store.timers import OpenTimer


def fire_timer(uow: UnitOfWork, key: int) -> None:
    """Fire the timer: go on in its instance, or start an instance at its start event.

    Raise `NotFound` when it has fired or was cancelled, `WrongState` when it is not due, `StepFailed` when the
    process cannot go on.
    """
    uow.flush()
    timer = timers.get(uow.connection, key)
    if timer is None:
        raise NotFound("timer", key)
    if timer.due > uow.now:
        raise WrongState("timer", key, f"DUE {timer.due.isoformat()}", "fire")
    fire(uow, timer)


def fire(uow: UnitOfWork, timer: OpenTimer) -> None:
    """Fire a timer that was just read, is due and nobody else's; raise `StepFailed` when the process cannot go on."""
    uow.audit("fire_timer", "timer", timer.key, {"elementId": timer.element_id, "due": timer.due.isoformat()})
    if timer.instance_key is None or timer.wait_id is None:
        _start(uow, timer)
    else:
        _go_on(uow, timer.instance_key, timer.wait_id)


def _go_on(uow: UnitOfWork, instance_key: int, wait_id: int) -> None:
    def act(instance: Instance) -> None:
        instance.trigger(wait_id)

    uow.queue.run(partial(step, uow, instance_key, act, command="fire a timer of", wait_id=wait_id))


def _start(uow: UnitOfWork, timer: OpenTimer) -> None:
    definition = process_definitions.get(uow.session, timer.definition_key)
    move_start_timer(uow, timer)
    start = Start(variables={}, tenant_id=DEFAULT_TENANT, start_element=timer.element_id)
    uow.queue.run(partial(begin, uow, definition, start))
