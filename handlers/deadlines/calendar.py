"""The working calendar (rule 2.2): which days people work in China, and whether that is published yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from handlers.deadlines.arrangements import (
    NEW_YEAR_REACHES_BACK_TO,
    PACKAGE_VERSION,
    Arrangement,
    package_arrangement,
    package_is_official,
    packaged_arrangements,
)
from handlers.deadlines.dates import ONE_DAY

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the calendar. `holiday` is the Chinese name of the holiday, empty on ordinary days.

    `official` is False where no arrangement is published that could still change the answer.
    """

    date: date
    working: bool
    official: bool
    holiday: str

    @property
    def made_up(self) -> bool:
        """Whether the day is a weekend day worked in exchange (调休上班)."""
        return self.working and self.date.weekday() >= SATURDAY


class WorkingCalendar:
    """Working days by published arrangements, looked up first, and the package `holidays` for other years.

    Of several arrangements for one year (and area) the last given wins. An area's arrangement adds its
    days to the nation's. Immutable; `version` names everything an answer may rest on.
    """

    def __init__(self, arrangements: Iterable[Arrangement] | None = None) -> None:
        """With the given arrangements; without any, those of `processes/calendar`."""
        given = packaged_arrangements() if arrangements is None else arrangements
        latest = {(item.area, item.year): item for item in given}
        self._national = {year: item for (area, year), item in latest.items() if area is None}
        self._local = [item for (area, _), item in latest.items() if area is not None]
        self._days: dict[date, Day] = {}
        labels = sorted(item.label for item in latest.values())
        self.version = "+".join([PACKAGE_VERSION, *labels])

    def day(self, on: date) -> Day:
        """What is known of that day."""
        found = self._days.get(on)
        if found is None:
            found = self._days[on] = self._look_up(on)
        return found

    def is_working_day(self, on: date) -> bool:
        """Whether people work on that day; ask `is_official` whether the answer is final."""
        return self.day(on).working

    def is_official(self, on: date) -> bool:
        """Whether the arrangement that decides about that day is published."""
        return self.day(on).official

    def is_published(self, year: int) -> bool:
        """Whether the arrangement of that year is published."""
        return year in self._national or package_is_official(year)

    def on_or_after(self, on: date) -> date:
        """That day if it is a working day, otherwise the next one."""
        while not self.is_working_day(on):
            on += ONE_DAY
        return on

    def next_working_day(self, after: date) -> date:
        """The first working day after that day."""
        return self.on_or_after(after + ONE_DAY)

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after `start` up to and including `end`; negative if `end` lies before `start`."""
        if end < start:
            return -self.working_days_between(end, start)
        return sum(self.is_working_day(start + ONE_DAY * n) for n in range(1, (end - start).days + 1))

    def _look_up(self, on: date) -> Day:
        arrangement = self._deciding(on)
        name = arrangement.off.get(on, "")
        working = on in arrangement.work or (not name and on.weekday() < SATURDAY)
        return Day(on, working, self._is_settled(on), name)

    def _deciding(self, on: date) -> Arrangement:
        for item in self._local:
            if on in item.explicit:
                return item
        following = self._national.get(on.year + 1)
        if following is not None and on in following.explicit:
            return following
        return self._national.get(on.year) or package_arrangement(on.year)

    def _is_settled(self, on: date) -> bool:
        at_year_end = on >= date(on.year, *NEW_YEAR_REACHES_BACK_TO)
        return self.is_published(on.year) and (not at_year_end or self.is_published(on.year + 1))
