"""Counts every deadline a second time, by walking the calendar day by day; shares no code with handlers.deadlines.

Written from procedures.md section 2 alone, so that a mistake in the deadline service cannot hide here as well.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

SATURDAY = 5
DAY = timedelta(days=1)


@dataclass(slots=True)
class Almanac:
    """Which days are worked: weekdays, but for the rest days and make-up days that have been published."""

    off: set[date] = field(default_factory=set)
    work: set[date] = field(default_factory=set)
    years: set[int] = field(default_factory=set)

    def read(self, folder: Path) -> None:
        """Add the arrangements of the files of that folder."""
        for path in sorted(folder.glob("*.yaml")):
            found: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
            days = [day for rest in found["rest"] for day in _days(rest["from"], rest["to"])]
            self.add(found["year"], days, found["work"])

    def add(self, year: int, off: Iterable[date], work: Iterable[date]) -> None:
        """Add one arrangement; it wins over what was known of its days."""
        for day in off:
            self.off.add(day)
            self.work.discard(day)
        for day in work:
            self.work.add(day)
            self.off.discard(day)
        self.years.add(year)

    def works(self, day: date) -> bool:
        """Whether the day is a working day (rule 2.2)."""
        return day in self.work or (day.weekday() < SATURDAY and day not in self.off)

    def knows(self, day: date) -> bool:
        """Whether the arrangement of the day's year is published, and of the next where it may reach back."""
        return day.year in self.years


@dataclass(frozen=True, slots=True)
class Count:
    """A period as the ledger holds it. `pauses` are (delivery, receipt); `extensions` (unit, amount)."""

    rule: str
    start: date
    unit: str | None
    amount: int
    extensions: tuple[tuple[str, int], ...] = ()
    pauses: tuple[tuple[date, date], ...] = ()

    def due(self, almanac: Almanac) -> date:
        """The last day, by the rule of section 2."""
        if self.rule == "fixed" or self.unit is None:
            return self.start
        if self.rule == "before":
            return _latest(self.start, self.unit, self.amount, almanac)
        moves = self.rule in ("act", "limit")
        day = self._status(almanac) if self.rule == "status" else _forward(self.start, self.unit, self.amount, almanac)
        if self.rule != "status":
            for unit, amount in self.extensions:
                day = _forward(day, unit, amount, almanac)
        day = self._stand_still(day, almanac, moves=moves)
        if self.rule == "ban-lenient":
            return day - DAY
        return _working(day, almanac) if moves else day

    def _status(self, almanac: Almanac) -> date:
        """2.1a: the first day counts; an extension begins on the day after."""
        day = _status_end(self.start, self.unit or "", self.amount, almanac)
        for unit, amount in self.extensions:
            day = _status_end(day + DAY, unit, amount, almanac)
        return day

    def _stand_still(self, day: date, almanac: Almanac, *, moves: bool) -> date:
        """2.8: every paused day counts once; a pause that begins after the period has run out changes nothing."""
        for first, last in _merged(self.start, self.pauses):
            reached = _working(day, almanac) if moves and first > day else day
            if first > reached:
                break
            day = reached + (last - first)
        return day


def _forward(start: date, unit: str, amount: int, almanac: Almanac) -> date:
    """2.1 to 2.3: the day of the event is not counted."""
    day = start
    if unit == "working-days":
        while amount:
            day += DAY
            amount -= almanac.works(day)
        return day
    if unit == "calendar-days":
        return start + timedelta(days=amount)
    return _corresponding(start, amount * (12 if unit == "years" else 1))[0]


def _status_end(start: date, unit: str, amount: int, almanac: Almanac) -> date:
    if unit in ("months", "years"):
        day, exists = _corresponding(start, amount * (12 if unit == "years" else 1))
        return day - DAY if exists else day
    return _forward(start, unit, amount, almanac) - DAY


def _corresponding(start: date, months: int) -> tuple[date, bool]:
    """The corresponding day, or the last day of the month and False when there is none."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last)), start.day <= last


def _latest(end: date, unit: str, amount: int, almanac: Almanac) -> date:
    """2.5: the latest day from which the period still ends in time; found by trying day after day."""
    day = end
    while _forward(day, unit, amount, almanac) > end:
        day -= DAY
    return day


def _working(day: date, almanac: Almanac) -> date:
    """2.4: the day itself or the next working day."""
    while not almanac.works(day):
        day += DAY
    return day


def _merged(start: date, pauses: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    merged: list[tuple[date, date]] = []
    for first, last in sorted((max(first, start), last) for first, last in pauses if last > start):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        elif last > first:
            merged.append((first, last))
    return merged


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=offset) for offset in range((last - first).days + 1)]
