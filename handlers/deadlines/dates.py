"""Dates and instants of the law: China's time zone, corresponding days, days that end at 24:00."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.deadlines.errors import InvalidDate

CHINA = ZoneInfo("Asia/Shanghai")
ONE_DAY = timedelta(days=1)
YEARS = range(1949, 2200)
"""The years a date may lie in; anything else is a slip of the pen."""
WEEKDAYS_ZH = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def corresponding_day(start: date, months: int) -> date:
    """The day of the same number `months` later (earlier if negative), or that month's last day (rule 2.3).

    >>> corresponding_day(date(2025, 11, 30), 3)
    datetime.date(2026, 2, 28)
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def has_corresponding_day(start: date, months: int) -> bool:
    """Whether the month `months` later has a day of the same number at all."""
    return corresponding_day(start, months).day == start.day


def end_of_day(day: date) -> datetime:
    """The UTC instant at which `day` has fully elapsed in China: 24:00 there. Timers fire at this instant.

    >>> end_of_day(date(2026, 10, 12)).isoformat()
    '2026-10-12T16:00:00+00:00'
    """
    return start_of_day(day + ONE_DAY)


def start_of_day(day: date) -> datetime:
    """The UTC instant of 00:00 in China on `day`: when a status dated that day begins.

    >>> start_of_day(date(2026, 10, 12)).isoformat()
    '2026-10-11T16:00:00+00:00'
    """
    return datetime.combine(day, time.min, CHINA).astimezone(UTC)


def day_elapsing_at(instant: datetime) -> date:
    """The day in China that ends at that instant or is then under way: the inverse of `end_of_day`.

    A task due at `end_of_day(day)` is due on `day`, although the instant itself already bears the next date.

    >>> day_elapsing_at(end_of_day(date(2026, 10, 12)))
    datetime.date(2026, 10, 12)
    """
    return date_in_china(instant - timedelta(microseconds=1))


def date_in_china(instant: datetime) -> date:
    """The date people in China write at that instant. Raises `InvalidDate` for an instant without an offset.

    >>> date_in_china(datetime(2026, 9, 29, 16, 0, tzinfo=UTC))
    datetime.date(2026, 9, 30)
    """
    if instant.tzinfo is None:
        raise InvalidDate(instant)
    return instant.astimezone(CHINA).date()


def date_of(value: object) -> date:
    """A date from a date, an aware instant (its date in China) or the ISO 8601 text of either.

    Raises `InvalidDate` for anything else, an instant without an offset included.
    """
    found = _parse(value) if isinstance(value, str) else value
    if isinstance(found, datetime):
        found = date_in_china(found)
    if not isinstance(found, date) or found.year not in YEARS:
        raise InvalidDate(value)
    return found


def _parse(text: str) -> date | datetime:
    try:
        return date.fromisoformat(text) if len(text) == len("2026-09-29") else datetime.fromisoformat(text)
    except ValueError as error:
        raise InvalidDate(text) from error


def zh(day: date) -> str:
    """The date with its weekday in Chinese, e.g. 2026-10-10（周六）."""
    return f"{day.isoformat()}（{WEEKDAYS_ZH[day.weekday()]}）"


def en(day: date) -> str:
    """The date with its weekday in English, e.g. Sat 2026-10-10."""
    return f"{WEEKDAYS_EN[day.weekday()]} {day.isoformat()}"
