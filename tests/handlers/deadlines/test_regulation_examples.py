"""Every dated example of procedures.md section 2 and of scenarios.md, with the day before and after where it matters."""

from __future__ import annotations

from datetime import date

import pytest

from handlers.deadlines import (
    CalendarDays,
    Months,
    Pause,
    Period,
    WorkingCalendar,
    WorkingDays,
    Years,
    act_deadline,
    ban_deadline,
    days_elapsed,
    exceeds,
    fixed_deadline,
    floor_deadline,
    latest_day_before,
    limit_deadline,
    status_deadline,
)

CALENDAR = WorkingCalendar()


def d(text: str) -> date:
    """A date from its ISO text."""
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("source", "start", "period", "due"),
    [
        ("rule 2.2", "2026-09-29", WorkingDays(5), "2026-10-12"),
        ("rule 2.2", "2025-09-26", WorkingDays(5), "2025-10-10"),
        ("SC-016", "2026-09-17", WorkingDays(5), "2026-09-23"),
        ("SC-017", "2025-09-26", WorkingDays(5), "2025-10-10"),
        ("SC-017, day 6 is the make-up Saturday", "2025-09-26", WorkingDays(6), "2025-10-11"),
        ("SC-018", "2026-10-03", WorkingDays(5), "2026-10-13"),
        ("SC-043", "2026-01-20", Months(3), "2026-04-20"),
        ("SC-101", "2026-09-01", WorkingDays(30), "2026-10-19"),
        ("SC-121", "2026-09-01", WorkingDays(30), "2026-10-19"),
        ("SC-194", "2026-11-02", CalendarDays(7), "2026-11-09"),
        ("SC-198", "2026-09-28", CalendarDays(7), "2026-10-08"),
        ("SC-267", "2026-09-18", WorkingDays(10), "2026-10-09"),
        ("SC-243, day 60 in time", "2026-05-06", CalendarDays(60), "2026-07-06"),
        ("stack.md", "2026-09-30", WorkingDays(5), "2026-10-13"),
        ("stack.md", "2026-02-13", WorkingDays(1), "2026-02-14"),
    ],
)
def test_the_last_day_for_an_act(source: str, start: str, period: Period, due: str) -> None:
    found = act_deadline(d(start), period, CALENDAR)

    assert found.due == d(due), source
    assert not found.provisional


@pytest.mark.parametrize(
    ("start", "counted"),
    [
        ("2026-09-29", ["2026-09-30", "2026-10-08", "2026-10-09", "2026-10-10", "2026-10-12"]),
        ("2025-09-26", ["2025-09-28", "2025-09-29", "2025-09-30", "2025-10-09", "2025-10-10"]),
        ("2026-10-03", ["2026-10-08", "2026-10-09", "2026-10-10", "2026-10-12", "2026-10-13"]),
        ("2026-09-17", ["2026-09-18", "2026-09-20", "2026-09-21", "2026-09-22", "2026-09-23"]),
    ],
)
def test_the_explanation_lists_the_counted_working_days(start: str, counted: list[str]) -> None:
    steps = act_deadline(d(start), WorkingDays(len(counted)), CALENDAR).steps

    assert [str(step.date) for step in steps if step.en.startswith("Working day")] == counted


@pytest.mark.parametrize(
    ("source", "start", "period", "last", "open_from"),
    [
        ("rule 2.3, SC-051", "2025-11-30", Months(3), "2026-02-28", "2026-03-01"),
        ("SC-050", "2026-01-15", Months(3), "2026-04-15", "2026-04-16"),
    ],
)
def test_a_floor_opens_the_day_after_it_ends(source: str, start: str, period: Period, last: str, open_from: str) -> None:
    found = floor_deadline(d(start), period, CALENDAR)

    assert (found.due, found.day_after) == (d(last), d(open_from)), source


@pytest.mark.parametrize(
    ("source", "start", "period", "last", "free"),
    [
        ("rule 2.6, SC-025, SC-026", "2023-03-10", Years(3), "2026-03-10", "2026-03-11"),
        ("rule 2.3, SC-036", "2024-02-29", Years(3), "2027-02-28", "2027-03-01"),
        ("SC-053", "2025-06-10", Years(1), "2026-06-10", "2026-06-11"),
    ],
)
def test_a_ban_includes_its_anniversary(source: str, start: str, period: Period, last: str, free: str) -> None:
    found = ban_deadline(d(start), period, CALENDAR)

    assert (found.due, found.day_after) == (d(last), d(free)), source
    assert not found.provisional, "a ban never moves, so no arrangement can change it"


def test_local_policy_may_free_the_anniversary() -> None:
    found = ban_deadline(d("2023-03-10"), Years(3), CALENDAR, free_on_anniversary=True)

    assert (found.due, found.day_after) == (d("2026-03-09"), d("2026-03-10"))


