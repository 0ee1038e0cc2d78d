"""Cron expressions as Camunda reads them: second, minute, hour, day of month, month, day of week."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

MACROS = {
    "@yearly": "0 0 0 1 1 *",
    "@annually": "0 0 0 1 1 *",
    "@monthly": "0 0 0 1 * *",
    "@weekly": "0 0 0 * * 0",
    "@daily": "0 0 0 * * *",
    "@midnight": "0 0 0 * * *",
    "@hourly": "0 0 * * * *",
}
MONTHS = {name.upper(): number for number, name in enumerate(calendar.month_abbr) if name}
WEEKDAYS = {name: number for number, name in enumerate(("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"))}
SEARCHED = timedelta(days=366 * 45)
"""A day that a calendar has comes back in 40 years at most: 29 February on one day of the week, around the year 2100."""

_RANGE = re.compile(r"(?:\*|(\w+)(?:-(\w+))?)(?:/(\d+))?", re.ASCII)
Day: TypeAlias = Callable[[date], bool]


@dataclass(frozen=True, slots=True)
class Cron:
    """A schedule; `days` are the tests a day has to pass, all of them."""

    seconds: tuple[int, ...]
    minutes: tuple[int, ...]
    hours: tuple[int, ...]
    months: frozenset[int]
    days: tuple[Day, ...]

    @classmethod
    def parse(cls, text: str) -> Cron:
        """Read an expression or a macro such as `@daily`; raise `ValueError`."""
        fields = MACROS.get(text.strip().lower(), text).upper().split()
        if len(fields) != 6:
            raise ValueError("a cron expression has six fields: second, minute, hour, day of month, month, day of week")
        seconds, minutes, hours, day, month, weekday = fields
        days = tuple(test for test in (_day_of_month(day), _day_of_week(weekday)) if test is not None)
        times = (_numbers(seconds, 0, 59), _numbers(minutes, 0, 59), _numbers(hours, 0, 23))
        return cls(*times, frozenset(_numbers(month, 1, 12, MONTHS)), days)

    def after(self, instant: datetime) -> datetime | None:
        """The first time after `instant` on its own clock; None if no such day exists."""
        first = instant.replace(microsecond=0) + timedelta(seconds=1)
        day, last = first.date(), first.date() + SEARCHED
        while day <= last:
            if day.month in self.months and all(test(day) for test in self.days):
                found = self._on_day(first.time() if day == first.date() else time.min)
                if found is not None:
                    return datetime.combine(day, found, first.tzinfo)
            day += timedelta(days=1)
        return None

    def _on_day(self, earliest: time) -> time | None:
        times = (time(h, m, s) for h in self.hours if h >= earliest.hour for m in self.minutes for s in self.seconds)
        return next((found for found in times if found >= earliest), None)


def _numbers(text: str, low: int, high: int, names: dict[str, int] | None = None) -> tuple[int, ...]:
    found: set[int] = set()
    for part in text.split(","):
        match = _RANGE.fullmatch(part)
        if match is None:
            raise ValueError(f"'{part}' is no number, range or step")
        first, last, step = match.groups()
        begin = low if first is None else _number(first, names)
        # `5/10` begins at 5 and goes on to the end of the field
        finish = _number(last, names) if last else high if first is None or step else begin
        if not (low <= begin <= finish <= high) or step == "0":
            raise ValueError(f"'{part}' lies outside {low} to {high}")
        found.update(range(begin, finish + 1, int(step or 1)))
    return tuple(sorted(found))


def _number(text: str, names: dict[str, int] | None) -> int:
    named = (names or {}).get(text)
    if named is None and not text.isdigit():
        raise ValueError(f"'{text}' is no number")
    return int(text) if named is None else named


def _day_of_month(text: str) -> Day | None:
    if text in ("*", "?"):
        return None
    if match := re.fullmatch(r"L(?:-(\d+))?", text):
        before = int(match[1] or 0)
        return lambda day: day.day == _length(day) - before
    if match := re.fullmatch(r"(L|\d+)W", text):
        wanted = match[1]
        return lambda day: day == _workday(day, _length(day) if wanted == "L" else int(wanted))
    days = frozenset(_numbers(text, 1, 31))
    return lambda day: day.day in days


def _day_of_week(text: str) -> Day | None:
    if text in ("*", "?"):
        return None
    if match := re.fullmatch(r"(\w+)L", text):
        last = _number(match[1], WEEKDAYS) % 7
        return lambda day: _weekday(day) == last and day.day > _length(day) - 7
    if match := re.fullmatch(r"(\w+)#([1-5])", text):
        nth, which = int(match[2]), _number(match[1], WEEKDAYS) % 7
        return lambda day: _weekday(day) == which and (day.day - 1) // 7 == nth - 1
    days = frozenset(number % 7 for number in _numbers(text, 0, 7, WEEKDAYS))
    return lambda day: _weekday(day) in days


def _weekday(day: date) -> int:
    return day.isoweekday() % 7


def _length(day: date) -> int:
    return calendar.monthrange(day.year, day.month)[1]


def _workday(day: date, wanted: int) -> date | None:
    """Monday to Friday nearest to the day `wanted`, in the same month."""
    if wanted > _length(day):
        return None
    near = day.replace(day=wanted)
    shift = {6: 2 if wanted == 1 else -1, 7: -2 if wanted == _length(day) else 1}.get(near.isoweekday(), 0)
    return near + timedelta(days=shift)
