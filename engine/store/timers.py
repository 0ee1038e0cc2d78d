"""Timers: the only clock of the engine. A row fires when it is due and no open incident holds it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ForeignKey, Index, bindparam, exists, func, insert, select, update
from sqlalchemy import delete as sql_delete
from sqlalchemy.orm import Mapped, Session, mapped_column

from engine.store.base import Base, Key
from engine.store.driver import Executor
from engine.store.fast import FastRead, FastWrite
from engine.store.incidents import Incident, IncidentState
from engine.store.keys import next_key
from engine.store.process_instances import ProcessInstance


class Timer(Base):
    """A timer of an instance, or of a timer start event (then `instance_key` is None).

    `blocked` is set while an incident on it is open or its instance is suspended: the worker leaves it alone meanwhile.
    Timers of an instance that are due at once fire in the order of their waits; in a loop one takes the row of the one before.
    """

    __tablename__ = "timer"
    __table_args__ = (Index(None, "blocked", "due", "wait_id"), Index(None, "instance_key", "wait_id"))

    key: Mapped[Key]
    instance_key: Mapped[int | None] = mapped_column(ForeignKey("process_instance.key"))
    root_key: Mapped[int | None]
    definition_key: Mapped[int] = mapped_column(ForeignKey("process_definition.key"))
    element_id: Mapped[str]
    wait_id: Mapped[int | None]
    due: Mapped[datetime]
    blocked: Mapped[bool] = mapped_column(default=False)


@dataclass(frozen=True, slots=True)
class OpenTimer:
    """The columns of `timer` that firing it asks for."""

    key: int
    instance_key: int | None
    definition_key: int
    element_id: str
    wait_id: int | None
    due: datetime


_COLUMNS = tuple(getattr(Timer, name) for name in OpenTimer.__dataclass_fields__)
_GET = FastRead(select(*_COLUMNS).where(Timer.key == bindparam("timer_key")))
_INSERT = FastWrite(insert(Timer))
_OF_WAIT = (Timer.instance_key == bindparam("of_instance"), Timer.wait_id == bindparam("of_wait"))
_DELETE_CLOSED = FastWrite(sql_delete(Timer).where(*_OF_WAIT))
_REPLACED = ("element_id", "wait_id", "due", "blocked")
_REPLACE = FastWrite(update(Timer).where(*_OF_WAIT).values({name: bindparam(f"new_{name}") for name in _REPLACED}), hits_one=True)


def open_for(
    executor: Executor, *, instance_key: int, root_key: int, definition_key: int, element_id: str, wait_id: int, due: datetime
) -> None:
    """Store the timer of a wait."""
    row = {
        "key": next_key(),
        "instance_key": instance_key,
        "root_key": root_key,
        "definition_key": definition_key,
        "element_id": element_id,
        "wait_id": wait_id,
        "due": due,
        "blocked": False,
    }
    _INSERT.run(executor, row)


def replace(executor: Executor, instance_key: int, closed: int, *, element_id: str, wait_id: int, due: datetime) -> bool:
    """Let the timer of another wait take the row and the key of wait `closed` of the same instance.

    It is half the work of dropping one and storing one. False when there is no such row.
    """
    values = {
        "of_instance": instance_key,
        "of_wait": closed,
        "new_element_id": element_id,
        "new_wait_id": wait_id,
        "new_due": due,
        "new_blocked": False,
    }
    return _REPLACE.run(executor, values) == 1


def get(executor: Executor, key: int) -> OpenTimer | None:
    """The timer as it is now, or None when it has fired or was cancelled."""
    row = _GET.first(executor, {"timer_key": key})
    return None if row is None else OpenTimer(*row)


def claim_due(session: Session, now: datetime, limit: int) -> list[OpenTimer]:
    """Timers that are due, in order, locked until the transaction ends; locked ones are skipped.

    The lock is also taken on the root of the instance's tree, as every other step does, so nobody deadlocks.
    """
    of_instances = (
        select(*_COLUMNS)
        .join(ProcessInstance, ProcessInstance.key == Timer.root_key)
        .with_for_update(skip_locked=True, of=[Timer, ProcessInstance])
    )
    is_due = (Timer.blocked.is_(False), Timer.due <= now)
    rows = session.execute(of_instances.where(*is_due).order_by(Timer.due, Timer.wait_id).limit(limit))
    due = [OpenTimer(*row) for row in rows]
    # there are few of start events, and looking for them among all that is due would take as long as that is much
    starts = session.scalars(select(Timer.key).where(Timer.instance_key.is_(None))).all()
    if starts:
        of_starts = select(*_COLUMNS).where(Timer.key.in_(starts), *is_due).with_for_update(skip_locked=True)
        due += [OpenTimer(*row) for row in session.execute(of_starts)]
    return sorted(due, key=lambda timer: (timer.due, timer.wait_id or 0, timer.key))[:limit]


def next_due(session: Session) -> datetime | None:
    """When the next timer is due; None when none is waiting."""
    return session.scalar(select(func.min(Timer.due)).where(Timer.blocked.is_(False)))


def of_instance(session: Session, instance_key: int) -> list[Timer]:
    """The open timers of an instance, next due first."""
    query = select(Timer).where(Timer.instance_key == instance_key).order_by(Timer.due, Timer.key)
    return list(session.scalars(query))


def reschedule(session: Session, instance_key: int, dues: Mapping[int, datetime]) -> None:
    """Move timers of an instance to new due instants, by wait id."""
    for wait_id, due in dues.items():
        session.execute(update(Timer).where(Timer.instance_key == instance_key, Timer.wait_id == wait_id).values(due=due))


def delete_closed(executor: Executor, instance_key: int, wait_ids: Iterable[int]) -> None:
    """Drop the timers that a step closed."""
    _DELETE_CLOSED.run(executor, [{"of_instance": instance_key, "of_wait": wait_id} for wait_id in wait_ids])


def set_blocked(session: Session, key: int, *, blocked: bool) -> None:
    """Hold a timer back, or let it go."""
    session.execute(update(Timer).where(Timer.key == key).values(blocked=blocked))


def suspend(session: Session, instance_keys: Iterable[int]) -> None:
    """Hold back all timers of instances."""
    session.execute(update(Timer).where(Timer.instance_key.in_(list(instance_keys))).values(blocked=True))


def resume(session: Session, instance_keys: Iterable[int]) -> None:
    """Let the timers of instances go, except those an open incident holds."""
    is_held = exists().where(Incident.timer_key == Timer.key, Incident.state == IncidentState.ACTIVE)
    session.execute(update(Timer).where(Timer.instance_key.in_(list(instance_keys)), ~is_held).values(blocked=False))


def move(session: Session, key: int, due: datetime) -> None:
    """Set the next due instant of one timer."""
    session.execute(update(Timer).where(Timer.key == key).values(due=due))


def delete(session: Session, key: int) -> None:
    """Drop one timer."""
    session.execute(sql_delete(Timer).where(Timer.key == key))


def delete_starts(session: Session, definition_keys: Iterable[int]) -> None:
    """Drop the start timers of older versions."""
    session.execute(sql_delete(Timer).where(Timer.instance_key.is_(None), Timer.definition_key.in_(list(definition_keys))))
