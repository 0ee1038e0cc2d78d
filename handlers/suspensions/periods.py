"""How long a suspension may last and when it may begin (rules 2.3 to 2.5, GAP-06)."""

from __future__ import annotations

import re
from datetime import date

from sqlalchemy.orm import Session

from handlers import parameters
from handlers.agreements import Agreement
from handlers.deadlines import corresponding_day
from handlers.fixed_dates import last_of_days
from handlers.suspensions.errors import BeyondTerm, DayPassed, LongerThanCap, RectificationTooLate

_DAYS = re.compile(r"(\d+)\s*日")


def earliest_start(session: Session, area: str, requested_on: date) -> date:
    """The first day on which a suspension or exit asked for on `requested_on` may begin (O3-41-a, O2-44-a, rule 2.5)."""
    months = parameters.integer(session, "exit_notice_months", area, requested_on)
    return corresponding_day(requested_on, months)


def longest_agency_days(session: Session, agreement: Agreement, on: date) -> int:
    """The cap of an agency suspension: the agreement's own, never above the parameter's ceiling (GAP-06, T22-00-b)."""
    ceiling = parameters.integer(session, "agency_suspension_max", agreement.area, on)
    own = _DAYS.search(agreement.clauses.get("suspension_cap", ""))
    return min(ceiling, int(own[1])) if own else ceiling


def check_agency_period(session: Session, agreement: Agreement, first: date, last: date, rectify_by: date, on: date) -> None:
    """Check what the leader states on `on`: begins today or later within the term, within the cap, rectified in time.

    Raises DayPassed, BeyondTerm, LongerThanCap, RectificationTooLate.
    """
    if first < on:
        raise DayPassed("suspendedFrom", first, on)
    require_in_term(agreement, "suspendedFrom", first)
    cap = longest_agency_days(session, agreement, on)
    latest = last_of_days(first, cap)
    if last > latest:
        raise LongerThanCap(last, latest, cap)
    if last < first:
        raise DayPassed("suspendedTo", last, first)
    if rectify_by > last:
        raise RectificationTooLate(rectify_by, last)


def require_in_term(agreement: Agreement, field: str, day: date) -> None:
    """Raise BeyondTerm unless `day` lies within the agreement's term."""
    if not agreement.effective_on <= day <= agreement.ends_on:
        raise BeyondTerm(field, day, agreement.effective_on, agreement.ends_on)
