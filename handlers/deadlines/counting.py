"""Counting forward: where a period from a start day ends, before pauses and before moving off rest days."""

from __future__ import annotations

from datetime import date, timedelta

from handlers.deadlines import wording
from handlers.deadlines.calendar import Day, WorkingCalendar
from handlers.deadlines.dates import ONE_DAY, corresponding_day, has_corresponding_day
from handlers.deadlines.deadline import Step
from handlers.deadlines.periods import CalendarDays, Months, Period, WorkingDays, Years

MONTHS_A_YEAR = 12


def months_of(period: Months | Years) -> int:
    """The period as a number of months."""
    return period.amount if isinstance(period, Months) else period.amount * MONTHS_A_YEAR


def last_day(start: date, period: Period, calendar: WorkingCalendar) -> date:
    """The last day of the period, the start day excluded (rules 2.1, 2.2, 2.3). Nothing is moved."""
    return count(start, period, calendar)[0]


def count(start: date, period: Period, calendar: WorkingCalendar) -> tuple[date, tuple[Step, ...]]:
    """`last_day` with the steps of the count."""
    if isinstance(period, WorkingDays):
        return _count_working_days(start, period, calendar)
    if isinstance(period, CalendarDays):
        day = start + timedelta(days=period.amount)
        return day, (wording.counted_days(period, day),)
    months = months_of(period)
    day = corresponding_day(start, months)
    return day, (wording.corresponding(period, day, has_corresponding_day(start, months)),)


def _count_working_days(start: date, period: WorkingDays, calendar: WorkingCalendar) -> tuple[date, tuple[Step, ...]]:
    steps: list[Step] = []
    resting: list[Day] = []
    on, counted = start, 0
    while counted < period.amount:
        on += ONE_DAY
        day = calendar.day(on)
        if not day.working:
            resting.append(day)
            continue
        if resting:
            steps.append(wording.skipped(resting))
            resting = []
        counted += 1
        steps.append(wording.counted_working_day(counted, day))
    return on, tuple(steps)


def last_day_of_status(start: date, period: Period) -> date:
    """The last day of a status that begins at 00:00 of `start`, that day included (rule 2.1a).

    The day before the corresponding day; the month's last day when there is no corresponding day.
    """
    if isinstance(period, Months | Years):
        months = months_of(period)
        day = corresponding_day(start, months)
        return day - ONE_DAY if has_corresponding_day(start, months) else day
    return start + timedelta(days=period.amount - 1)


def latest_start(end: date, period: Period, calendar: WorkingCalendar) -> date:
    """The latest day from which the period still ends on or before `end` (rule 2.5)."""
    if isinstance(period, WorkingDays):
        return _back_working_days(end, period.amount, calendar)
    if isinstance(period, CalendarDays):
        return end - timedelta(days=period.amount)
    months = months_of(period)
    day = corresponding_day(end, -months)
    while corresponding_day(day + ONE_DAY, months) <= end:
        day += ONE_DAY
    return day


def _back_working_days(end: date, amount: int, calendar: WorkingCalendar) -> date:
    on = end + ONE_DAY
    while amount:
        on -= ONE_DAY
        amount -= calendar.is_working_day(on)
    return on - ONE_DAY
