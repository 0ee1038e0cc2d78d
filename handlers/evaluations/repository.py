"""Queries on evaluations."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from handlers.evaluations.models import Evaluation, EvaluationEvent


def of_application(session: Session, application_id: int) -> Sequence[Evaluation]:
    """The evaluations of an application, first round first."""
    query = select(Evaluation).where(Evaluation.application_id == application_id)
    return session.scalars(query.order_by(Evaluation.round)).all()


def events_of(session: Session, evaluation_id: int) -> Sequence[EvaluationEvent]:
    """The events of an evaluation, oldest first."""
    query = select(EvaluationEvent).where(EvaluationEvent.evaluation_id == evaluation_id)
    return session.scalars(query.order_by(EvaluationEvent.id)).all()
