"""Deadline arithmetic against slow, independent recomputation and against its own laws."""

from __future__ import annotations

import calendar as months_of_python
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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
    corresponding_day,
    date_in_china,
    day_elapsing_at,
    end_of_day,
    floor_deadline,
    latest_day_before,
    limit_deadline,
    merge,
    start_of_day,
    status_deadline,
)

CALENDAR = WorkingCalendar()
DAY = timedelta(days=1)
REST_2025_2026 = {
    *(["2025-01-01", "2025-01-28", "2025-01-29", "2025-01-30", "2025-01-31", "2025-02-03", "2025-02-04", "2025-04-04"]),
    *(["2025-05-01", "2025-05-02", "2025-05-05", "2025-06-02", "2025-10-01", "2025-10-02", "2025-10-03", "2025-10-06"]),
    *(["2025-10-07", "2025-10-08", "2026-01-01", "2026-01-02", "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19"]),
    *(["2026-02-20", "2026-02-23", "2026-04-06", "2026-05-01", "2026-05-04", "2026-05-05", "2026-06-19", "2026-09-25"]),
    *(["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"]),
}
MADE_UP_2025_2026 = {
    *(["2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"]),
    *(["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"]),
}

days = st.dates(date(2025, 1, 1), date(2026, 9, 30))
any_days = st.dates(date(2000, 1, 1), date(2090, 12, 31))
working_days = st.integers(1, 45).map(WorkingDays)
calendar_days = st.integers(1, 200).map(CalendarDays)
months = st.integers(1, 60).map(Months)
years = st.integers(1, 5).map(Years)
periods = st.one_of(working_days, calendar_days, months, years)
running_periods = st.one_of(calendar_days, months, years)


