"""Queries on renewals and appraisals."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from handlers.renewals.models import Appraisal, RenewalFile


def of_agreement(session: Session, agreement_id: int) -> RenewalFile | None:
    """The renewal file of an agreement, or None."""
    return session.scalars(select(RenewalFile).where(RenewalFile.agreement_id == agreement_id)).one_or_none()


def appraisal_of_year(session: Session, agreement_id: int, year: int) -> Appraisal | None:
    """The appraisal of that year, or None."""
    query = select(Appraisal).where(Appraisal.agreement_id == agreement_id, Appraisal.year == year)
    return session.scalars(query).one_or_none()


def latest_appraisal(session: Session, agreement_id: int) -> Appraisal | None:
    """The appraisal of the latest year, or None."""
    query = select(Appraisal).where(Appraisal.agreement_id == agreement_id).order_by(Appraisal.year.desc()).limit(1)
    return session.scalars(query).first()
