"""When the rectification check of an extended period is due (GAP-10)."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy.orm import Session

from handlers import parameters
from handlers.agreements import Agreement
from handlers.deadlines import WorkingDays, latest_day_before
from handlers.deadlines.overrides import calendar_for


def rectification_due(session: Session, agreement: Agreement, on: date) -> date:
    """The latest day for the check: so many working days before the term's end, that its result is known for the renewal."""
    days = parameters.integer(session, "rectification_check_days", agreement.area, on)
    return latest_day_before(agreement.ends_on, WorkingDays(days), calendar_for(session, agreement.area)).due


def coached_until(extended_to: date, check_due: date) -> date:
    """The last day of coaching before the check: the extension's last day, or the eve of the latest day for the check."""
    return min(extended_to, check_due - timedelta(days=1))
