"""Queries of the scenarios on what the engine stores."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.store.history import HistoryEvent
from engine.store.incidents import Incident
from engine.store.process_instances import ProcessInstance
from engine.store.user_tasks import TaskState, UserTask
from handlers.agreements import AgreementEvent
from handlers.bans import Ban
from handlers.cases.models import CaseEvent
from handlers.deadlines.models import Clock
from handlers.notices import Notice
from handlers.register.models import Person

Keys = Sequence[str]
"""The business keys of everything that concerns one party: its application, agreements and cases."""


def open_tasks(session: Session, keys: Keys) -> Sequence[UserTask]:
    """Their open tasks, oldest first."""
    query = select(UserTask).where(UserTask.business_key.in_(keys), UserTask.state == TaskState.CREATED)
    return session.scalars(query.order_by(UserTask.key)).all()


def tasks_named(session: Session, keys: Keys, name: str) -> Sequence[UserTask]:
    """All their tasks of that name, open or done, oldest first."""
    query = select(UserTask).where(UserTask.business_key.in_(keys), UserTask.name == name)
    return session.scalars(query.order_by(UserTask.key)).all()


def instances(session: Session, keys: Keys) -> Sequence[ProcessInstance]:
    """Their process instances, newest first."""
    query = select(ProcessInstance).where(ProcessInstance.business_key.in_(keys))
    return session.scalars(query.order_by(ProcessInstance.key.desc())).all()


def history(session: Session, keys: Keys) -> Sequence[HistoryEvent]:
    """What happened in every process of theirs, in order."""
    query = select(HistoryEvent).join(ProcessInstance, ProcessInstance.key == HistoryEvent.instance_key)
    return session.scalars(query.where(ProcessInstance.business_key.in_(keys)).order_by(HistoryEvent.key)).all()


def incidents(session: Session) -> Sequence[str]:
    """What went wrong in the engine."""
    return session.scalars(select(Incident.detail)).all()


def life_events(session: Session) -> set[str]:
    """The kinds of everything that happened to agreements and in cases."""
    return {*session.scalars(select(AgreementEvent.event)), *session.scalars(select(CaseEvent.event))}


def clocks(session: Session, keys: Keys) -> Sequence[Clock]:
    """Their deadlines, oldest first."""
    return session.scalars(select(Clock).where(Clock.business_key.in_(keys)).order_by(Clock.id)).all()


def notices(session: Session, keys: Keys) -> Sequence[Notice]:
    """Their documents, oldest first."""
    return session.scalars(select(Notice).where(Notice.business_key.in_(keys)).order_by(Notice.id)).unique().all()


def person_named(session: Session, name: str) -> Person | None:
    """The registered person of that name."""
    return session.scalars(select(Person).where(Person.name == name)).first()


def bans_of(session: Session, subject_code: str) -> Sequence[Ban]:
    """The bans on a party or person, oldest first."""
    return session.scalars(select(Ban).where(Ban.subject_code == subject_code).order_by(Ban.start_on)).all()
