"""The working calendar (rule 2.2): which days people work in China, and whether that is published yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from handlers.deadlines.arrangements import (
    NEW_YEAR_REACHES_BACK_TO,
    PACKAGE_VERSION,
    Arrangement,
    days_of,
    package_arrangement,
    package_is_official,
    packaged_arrangements,
    statutory_days,
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


@dataclass(frozen=True, slots=True)
class Year:
    """One year as it is in force: weekdays and named weekend days off, made-up working days, and who says so.

    `published` is False while the days are only the statutory ones and a guess of the rest.
    """

    year: int
    published: bool
    off: Mapping[date, str]
    work: tuple[date, ...]
    sources: tuple[str, ...]
    version: str


class WorkingCalendar:
    """Working days in layers, the first that names a day decides: the pooling area's arrangements, the nation's
    stored ones, those of `processes/calendar`, the package `holidays`, and last the day of the week.

    Of several stored arrangements for one year (and area) the last given wins. Immutable; `version` names
    everything an answer may rest on.
    """

    def __init__(self, stored: Iterable[Arrangement] = (), packaged: Iterable[Arrangement] | None = None) -> None:
        """With the arrangements from the database; `packaged` replaces the files, for tests."""
        latest = {(item.area or "", item.year): item for item in stored}
        files = tuple(packaged_arrangements() if packaged is None else packaged)
        self._local = [item for (area, _), item in sorted(latest.items()) if area]
        self._national = [item for (area, _), item in sorted(latest.items()) if not area] + list(files)
        self._covered = {item.year for item in self._national}
        self._days: dict[date, Day] = {}
        labels = [item.label for item in (*files, *(latest[found] for found in sorted(latest)))]
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
        return year in self._covered or package_is_official(year)

    def year(self, year: int) -> Year:
        """The whole year as it is in force, for showing it to people."""
        days = [self.day(on) for on in days_of(date(year, 1, 1), date(year, 12, 31))]
        layers = [item for item in (*self._local, *self._national) if item.year == year]
        sources = [item.source for item in layers] or [package_arrangement(year).source]
        return Year(
            year,
            self.is_published(year),
            {day.date: day.holiday for day in days if day.holiday},
            tuple(day.date for day in days if day.made_up),
            tuple(sources),
            layers[0].label if layers else PACKAGE_VERSION,
        )

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
        for item in (*self._local, *self._national):
            if on in item.explicit:
                return self._named(on, item.off.get(on, ""), worked=on in item.work)
        if on.year in self._covered and not package_is_official(on.year):
            return self._named(on, statutory_days(on.year).get(on, ""))
        package = package_arrangement(on.year)
        return self._named(on, package.off.get(on, ""), worked=on in package.work)

    def _named(self, on: date, holiday: str, *, worked: bool = False) -> Day:
        working = worked or (not holiday and on.weekday() < SATURDAY)
        return Day(on, working, self._is_settled(on), holiday)

    def _is_settled(self, on: date) -> bool:
        at_year_end = on >= date(on.year, *NEW_YEAR_REACHES_BACK_TO)
        return self.is_published(on.year) and (not at_year_end or self.is_published(on.year + 1))
