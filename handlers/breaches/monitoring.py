"""Closer checks and monitoring of fees while fraud is suspected (S735-30-a): no hold, and no longer than the case."""

from __future__ import annotations

from sqlalchemy.orm import Session

from handlers import cases
from handlers.agreements import Agreement
from handlers.cases import Case
from handlers.cases.service import record_event
from handlers.cause import Cause

RAISED = "case.monitoring_raised"


def raise_monitoring(session: Session, case: Case, reason: str, cause: Cause) -> None:
    """Note that the party is checked more often while the case is open."""
    record_event(session, case, RAISED, case.state, cause, reason)


def is_raised(session: Session, agreement: Agreement) -> bool:
    """Whether an open case has raised the checks on the party."""
    return any(
        event.event == RAISED for case in cases.open_cases(session, agreement) for event in cases.case_events(session, case)
    )
