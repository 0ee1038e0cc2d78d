"""Firing timers that are due, many to a transaction, each in a savepoint of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError

from engine.actor import Actor
from engine.commands import failures
from engine.commands.failures import Failure
from engine.commands.fire_timer import fire_timer
from engine.commands.unit_of_work import UnitOfWork
from engine.errors import EngineError, StepFailed
from engine.store import buffered_messages, process_definitions, timers
from engine.store.process_instances import StaleInstance
from engine.store.timers import OpenTimer

if TYPE_CHECKING:
    from datetime import datetime

    from engine.engine import Engine

BATCH = 50


def run_due(engine: Engine, limit: int = 10_000) -> int:
    """Fire every timer that is due now, in order, until none is left or `limit` have been handled.

    Timers that come up meanwhile and are due already fire too. One that fails gets an incident and rests until
    that is resolved; the others go on. Returns how many were handled, failures included.
    """
    handled = 0
    while handled < limit:
        count = run_batch(engine, min(BATCH, limit - handled))
        if count == 0:
            break
        handled += count
    return handled


def run_batch(engine: Engine, size: int = BATCH) -> int:
    """Fire up to `size` due timers in one transaction; 0 when none is due or other workers have them all."""
    with engine.transaction(Actor.system()) as uow:
        buffered_messages.delete_expired(uow.session, uow.now)
        keys = timers.claim_due(uow.session, uow.now, size)
        for key in keys:
            _fire(uow, key)
        return len(keys)


def next_due(engine: Engine) -> datetime | None:
    """When the next timer is due; None when none is waiting."""
    with engine.reading() as session:
        return timers.next_due(session)


def _fire(uow: UnitOfWork, key: int) -> None:
    if timers.get(uow.connection, key) is None:
        return  # a timer before it in this batch has closed it
    uow.failure = None
    try:
        with uow.savepoint():
            fire_timer(uow, key)
    except (SQLAlchemyError, StaleInstance):
        raise  # not the process is at fault: the whole batch is tried again
    except EngineError as error:
        uow.broken = None
        _hold(uow, key, error)


def _hold(uow: UnitOfWork, key: int, error: EngineError) -> None:
    timer = timers.get(uow.connection, key)
    if timer is None:
        raise error
    failure = uow.failure or _failure(uow, timer, error)
    failures.record(uow.session, failure, now=uow.now, actor=uow.actor.id, timer_key=key)
    timers.set_blocked(uow.session, key, blocked=True)
    uow.failure = None


def _failure(uow: UnitOfWork, timer: OpenTimer, error: EngineError) -> Failure:
    process_id = process_definitions.get(uow.session, timer.definition_key).id
    failed = error if isinstance(error, StepFailed) else StepFailed("UNKNOWN", timer.element_id, str(error))
    concerned = () if timer.instance_key is None else (timer.instance_key,)
    return Failure(failed, process_id, concerned, timer.wait_id)
