"""How long a suspension may last and when it may begin: both sides of every boundary."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from handlers import parameters, suspensions
from handlers.agreements import Agreement
from handlers.suspensions import BeyondTerm, DayPassed, LongerThanCap, RectificationTooLate
from tests.handlers.cases import AREA, CAUSE
from tests.handlers.lives import END, START, in_force

DAY = date(2026, 4, 1)
ONE = timedelta(days=1)


@pytest.mark.parametrize(
    ("requested", "earliest"),
    [
        (date(2026, 3, 2), date(2026, 6, 2)),
        (date(2025, 11, 30), date(2026, 2, 28)),
        (date(2026, 3, 31), date(2026, 6, 30)),
    ],
)
def test_the_first_lawful_day_is_three_months_after_the_request(session: Session, requested: date, earliest: date) -> None:
    """Rules 2.3 and 2.5."""
    assert suspensions.earliest_start(session, AREA, requested) == earliest


@pytest.mark.parametrize(("clause", "days"), [("90日", 90), ("最长 120 日", 120), ("365日", 180), ("另行约定", 180), ("", 180)])
def test_the_agreement_may_lower_the_ceiling_but_not_raise_it(session: Session, clause: str, days: int) -> None:
    """GAP-06, T22-00-b."""
    agreement = in_force(session)
    agreement.clauses = {**agreement.clauses, "suspension_cap": clause}
    assert suspensions.longest_agency_days(session, agreement, DAY) == days


def check(session: Session, agreement: Agreement, first: date, last: date, rectify_by: date | None = None) -> None:
    suspensions.check_agency_period(session, agreement, first, last, rectify_by or last, DAY)


def test_the_last_lawful_day_of_a_suspension(session: Session) -> None:
    agreement = in_force(session)
    latest = DAY + timedelta(days=180)
    check(session, agreement, DAY, latest)
    with pytest.raises(LongerThanCap) as refused:
        check(session, agreement, DAY, latest + ONE)
    assert latest.isoformat() in str(refused.value)


def test_a_suspension_begins_today_or_later_within_the_term(session: Session) -> None:
    agreement = in_force(session)
    check(session, agreement, DAY, DAY)
    check(session, agreement, END, END)
    with pytest.raises(DayPassed):
        check(session, agreement, DAY - ONE, DAY)
    with pytest.raises(BeyondTerm):
        check(session, agreement, END + ONE, END + ONE)
    with pytest.raises(DayPassed):
        check(session, agreement, DAY + ONE, DAY)


def test_the_term_includes_both_its_ends(session: Session) -> None:
    agreement = in_force(session)
    for day in (START, END):
        suspensions.require_in_term(agreement, "day", day)
    for day in (START - ONE, END + ONE):
        with pytest.raises(BeyondTerm):
            suspensions.require_in_term(agreement, "day", day)


def test_rectification_falls_due_by_the_end(session: Session) -> None:
    agreement = in_force(session)
    last = DAY + timedelta(days=30)
    check(session, agreement, DAY, last, last)
    with pytest.raises(RectificationTooLate):
        check(session, agreement, DAY, last, last + ONE)


def test_a_local_ceiling_counts_from_its_day(session: Session) -> None:
    """The parameter in force on the day of the decision decides."""
    agreement = in_force(session)
    agreement.clauses = {}
    parameters.set_override(session, "agency_suspension_max", AREA, DAY, 60, "本地规定", CAUSE)
    assert suspensions.longest_agency_days(session, agreement, DAY - ONE) == 180
    assert suspensions.longest_agency_days(session, agreement, DAY) == 60
