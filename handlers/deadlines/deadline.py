"""The answer of the service: a date and the steps by which it was found, as data in two languages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from handlers.deadlines.dates import ONE_DAY, end_of_day


class Rule(StrEnum):
    """Which rule of procedures.md section 2 counted the period."""

    ACT = "act"
    """A period for doing an act: start day excluded, the last day moves off a rest day (2.1, 2.3, 2.4)."""
    LIMIT = "limit"
    """超过 N 日: an act may be done through day N, moved off a rest day; the consequence follows (2.7)."""
    STATUS = "status"
    """A status from 00:00 of a stated date, which counts; never moved (2.1a)."""
    BAN = "ban"
    """未满 N 年: barred through the corresponding day, free the next; never moved (2.6)."""
    BAN_LENIENT = "ban-lenient"
    """未满 N 年 where local policy frees the corresponding day itself (GAP-18)."""
    FLOOR = "floor"
    """Not before N has run out: open from the day after the last day; never moved (2.3, GAP-02)."""
    BEFORE = "before"
    """At least N before an end date: the latest day that is early enough; never moved (2.5)."""
    FIXED = "fixed"
    """A date set by a decision or an agreement; never moved (2.4)."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the count: what happened on `date` in Chinese and English, and by which provisions."""

    zh: str
    en: str
    date: date
    provisions: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """The step as JSON."""
        return {
            "zh": self.zh,
            "en": self.en,
            "date": self.date.isoformat(),
            "provisions": list(self.provisions),
        }


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day of a period and why it is that day.

    `due` is the last day, inclusive. `counted` is the last day before it moved off rest days (equal to `due`
    if it did not). `provisional` is True if an arrangement that is not published yet may change `due`.
    """

    due: date
    provisional: bool
    calendar_version: str
    steps: tuple[Step, ...]
    rule: Rule
    counted: date

    @property
    def elapses_at(self) -> datetime:
        """UTC instant of 24:00 of the due date in China: when a timer for this deadline fires."""
        return end_of_day(self.due)

    @property
    def day_after(self) -> date:
        """The first day on which the period is over: free of a ban, a floor open, a consequence possible."""
        return self.due + ONE_DAY

    @property
    def exceeded_on(self) -> date:
        """Day N+1 of a count of days, whether or not the last day moved (day 181 of 超过180日)."""
        return self.counted + ONE_DAY

    @property
    def provisions(self) -> tuple[str, ...]:
        """Every provision a step rests on, once, in order of use."""
        return tuple(dict.fromkeys(one for step in self.steps for one in step.provisions))

    def to_json(self) -> dict[str, object]:
        """The explanation as JSON, as the ledger keeps it and the page shows it."""
        return {
            "rule": self.rule.value,
            "due": self.due.isoformat(),
            "counted": self.counted.isoformat(),
            "provisional": self.provisional,
            "calendarVersion": self.calendar_version,
            "provisions": list(self.provisions),
            "steps": [step.to_json() for step in self.steps],
        }