def for_all(*strategies: st.SearchStrategy[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """`given`, without any limit on time: a busy machine proves nothing about deadlines."""
    patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
    return lambda test: patient(given(*strategies)(test))


@st.composite
def pauses(draw: st.DrawFn) -> Pause:
    start = draw(st.dates(date(2025, 1, 1), date(2026, 6, 30)))
    return Pause(start, start + timedelta(days=draw(st.integers(0, 60))))


def works(day: date) -> bool:
    """Whether people work, from lists typed in by hand and not from the code under test."""
    if str(day) in MADE_UP_2025_2026:
        return True
    return day.weekday() < 5 and str(day) not in REST_2025_2026


def slow_last_day(start: date, amount: int) -> date:
    """The last of so many working days, one day at a time."""
    on = start
    for _ in range(amount):
        on += DAY
        while not works(on):
            on += DAY
    return on


def paused_days(intervals: list[Pause]) -> set[date]:
    return {pause.start + DAY * n for pause in intervals for n in range(1, pause.days + 1)}


@for_all(st.dates(date(2025, 1, 1), date(2026, 12, 27)))
def test_the_calendar_agrees_with_the_notices_typed_in_by_hand(day: date) -> None:
    assert CALENDAR.is_working_day(day) == works(day)


@for_all(days, working_days)
def test_working_days_agree_with_a_day_by_day_count(start: date, period: WorkingDays) -> None:
    found = act_deadline(start, period, CALENDAR)

    assert found.due == slow_last_day(start, period.amount)


@for_all(days, working_days)
def test_n_working_days_contain_exactly_n_working_days(start: date, period: WorkingDays) -> None:
    due = act_deadline(start, period, CALENDAR).due

    assert CALENDAR.working_days_between(start, due) == period.amount
    assert CALENDAR.is_working_day(due)


@for_all(days, working_days)
def test_the_explanation_counts_every_working_day_and_skips_every_other(start: date, period: WorkingDays) -> None:
    found = act_deadline(start, period, CALENDAR)

    counted = [step.date for step in found.steps if step.en.startswith("Working day")]

    assert len(counted) == period.amount
    assert counted == [start + DAY * n for n in range(1, (found.due - start).days + 1) if works(start + DAY * n)]


@for_all(days, st.integers(1, 44))
def test_more_working_days_end_later(start: date, amount: int) -> None:
    shorter = act_deadline(start, WorkingDays(amount), CALENDAR).due

    assert act_deadline(start, WorkingDays(amount + 1), CALENDAR).due > shorter


@for_all(days, periods)
def test_a_later_start_never_ends_earlier(start: date, period: Period) -> None:
    assert act_deadline(start, period, CALENDAR).due <= act_deadline(start + DAY, period, CALENDAR).due


@for_all(days, periods)
def test_a_period_for_an_act_ends_on_a_working_day_after_its_start(start: date, period: Period) -> None:
    found = act_deadline(start, period, CALENDAR)

    assert found.due > start
    assert CALENDAR.is_working_day(found.due)
    assert not any(CALENDAR.is_working_day(found.counted + DAY * n) for n in range((found.due - found.counted).days))


@for_all(any_days, st.integers(1, 600))
def test_the_corresponding_day_is_that_day_or_the_end_of_a_shorter_month(start: date, amount: int) -> None:
    found = corresponding_day(start, amount)
    length = months_of_python.monthrange(found.year, found.month)[1]

    assert (found.year - start.year) * 12 + found.month - start.month == amount
    assert found.day == start.day or (found.day == length < start.day)


@for_all(any_days, st.integers(1, 50))
def test_years_are_twelve_months(start: date, amount: int) -> None:
    assert floor_deadline(start, Years(amount), CALENDAR).due == floor_deadline(start, Months(12 * amount), CALENDAR).due


@for_all(any_days, st.one_of(months, years))
def test_a_status_ends_the_day_before_a_ban_unless_the_month_is_too_short(start: date, period: Months | Years) -> None:
    status, ban = status_deadline(start, period, CALENDAR).due, ban_deadline(start, period, CALENDAR).due

    assert status == ban if ban.day != start.day else status == ban - DAY


@for_all(any_days, running_periods)
def test_statuses_join_without_gap_or_overlap(start: date, period: CalendarDays | Months | Years) -> None:
    first = status_deadline(start, period, CALENDAR)
    both = status_deadline(start, period, CALENDAR, extensions=[period])

    assert both.due == status_deadline(first.day_after, period, CALENDAR).due


@for_all(any_days, running_periods)
def test_what_never_moves_is_never_provisional(start: date, period: CalendarDays | Months | Years) -> None:
    for rule in (ban_deadline, floor_deadline, status_deadline):
        found = rule(start, period, CALENDAR)
        assert (found.due, found.provisional) == (found.counted, False)


@for_all(any_days, st.one_of(calendar_days, months, years))
def test_the_latest_day_is_early_enough_and_the_next_is_not(end: date, period: Period) -> None:
    latest = latest_day_before(end, period, CALENDAR).due

    assert floor_deadline(latest, period, CALENDAR).due <= end
    assert floor_deadline(latest + DAY, period, CALENDAR).due > end


@for_all(st.dates(date(2025, 6, 1), date(2026, 12, 27)), working_days)
def test_the_latest_day_in_working_days_is_early_enough_and_the_next_is_not(end: date, period: WorkingDays) -> None:
    latest = latest_day_before(end, period, CALENDAR).due

    assert slow_last_day(latest, period.amount) <= end
    assert slow_last_day(latest + DAY, period.amount) > end


@for_all(days, calendar_days)
def test_day_n_and_the_day_after(start: date, period: CalendarDays) -> None:
    found = limit_deadline(start, period, CALENDAR)

    assert (found.counted - start).days == period.amount
    assert found.exceeded_on == found.counted + DAY
    assert found.day_after == found.due + DAY > found.counted


@for_all(st.lists(pauses(), max_size=6))
def test_merging_keeps_every_paused_day_once(intervals: list[Pause]) -> None:
    merged = merge(intervals)

    assert paused_days(list(merged)) == paused_days(intervals)
    assert sum(pause.days for pause in merged) == len(paused_days(intervals))


@for_all(st.lists(pauses(), max_size=6), st.randoms(use_true_random=False))
def test_merging_does_not_depend_on_order_or_repetition(intervals: list[Pause], random: object) -> None:
    shuffled = sorted(intervals, key=lambda _: random.random())  # type: ignore[attr-defined]

    assert merge(shuffled) == merge(intervals)
    assert merge(merge(intervals)) == merge(intervals)
    assert merge([*intervals, *intervals]) == merge(intervals)


@for_all(st.dates(date(2025, 1, 1), date(2026, 3, 31)), periods, st.lists(pauses(), max_size=4))
def test_pauses_agree_with_a_day_by_day_count(start: date, period: Period, intervals: list[Pause]) -> None:
    """Walk the days: a paused day that the period has reached adds a day to it."""
    stood = paused_days(intervals)
    end = floor_deadline(start, period, CALENDAR).due
    on = start
    while on < end:
        on += DAY
        if on in stood:
            end += DAY
    # a pause that begins on the last day itself still counts, and days it touches follow on
    while end + DAY in stood:
        end += DAY

    assert floor_deadline(start, period, CALENDAR, pauses=intervals).due == end


@for_all(st.dates(date(2025, 1, 1), date(2026, 3, 31)), periods, st.lists(pauses(), max_size=3), pauses())
def test_one_more_pause_never_shortens_a_period(start: date, period: Period, intervals: list[Pause], one_more: Pause) -> None:
    without = act_deadline(start, period, CALENDAR, pauses=intervals).due

    assert act_deadline(start, period, CALENDAR, pauses=[*intervals, one_more]).due >= without


@for_all(any_days)
def test_a_day_is_the_time_between_its_two_instants(day: date) -> None:
    assert end_of_day(day) - start_of_day(day) == DAY
    assert date_in_china(start_of_day(day)) == day
    assert day_elapsing_at(end_of_day(day)) == day


@for_all(st.dates(date(2025, 1, 1), date(2028, 12, 31)), st.integers(1, 30).map(WorkingDays))
def test_an_answer_is_final_only_if_every_day_it_rests_on_is_published(start: date, period: WorkingDays) -> None:
    found = act_deadline(start, period, CALENDAR)

    settled = found.due <= date(2026, 12, 27)

    assert found.provisional is not settled
