"""Queries on coaching periods."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from handlers.coaching.models import CoachingPeriod


def of_agreement(session: Session, agreement_id: int) -> CoachingPeriod | None:
    """The coaching period of an agreement, or None."""
    return session.scalars(select(CoachingPeriod).where(CoachingPeriod.agreement_id == agreement_id)).one_or_none()
