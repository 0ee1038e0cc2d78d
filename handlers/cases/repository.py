"""Queries on cases."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from handlers import numbered
from handlers.cases.models import Case, CaseDecision, CaseEvent
from handlers.cases.states import CaseStatus


def by_number(session: Session, number: str) -> Case | None:
    """The case of that number, or None."""
    return numbered.by_number(session, Case, number)


def of_agreement(session: Session, agreement_id: int) -> Sequence[Case]:
    """Every case on that agreement, oldest first."""
    return session.scalars(select(Case).where(Case.agreement_id == agreement_id).order_by(Case.id)).all()


def open_on(session: Session, agreement_id: int) -> Sequence[Case]:
    """The cases on that agreement that are not closed, oldest first."""
    query = select(Case).where(Case.agreement_id == agreement_id, Case.state != CaseStatus.CLOSED)
    return session.scalars(query.order_by(Case.id)).all()


def following(session: Session, case_id: int) -> Sequence[Case]:
    """The cases opened by linkage from that one, oldest first."""
    return session.scalars(select(Case).where(Case.source_case_id == case_id).order_by(Case.id)).all()


def decision(session: Session, number: str) -> CaseDecision | None:
    """The decision of that number, or None."""
    return session.scalars(select(CaseDecision).where(CaseDecision.number == number)).one_or_none()


def events_of(session: Session, case_id: int) -> Sequence[CaseEvent]:
    """The events of a case, oldest first."""
    return session.scalars(select(CaseEvent).where(CaseEvent.case_id == case_id).order_by(CaseEvent.id)).all()
