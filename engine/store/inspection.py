"""Queries of the doctor: unfinished instances with the rows behind their waits, and rows nothing is behind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased, undefer

from engine.spiff.waits import WaitKind
from engine.store.incidents import Incident, IncidentState
from engine.store.jobs import Job
from engine.store.process_definitions import ProcessDefinitionRow
from engine.store.process_instances import RUNNING, ProcessInstance
from engine.store.subscriptions import MessageSubscription, SignalSubscription, StartSubscription
from engine.store.timers import Timer
from engine.store.user_tasks import OPEN_STATES, UserTask

_child = aliased(ProcessInstance)
_is_running = ProcessInstance.status.in_(RUNNING)
_OPEN: dict[WaitKind, tuple[Any, ColumnElement[bool] | None]] = {
    WaitKind.USER_TASK: (UserTask, UserTask.state.in_(OPEN_STATES)),
    WaitKind.TIMER: (Timer, None),
    WaitKind.MESSAGE: (MessageSubscription, None),
    WaitKind.SIGNAL: (SignalSubscription, None),
    WaitKind.JOB: (Job, Job.ended.is_(None)),
}
"""The table of each kind of wait, and which of its rows are open."""


@dataclass(frozen=True, slots=True)
class WaitRow:
    """The row behind a wait: of a task, timer, subscription, job, or (CALL) a called instance."""

    kind: WaitKind
    key: int
    instance_key: int
    wait_id: int
    element_id: str
    resting: bool = False


def unfinished(session: Session, after: int, limit: int) -> Sequence[ProcessInstance]:
    """The next unfinished instances behind key `after`, with their states."""
    query = select(ProcessInstance).where(_is_running, ProcessInstance.key > after)
    return session.scalars(query.options(undefer(ProcessInstance.state)).order_by(ProcessInstance.key).limit(limit)).all()


def wait_rows(session: Session, keys: Collection[int]) -> dict[int, list[WaitRow]]:
    """The open rows behind the waits of these instances."""
    found: dict[int, list[WaitRow]] = defaultdict(list)
    for kind, (table, is_open) in _OPEN.items():
        resting = _RESTING.get(kind)
        columns = [table.key, table.instance_key, table.wait_id, table.element_id, *([] if resting is None else [resting])]
        query = select(*columns).where(table.instance_key.in_(keys))
        for row in session.execute(query if is_open is None else query.where(is_open)):
            found[row.instance_key].append(WaitRow(kind, *row))
    calls = select(_child.key, _child.parent_key, _child.parent_wait, _child.process_id).where(
        _child.parent_key.in_(keys), _child.parent_wait.is_not(None), _child.status.in_(RUNNING)
    )
    for row in session.execute(calls):
        found[row.parent_key or 0].append(_call(row))
    return found


_is_forgotten = and_(Job.is_ready.is_(False), Job.deadline.is_(None), Job.due.is_(None))  # nothing makes it ready again
_RESTING: dict[WaitKind, ColumnElement[bool] | InstrumentedAttribute[bool]] = {
    WaitKind.TIMER: Timer.blocked,
    WaitKind.JOB: or_(Job.is_held, Job.is_suspended, _is_forgotten),
    WaitKind.MESSAGE: MessageSubscription.suspended,
    WaitKind.SIGNAL: SignalSubscription.suspended,
}


def active_incidents(session: Session, keys: Collection[int]) -> dict[int, list[Incident]]:
    """The open incidents of these instances."""
    found: dict[int, list[Incident]] = defaultdict(list)
    query = select(Incident).where(Incident.instance_key.in_(keys), Incident.state == IncidentState.ACTIVE)
    for incident in session.scalars(query):
        found[incident.instance_key or 0].append(incident)
    return found


def without_wake_up(session: Session, keys: Collection[int] | None = None) -> Sequence[tuple[int, str]]:
    """Key and process of the unfinished instances (of `keys`, or all) behind which there is neither row nor incident.

    One that waits for a condition only is among them: that wait has no row.
    """
    waiting = [
        exists().where(table.instance_key == ProcessInstance.key, *([] if is_open is None else [is_open]))
        for table, is_open in _OPEN.values()
    ]
    waiting.append(exists().where(Incident.instance_key == ProcessInstance.key, Incident.state == IncidentState.ACTIVE))
    waiting.append(exists().where(_child.parent_key == ProcessInstance.key, _child.status.in_(RUNNING)))
    query = select(ProcessInstance.key, ProcessInstance.process_id).where(_is_running, ~or_(*waiting))
    if keys is not None:
        query = query.where(ProcessInstance.key.in_(keys))
    return [(key, process_id) for key, process_id in session.execute(query.order_by(ProcessInstance.key))]


def orphans(session: Session) -> Iterator[WaitRow]:
    """Open rows of instances that have ended or are not there."""
    for kind, (table, is_open) in _OPEN.items():
        query = _without_instance(table.instance_key, select(table.key, table.instance_key, table.wait_id, table.element_id))
        for row in session.execute((query if is_open is None else query.where(is_open)).execution_options(yield_per=500)):
            yield WaitRow(kind, *row)
    parent = aliased(ProcessInstance)
    calls = (
        select(_child.key, _child.parent_key, _child.parent_wait, _child.process_id)
        .outerjoin(parent, and_(parent.key == _child.parent_key, parent.status.in_(RUNNING)))
        .where(_child.parent_wait.is_not(None), _child.status.in_(RUNNING), parent.key.is_(None))
    )
    for row in session.execute(calls.execution_options(yield_per=500)):
        yield _call(row)


def _call(row: Row[int, int | None, int | None, str]) -> WaitRow:
    return WaitRow(WaitKind.CALL, row.key, row.parent_key or 0, row.parent_wait or 0, row.process_id)


def incidents_of_ended(session: Session) -> Iterator[Incident]:
    """Open incidents of instances that have ended or are not there."""
    query = _without_instance(Incident.instance_key, select(Incident)).where(Incident.state == IncidentState.ACTIVE)
    yield from session.scalars(query.execution_options(yield_per=500))


def _without_instance(instance_key: Any, query: Select[Any]) -> Select[Any]:
    joined = query.outerjoin(ProcessInstance, and_(ProcessInstance.key == instance_key, _is_running))
    return joined.where(instance_key.is_not(None), ProcessInstance.key.is_(None))


def overdue(session: Session, before: datetime) -> Iterator[Timer]:
    """Timers that were due before that instant and that nothing holds back, longest overdue first."""
    query = select(Timer).where(Timer.blocked.is_(False), Timer.due < before).order_by(Timer.due, Timer.key)
    yield from session.scalars(query.execution_options(yield_per=500))


def start_rows(session: Session) -> set[tuple[int, str]]:
    """Definition key and element of every start subscription and start timer."""
    subscribed = select(StartSubscription.definition_key, StartSubscription.element_id)
    timed = select(Timer.definition_key, Timer.element_id).where(Timer.instance_key.is_(None))
    return {(key, element_id) for query in (subscribed, timed) for key, element_id in session.execute(query)}


def blocked_starts(session: Session) -> Sequence[Timer]:
    """Start timers that are held back although no open incident holds them."""
    is_held = exists().where(Incident.timer_key == Timer.key, Incident.state == IncidentState.ACTIVE)
    query = select(Timer).where(Timer.instance_key.is_(None), Timer.blocked, ~is_held)
    return session.scalars(query.order_by(Timer.key)).all()


def outdated_starts(session: Session) -> Iterator[tuple[int, str, str]]:
    """Definition key, process and element of start timers and subscriptions of versions that are not the newest."""
    newest = select(ProcessDefinitionRow.id, func.max(ProcessDefinitionRow.version).label("version"))
    newest_of = newest.where(ProcessDefinitionRow.deleted.is_(None)).group_by(ProcessDefinitionRow.id).subquery()
    for table, is_start in ((Timer, Timer.instance_key.is_(None)), (StartSubscription, None)):
        query = (
            select(ProcessDefinitionRow.key, ProcessDefinitionRow.id, table.element_id)
            .join(table, table.definition_key == ProcessDefinitionRow.key)
            .outerjoin(
                newest_of, and_(newest_of.c.id == ProcessDefinitionRow.id, newest_of.c.version == ProcessDefinitionRow.version)
            )
            .where(newest_of.c.id.is_(None), *([] if is_start is None else [is_start]))
        )
        yield from ((key, id_, element_id) for key, id_, element_id in session.execute(query))


def definitions_in_use(session: Session) -> Sequence[ProcessDefinitionRow]:
    """The versions that unfinished instances run on, and the newest of every process, by key."""
    running = select(ProcessInstance.definition_key).where(_is_running)
    newest = select(func.max(ProcessDefinitionRow.key)).where(ProcessDefinitionRow.deleted.is_(None))
    query = select(ProcessDefinitionRow).where(
        or_(ProcessDefinitionRow.key.in_(running), ProcessDefinitionRow.key.in_(newest.group_by(ProcessDefinitionRow.id)))
    )
    return session.scalars(query.order_by(ProcessDefinitionRow.key)).all()
