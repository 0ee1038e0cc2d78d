"""A count under way: the last day so far, the steps taken, and the days whose status the answer rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from handlers.deadlines import wording
from handlers.deadlines.arrangements import days_of
from handlers.deadlines.calendar import WorkingCalendar
from handlers.deadlines.counting import count
from handlers.deadlines.dates import ONE_DAY
from handlers.deadlines.deadline import Deadline, Rule, Step
from handlers.deadlines.pauses import Pause, since
from handlers.deadlines.periods import Period, WorkingDays


@dataclass
class UnderWay:
    """Mutable while a rule works; `finish` makes it a `Deadline`. With `moves`, rest days move the end."""

    calendar: WorkingCalendar
    day: date
    steps: list[Step]
    moves: bool = False
    looked_at: list[tuple[date, date]] = field(default_factory=list)

    def run(self, period: Period) -> None:
        """Count the period from the day so far, which is excluded."""
        start = self.day
        self.day, steps = count(start, period, self.calendar)
        self.steps.extend(steps)
        self._note(start, period)

    def extend(self, extensions: Iterable[Period]) -> None:
        """Let each extension run from the end of the period before it."""
        for period in extensions:
            start = self.day
            self.day = count(start, period, self.calendar)[0]
            self.steps.append(wording.extended(period, self.day))
            self._note(start, period)

    def stand_still(self, start: date, pauses: Iterable[Pause]) -> None:
        """Add the days of every merged pause that began while the period was still running (rule 2.8)."""
        for pause in since(start, pauses):
            if pause.start > self.day and self.moves:
                self._move()
            if pause.start > self.day:
                break
            self.day += timedelta(days=pause.days)
            self.steps.append(wording.paused(pause, self.day))

    def finish(self, rule: Rule) -> Deadline:
        """The answer, moved if this count moves; provisional if it rests on a day that may still change."""
        counted = self.day
        if self.moves:
            self._move()
        unsettled = self._first_unsettled()
        if unsettled is not None:
            self.steps.append(wording.unpublished(self._awaited_year(unsettled), self.day))
        return Deadline(self.day, unsettled is not None, self.calendar.version, tuple(self.steps), rule, counted)

    def _move(self) -> None:
        due = self.calendar.on_or_after(self.day)
        self.looked_at.append((self.day, due))
        if due != self.day:
            rest = [self.calendar.day(one) for one in days_of(self.day, due - ONE_DAY)]
            self.steps.append(wording.moved(rest, due))
            self.day = due

    def _note(self, start: date, period: Period) -> None:
        if isinstance(period, WorkingDays):
            self.looked_at.append((start + ONE_DAY, self.day))

    def _first_unsettled(self) -> date | None:
        days = (day for first, last in self.looked_at for day in days_of(first, last))
        return next((day for day in days if not self.calendar.is_official(day)), None)

    def _awaited_year(self, day: date) -> int:
        return day.year + 1 if self.calendar.is_published(day.year) else day.year
