"""One batch of due timers: all of them together, or, when that does not work out, each in a savepoint of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from engine.actor import Actor
from engine.commands import failures
from engine.commands.failures import Failure
from engine.commands.fire_timer import fire
from engine.commands.unit_of_work import UnitOfWork
from engine.errors import EngineError, StepFailed, Unstorable
from engine.store import buffered_messages, locked_instances, process_definitions, timers
from engine.store.held_writes import held
from engine.store.locked_instances import LockedInstance
from engine.store.postgresql import is_unreachable
from engine.store.process_instances import StaleInstance
from engine.store.timers import OpenTimer

if TYPE_CHECKING:
    from engine.engine import Engine


class NotTogether(Exception):
    """One timer of the batch failed, so nothing of it has happened; which one shows when they fire one by one."""


def fire_together(engine: Engine, size: int) -> int:
    """Fire up to `size` due timers as if nothing could go wrong; returns how many. Raise `NotTogether` when one fails.

    Their instances are read at once and their rows written at once, which is most of what a timer costs on PostgreSQL.
    """
    with engine.transaction(Actor.system()) as uow:
        due = _claim(uow, size)
        try:
            with held(uow.connection):
                _fire_all(uow, due)
        except (EngineError, SQLAlchemyError) as error:
            if isinstance(error, DBAPIError) and is_unreachable(error):
                raise
            raise NotTogether from error
        if uow.failure is not None or uow.broken is not None:
            raise NotTogether
        return len(due)


def fire_one_by_one(engine: Engine, size: int) -> int:
    """Fire up to `size` due timers, each in a savepoint; one that fails gets an incident and rests. Returns how many."""
    with engine.transaction(Actor.system()) as uow:
        due = _claim(uow, size)
        for timer in due:
            _fire(uow, timer)
        return len(due)


def fire_alone(engine: Engine, size: int) -> int:
    """Fire up to `size` due timers, each in a transaction of its own; one that fails gets an incident and rests.

    It is for what not even a savepoint survives: a value that the database cannot take undoes the whole transaction.
    """
    handled = 0
    while handled < size and _fire_next(engine):
        handled += 1
    return handled


def _fire_next(engine: Engine) -> bool:
    tried: list[OpenTimer] = []
    try:
        with engine.transaction(Actor.system()) as uow:
            tried += _claim(uow, 1)
            _fire_without_savepoint(uow, tried)
    except (NotTogether, Unstorable) as undone:
        error = undone.__cause__ if isinstance(undone, NotTogether) else undone
        failure = uow.failure
        with engine.transaction(Actor.system()) as uow:
            for timer in tried:
                if isinstance(error, EngineError) and _still_due(uow, timer) is not None:
                    uow.failure = failure
                    _hold(uow, timer, error)
    return bool(tried)


def _fire_without_savepoint(uow: UnitOfWork, due: list[OpenTimer]) -> None:
    try:
        for timer in due:
            fire(uow, timer)
        uow.flush()
    except StaleInstance:
        raise
    except EngineError as error:
        raise NotTogether from error  # not as itself, or it would be written down without its timer


def _claim(uow: UnitOfWork, size: int) -> list[OpenTimer]:
    buffered_messages.delete_expired(uow.session, uow.now)
    return timers.claim_due(uow.session, uow.now, size)


def _fire_all(uow: UnitOfWork, due: list[OpenTimer]) -> None:
    keys = [timer.instance_key for timer in due if timer.instance_key is not None]
    rows = locked_instances.lock_all(uow.connection.connection, keys) if keys else {}
    for timer in due:
        row = None if timer.instance_key is None else rows.get(timer.instance_key)
        if row is not None and _is_as_read(uow, row):
            uow.locked = row
            fire(uow, timer)
        elif (now := _still_due(uow, timer)) is not None:
            fire(uow, now)


def _is_as_read(uow: UnitOfWork, row: LockedInstance) -> bool:
    """Whether the instance and its timers are as they were when the batch began: only steps change them."""
    return not uow.touched.keys() & {row.key, row.parent_key, row.root_key}


def _still_due(uow: UnitOfWork, timer: OpenTimer) -> OpenTimer | None:
    """The timer as it is now; None when one before it in the batch has closed it or put it off."""
    now = timers.get(uow.connection, timer.key)
    if now is None or now.wait_id != timer.wait_id:  # or its row is another's by now
        return None
    return None if now.due > uow.now else now


def _fire(uow: UnitOfWork, timer: OpenTimer) -> None:
    now = _still_due(uow, timer)
    if now is None:
        return
    uow.failure = None
    try:
        with uow.savepoint():
            fire(uow, now)
    except (SQLAlchemyError, StaleInstance, Unstorable):
        raise  # not the process is at fault: the whole batch is tried again
    except EngineError as error:
        uow.broken = None
        _hold(uow, now, error)


def _hold(uow: UnitOfWork, timer: OpenTimer, error: EngineError) -> None:
    failure = uow.failure or _failure(uow, timer, error)
    failures.record(uow.session, failure, now=uow.now, actor=uow.actor.id, timer_key=timer.key)
    timers.set_blocked(uow.session, timer.key, blocked=True)
    uow.failure = None


def _failure(uow: UnitOfWork, timer: OpenTimer, error: EngineError) -> Failure:
    process_id = process_definitions.get(uow.session, timer.definition_key).id
    failed = error if isinstance(error, StepFailed) else StepFailed("UNKNOWN", timer.element_id, str(error))
    concerned = () if timer.instance_key is None else (timer.instance_key,)
    return Failure(failed, process_id, concerned, timer.wait_id)
