"""The second count of deadlines: the examples of procedures.md section 2, and agreement with the deadline service."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.simulation.recount import Almanac, Count
from handlers.deadlines import Rule, Term, WorkingCalendar, period_of
from handlers.deadlines.pauses import Pause
from handlers.deadlines.periods import Unit
from handlers.resources import PROCESSES

ALMANAC = Almanac()
ALMANAC.read(PROCESSES / "calendar")
CALENDAR = WorkingCalendar()


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("rule", "start", "unit", "amount", "due"),
    [
        ("act", "2026-09-29", "working-days", 5, "2026-10-12"),
        ("act", "2025-09-26", "working-days", 5, "2025-10-10"),
        ("floor", "2025-11-30", "months", 3, "2026-02-28"),
        ("ban", "2024-02-29", "years", 3, "2027-02-28"),
        ("ban-lenient", "2023-03-10", "years", 3, "2026-03-09"),
        ("before", "2026-12-31", "months", 3, "2026-09-30"),
        ("before", "2026-05-31", "months", 3, "2026-02-28"),
        ("before", "2026-06-30", "months", 3, "2026-03-31"),
        ("limit", "2026-03-04", "calendar-days", 180, "2026-08-31"),
        ("limit", "2026-03-02", "calendar-days", 180, "2026-08-31"),
        ("status", "2026-01-01", "months", 6, "2026-06-30"),
        ("status", "2026-01-01", "years", 1, "2026-12-31"),
        ("fixed", "2026-10-04", None, 0, "2026-10-04"),
        ("act", "2026-09-28", "calendar-days", 7, "2026-10-08"),
    ],
)
def test_the_examples_of_the_time_rules(rule: str, start: str, unit: str | None, amount: int, due: str) -> None:
    assert Count(rule, day(start), unit, amount).due(ALMANAC) == day(due)


def test_nested_pauses_are_counted_once() -> None:
    pauses = ((day("2026-02-02"), day("2026-02-10")), (day("2026-02-04"), day("2026-02-06")))
    assert Count("floor", day("2026-01-20"), "months", 3, pauses=pauses).due(ALMANAC) == day("2026-04-28")


DAYS = st.dates(date(2025, 1, 2), date(2026, 6, 30))
AMOUNTS = {Unit.WORKING_DAYS: 30, Unit.CALENDAR_DAYS: 60, Unit.MONTHS: 3, Unit.YEARS: 1}
PERIODS = st.sampled_from(sorted(AMOUNTS)).flatmap(lambda unit: st.tuples(st.just(unit), st.integers(1, AMOUNTS[unit])))
FORWARD = st.sampled_from([Rule.ACT, Rule.LIMIT, Rule.FLOOR, Rule.BAN])
PAUSES = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 30)), max_size=3)


@settings(max_examples=300, deadline=None)
@given(rule=FORWARD, start=DAYS, period=PERIODS, pauses=PAUSES)
def test_both_counts_of_a_period_agree(rule: Rule, start: date, period: tuple[Unit, int], pauses: list[tuple[int, int]]) -> None:
    unit, amount = period
    spans = [(start + timedelta(days=after), start + timedelta(days=after + length)) for after, length in pauses]
    due = Term(rule, start, period_of(unit, amount)).deadline(CALENDAR, [Pause(*span) for span in spans]).due
    if due <= date(2026, 12, 27):
        assert Count(rule.value, start, unit.value, amount, pauses=tuple(spans)).due(ALMANAC) == due


@settings(max_examples=200, deadline=None)
@given(end=st.dates(date(2025, 6, 1), date(2026, 12, 27)), period=PERIODS)
def test_both_counts_back_agree(end: date, period: tuple[Unit, int]) -> None:
    unit, amount = period
    if end - timedelta(days=400) > date(2024, 1, 1):
        due = Term(Rule.BEFORE, end, period_of(unit, amount)).deadline(CALENDAR).due
        if due >= date(2025, 1, 2):
            assert Count("before", end, unit.value, amount).due(ALMANAC) == due
