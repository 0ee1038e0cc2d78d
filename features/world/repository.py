"""Queries of the scenarios on what the engine stores."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.store.history import HistoryEvent
from engine.store.incidents import Incident
from engine.store.process_instances import ProcessInstance
from engine.store.user_tasks import TaskState, UserTask
from handlers.bans import Ban
from handlers.register.models import Person


def open_tasks(session: Session, business_key: str) -> Sequence[UserTask]:
    """The open tasks of a case, oldest first."""
    query = select(UserTask).where(UserTask.business_key == business_key, UserTask.state == TaskState.CREATED)
    return session.scalars(query.order_by(UserTask.key)).all()


def tasks_named(session: Session, business_key: str, name: str) -> Sequence[UserTask]:
    """All tasks of that name in the case, open or done, oldest first."""
    query = select(UserTask).where(UserTask.business_key == business_key, UserTask.name == name)
    return session.scalars(query.order_by(UserTask.key)).all()


def instances(session: Session, business_key: str) -> Sequence[ProcessInstance]:
    """The process instances of a case, newest first."""
    query = select(ProcessInstance).where(ProcessInstance.business_key == business_key)
    return session.scalars(query.order_by(ProcessInstance.key.desc())).all()


def history(session: Session, business_key: str) -> Sequence[HistoryEvent]:
    """What happened in every process of a case, in order."""
    query = select(HistoryEvent).join(ProcessInstance, ProcessInstance.key == HistoryEvent.instance_key)
    return session.scalars(query.where(ProcessInstance.business_key == business_key).order_by(HistoryEvent.key)).all()


def incidents(session: Session) -> Sequence[str]:
    """What went wrong in the engine."""
    return session.scalars(select(Incident.detail)).all()


def person_named(session: Session, name: str) -> Person | None:
    """The registered person of that name."""
    return session.scalars(select(Person).where(Person.name == name)).first()


def bans_of(session: Session, subject_code: str) -> Sequence[Ban]:
    """The bans on a party or person, oldest first."""
    return session.scalars(select(Ban).where(Ban.subject_code == subject_code).order_by(Ban.start_on)).all()
