"""Dates of the law that never move off a rest day, bans, floors and terms: no stored calendar changes them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from handlers.deadlines import CalendarDays, Months, WorkingCalendar, Years, ban_deadline, floor_deadline, status_deadline


@lru_cache(maxsize=1)
def _calendar() -> WorkingCalendar:
    return WorkingCalendar()


def last_barred_day(start: date, years: int, *, free_on_anniversary: bool = False) -> date:
    """The last day of 未满 N 年 from `start` (rule 2.6; the switch is GAP-18)."""
    return ban_deadline(start, Years(years), _calendar(), free_on_anniversary=free_on_anniversary).due


def open_from(start: date, months: int) -> date:
    """The first day after N months from `start` have run out (rule 2.3, GAP-02)."""
    return floor_deadline(start, Months(months), _calendar()).day_after


def last_day_of_years(start: date, years: int) -> date:
    """The last day of a term of N years that begins at 00:00 of `start`, that day included (rule 2.1a)."""
    return status_deadline(start, Years(years), _calendar()).due


def last_day_of_months(start: date, months: int) -> date:
    """The last day of a status of N months that begins at 00:00 of `start`, that day included (rule 2.1a)."""
    return status_deadline(start, Months(months), _calendar()).due


def last_of_days(start: date, days: int) -> date:
    """The last of N days after `start`, which is not counted (rule 2.1)."""
    return floor_deadline(start, CalendarDays(days), _calendar()).due
