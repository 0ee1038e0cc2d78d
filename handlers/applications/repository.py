"""Queries on applications."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from handlers import numbered
from handlers.applications.models import Application, ApplicationEvent
from handlers.applications.states import RUNNING, ApplicationState


def by_number(session: Session, number: str) -> Application | None:
    """The application of that number, or None."""
    return numbered.by_number(session, Application, number)


def running_of(session: Session, party_id: int) -> Application | None:
    """The party's running application, or None."""
    query = select(Application).where(Application.party_id == party_id, Application.state.in_(RUNNING))
    return session.scalars(query).one_or_none()


def of_party(session: Session, party_id: int) -> Sequence[Application]:
    """All applications of a party, newest first."""
    query = select(Application).where(Application.party_id == party_id).order_by(Application.id.desc())
    return session.scalars(query).all()


def of_areas(session: Session, areas: Sequence[str], states: Sequence[ApplicationState] = ()) -> Sequence[Application]:
    """Applications of those pooling areas, in those states if any are given, newest first."""
    query = select(Application).where(Application.area.in_(areas)).order_by(Application.id.desc())
    if states:
        query = query.where(Application.state.in_(states))
    return session.scalars(query).all()


def events_of(session: Session, application_id: int) -> Sequence[ApplicationEvent]:
    """The events of an application, oldest first."""
    query = select(ApplicationEvent).where(ApplicationEvent.application_id == application_id)
    return session.scalars(query.order_by(ApplicationEvent.id)).all()
