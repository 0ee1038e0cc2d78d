"""Cycles of timers: ISO 8601 repetitions and cron expressions, counted on the calendar of Asia/Shanghai."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeAlias
from zoneinfo import ZoneInfo

from engine.errors import StepFailed
from engine.spiff.cron import Cron
from engine.spiff.expression import Moment, Value
from engine.spiff.waits import TimerWait

if TYPE_CHECKING:
    from engine.spiff.element import Element
    from engine.spiff.token import ElementInstance

ZONE = ZoneInfo("Asia/Shanghai")
_REPETITION = re.compile(r"R(?P<times>-1|\d*)/(?:(?P<start>[^/]+)/)?(?P<period>P[^/]+)", re.ASCII)
_PERIOD = re.compile(
    r"P(?=[\dT])(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Repetition:
    """`R3/P1M`: `times` firings (None: without end), each `months` and `rest` after the one before.

    With a `start` (an aware instant) the first firing is that; without one, a period after the cycle began.
    """

    times: int | None
    start: datetime | None
    months: int
    rest: timedelta

    def due(self, began: datetime, number: int) -> datetime | None:
        """The firing with this number, from 1. Each is counted from the first, so a month's end stays a month's end.

        None when it would come after the year 9999.
        """
        base, periods = (began, number) if self.start is None else (self.start, number - 1)
        try:
            return shift(base, self.months * periods, self.rest * periods)
        except (ValueError, OverflowError):
            return None

    def next(self, began: datetime, after: datetime, *, inclusive: bool = False) -> datetime | None:
        """The first firing after `after` (or at it, if `inclusive`); None when all are over or the calendar is."""
        number, step = 0, 1
        while self._is_over(began, number + step, after, inclusive=inclusive):
            number, step = number + step, step * 2
        while step > 1:
            step //= 2
            if self._is_over(began, number + step, after, inclusive=inclusive):
                number += step
        return self.due(began, number + 1) if self.times is None or number < self.times else None

    def _is_over(self, began: datetime, number: int, after: datetime, *, inclusive: bool) -> bool:
        due = self.due(began, number)
        return due is not None and (due < after or (due == after and not inclusive))


@dataclass(frozen=True, slots=True)
class CronCycle:
    """A cron expression. What was missed while nothing ran is not made up for."""

    cron: Cron

    def next(self, began: datetime, after: datetime, *, inclusive: bool = False) -> datetime | None:
        """The first time after `after`."""
        found = self.cron.after(after.astimezone(ZONE))
        return None if found is None else found.astimezone(UTC)


Cycle: TypeAlias = Repetition | CronCycle


def parse_cycle(text: str) -> Cycle:
    """Read `R3/P1M`, `R/2026-01-31T09:00:00+08:00/PT1H` or a cron expression; raise `ValueError`."""
    text = text.strip()
    if not text.startswith("R"):
        return CronCycle(Cron.parse(text))
    match = _REPETITION.fullmatch(text)
    if match is None:
        raise ValueError("a repetition is written like R3/P1M, R/PT1H or R/2026-01-31T09:00:00+08:00/P1M")
    months, rest = parse_period(match["period"])
    if not months and not rest:
        raise ValueError(f"'{match['period']}' takes no time")
    times = None if match["times"] in ("", "-1") else int(match["times"])
    if times == 0:
        raise ValueError("it would never fire")
    return Repetition(times, _start(match["start"]), months, rest)


def parse_period(text: str) -> tuple[int, timedelta]:
    """Read `P1M`, `P1Y2M3DT4H`, `P2W` or `-PT1H`: months on the calendar and the rest; raise `ValueError`."""
    unsigned = text.removeprefix("-")
    match = _PERIOD.fullmatch(unsigned)
    if match is None:
        raise ValueError(f"'{text}' is no period of time such as P3D")
    years, months, weeks, days, hours, minutes, seconds = (float(part or 0) for part in match.groups())
    rest = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    sign = 1 if unsigned == text else -1
    return sign * int(years * 12 + months), sign * rest


def _start(text: str | None) -> datetime | None:
    if text is None:
        return None
    start = datetime.fromisoformat(text)
    if start.tzinfo is None:
        raise ValueError(f"'{text}' lacks an offset such as +08:00")
    return start.astimezone(UTC)


def shift(instant: datetime, months: int, rest: timedelta) -> datetime:
    """`instant` and so many months on the calendar, at most the month's last day, and then `rest`; in UTC."""
    local = instant.astimezone(ZONE)
    year, month = divmod(local.year * 12 + local.month - 1 + months, 12)
    day = min(local.day, calendar.monthrange(year, month + 1)[1])
    return (local.replace(year=year, month=month + 1, day=day) + rest).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class CycleDefinition:
    """A timer that fires again and again. What it needs to go on is kept beside the wait: its text and when it began."""

    value: Value

    def read(self, text: object, element_id: str) -> Cycle:
        """The cycle that the value became; raises `StepFailed`."""
        try:
            return parse_cycle(str(text))
        except (ValueError, OverflowError) as error:
            found = f"{self.value.place} '{self.value.text}' gave {text!r}, which is no cycle: {error}"
            raise StepFailed(self.value.kind, element_id, found) from error

    def first(self, variables: Mapping[str, Any], moment: Moment, element_id: str) -> datetime | None:
        """When it fires first, if it begins now; firings before that are over."""
        cycle = self.read(self.value.evaluate(variables, moment, element_id), element_id)
        return cycle.next(moment.now, moment.now, inclusive=True)

    def following(self, began: datetime, due: datetime, moment: Moment, element_id: str) -> datetime | None:
        """When a start event that fired at `due` fires next; its cycle began with its deployment."""
        cycle = self.read(self.value.evaluate({}, moment, element_id), element_id)
        return _after(cycle, began, due, moment)

    def restarted(
        self, variables: Mapping[str, Any], began: datetime, moment: Moment, element_id: str
    ) -> tuple[str, datetime] | None:
        """The text as it is now, and when a cycle with it that began then fires next; None when it is over."""
        text = str(self.value.evaluate(variables, moment, element_id))
        due = self.read(text, element_id).next(began, moment.now, inclusive=True)
        return None if due is None else (text, due)

    def begin(self, holder: ElementInstance, element: Element) -> None:
        """Open the wait of the first firing, unless all are over."""
        workflow = holder.workflow
        text = self.value.evaluate(workflow.view(holder), workflow, element.name)
        due = self.read(text, element.name).next(workflow.now, workflow.now, inclusive=True)
        if due is not None:
            wait_id = workflow.next_id()
            workflow.open_wait(holder, element, TimerWait(wait_id, element.name, due))
            holder.note(wait_id, [str(text), workflow.now.isoformat(), due.isoformat()])

    def again(self, holder: ElementInstance, wait_id: int, element: Element) -> bool:
        """The wait has fired: move it on; False when that was the last time."""
        workflow, notes = holder.workflow, holder.notes or {}
        text, began, due = notes[wait_id]
        cycle = self.read(text, element.name)
        following = _after(cycle, datetime.fromisoformat(began), datetime.fromisoformat(due), workflow)
        if following is not None:
            notes[wait_id][2] = following.isoformat()
            workflow.reschedule(wait_id, following)
        return following is not None


def _after(cycle: Cycle, began: datetime, due: datetime, moment: Moment) -> datetime | None:
    # a repetition loses no firing, however late; cron looks at the clock
    return cycle.next(began, due if isinstance(cycle, Repetition) else max(due, moment.now))