@pytest.mark.parametrize(
    ("source", "start", "period", "last"),
    [
        ("rule 2.1a, SC-068: term", "2026-01-01", Years(1), "2026-12-31"),
        ("rule 2.1a, SC-081: coaching", "2026-01-01", Months(6), "2026-06-30"),
        ("SC-081: coaching extended", "2026-07-01", Months(6), "2026-12-31"),
        ("no corresponding day", "2025-08-31", Months(6), "2026-02-28"),
        ("leap day", "2024-02-29", Years(1), "2025-02-28"),
    ],
)
def test_a_status_includes_its_first_day(source: str, start: str, period: Period, last: str) -> None:
    assert status_deadline(d(start), period, CALENDAR).due == d(last), source


def test_an_extension_of_a_status_runs_from_the_end_of_the_first_period() -> None:
    found = status_deadline(d("2026-01-01"), Months(6), CALENDAR, extensions=[Months(6)])

    assert found.due == d("2026-12-31")


@pytest.mark.parametrize(
    ("source", "end", "latest"),
    [
        ("rule 2.5", "2026-12-31", "2026-09-30"),
        ("rule 2.5, SC-137", "2026-05-31", "2026-02-28"),
        ("rule 2.5, SC-138", "2026-06-30", "2026-03-31"),
        ("SC-282, a Sunday stays", "2026-12-13", "2026-09-13"),
    ],
)
def test_the_latest_day_for_renewal(source: str, end: str, latest: str) -> None:
    assert latest_day_before(d(end), Months(3), CALENDAR).due == d(latest), source


def test_the_latest_day_of_sc_137_is_a_made_up_saturday() -> None:
    assert CALENDAR.day(d("2026-02-28")).made_up


@pytest.mark.parametrize(
    ("source", "start", "day_180", "file_by", "consequence"),
    [
        ("rule 2.7, SC-153, SC-154", "2026-03-04", "2026-08-31", "2026-08-31", "2026-09-01"),
        ("rule 2.7, SC-155 Saturday", "2026-03-02", "2026-08-29", "2026-08-31", "2026-09-01"),
        ("SC-155 Sunday", "2026-03-03", "2026-08-30", "2026-08-31", "2026-09-01"),
    ],
)
def test_more_than_180_days(source: str, start: str, day_180: str, file_by: str, consequence: str) -> None:
    found = limit_deadline(d(start), CalendarDays(180), CALENDAR)

    assert (found.counted, found.due, found.day_after) == (d(day_180), d(file_by), d(consequence)), source


def test_day_181_is_named_even_where_filing_moves() -> None:
    assert limit_deadline(d("2026-03-02"), CalendarDays(180), CALENDAR).exceeded_on == d("2026-08-30")


@pytest.mark.parametrize(("on", "day"), [("2026-08-30", 179), ("2026-08-31", 180), ("2026-09-01", 181)])
def test_the_number_of_a_day(on: str, day: int) -> None:
    assert days_elapsed(d("2026-03-04"), d(on)) == day


@pytest.mark.parametrize(
    ("end", "too_long"), [("2026-08-30", False), ("2026-08-31", False), ("2026-09-01", True), ("2026-09-20", True)]
)
def test_sc_152_a_suspension_longer_than_180_days_is_told_apart(end: str, too_long: bool) -> None:
    assert exceeds(d("2026-03-04"), d(end), CalendarDays(180), CALENDAR) is too_long


@pytest.mark.parametrize(
    ("request_on", "start", "early_enough"),
    [
        ("2026-09-10", "2026-12-10", True),
        ("2026-09-11", "2026-12-10", False),
    ],
)
def test_sc_151_notice_of_three_months(request_on: str, start: str, early_enough: bool) -> None:
    assert (d(request_on) <= latest_day_before(d(start), Months(3), CALENDAR).due) is early_enough


def test_sc_231_an_exit_asked_for_too_late_moves_to_three_months_after_the_request() -> None:
    assert floor_deadline(d("2026-09-10"), Months(3), CALENDAR).due == d("2026-12-10")


def test_sc_297_a_review_of_60_days_is_extended_by_30() -> None:
    plain = act_deadline(d("2026-03-02"), CalendarDays(60), CALENDAR)
    extended = act_deadline(d("2026-03-02"), CalendarDays(60), CALENDAR, extensions=[CalendarDays(30)])

    assert plain.due == d("2026-05-06"), "day 60 is 1 May; the holiday lasts through the 5th"
    assert extended.due == d("2026-06-01"), "day 90 is Sunday 31 May; the extension runs from day 60, not from 6 May"


def test_sc_103_a_hold_stops_the_count_for_payment() -> None:
    hold = Pause(d("2026-09-10"), d("2026-09-20"))

    found = act_deadline(d("2026-09-01"), WorkingDays(30), CALENDAR, pauses=[hold])

    assert found.due == d("2026-10-29"), "10 calendar days after 2026-10-19"


def test_supplementing_moves_the_three_months_of_evaluation() -> None:
    pause = Pause(d("2026-02-02"), d("2026-02-12"))

    assert act_deadline(d("2026-01-20"), Months(3), CALENDAR, pauses=[pause]).due == d("2026-04-30")


@pytest.mark.parametrize("day", ["2026-12-31", "2026-10-03", "2027-01-01"])
def test_a_date_set_by_a_decision_stays_even_on_a_rest_day(day: str) -> None:
    found = fixed_deadline(d(day), CALENDAR)

    assert (found.due, found.provisional) == (d(day), False)
