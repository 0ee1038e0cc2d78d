"""Appraisal results entered by hand: PR-07 will give them."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from handlers.agreements import Agreement
from handlers.agreements.service import record_event
from handlers.cause import Cause
from handlers.renewals import repository
from handlers.renewals.models import Appraisal, Grade


def record_appraisal(
    session: Session, agreement: Agreement, year: int, grade: Grade, on: date, cause: Cause, *, major_risk: bool = False
) -> Appraisal:
    """Keep the final result of a year; a corrected one replaces it."""
    row = repository.appraisal_of_year(session, agreement.id, year)
    if row is None:
        row = Appraisal(agreement_id=agreement.id, year=year)
        session.add(row)
    row.grade, row.major_risk, row.final_on, row.recorded_by = grade, major_risk, on, cause.actor
    session.flush()
    record_event(session, agreement, "appraisal.final", agreement.state, cause, f"{year}年度：{grade.value}", on=on)
    return row
