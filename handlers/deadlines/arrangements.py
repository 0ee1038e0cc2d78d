"""A year's holiday arrangement: which weekdays are off and which weekend days are made up.

Three sources in order of precedence: the database (`overrides`), `processes/calendar/*.yaml`, the package
`holidays`. Only a published arrangement is official; what the package guesses for later years is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

import yaml
from holidays import HolidayBase, country_holidays
from holidays.countries.china import ChinaStaticHolidays

from handlers.deadlines.dates import ONE_DAY
from handlers.deadlines.errors import InvalidArrangement
from handlers.resources import PROCESSES

PACKAGE_VERSION: Final = f"holidays-{version('holidays')}"
NEW_YEAR_REACHES_BACK_TO: Final = (12, 28)
"""A year's arrangement may change days at the end of the year before: the earliest since 2001 was 29 December
(2018-12-29 worked, 2018-12-31 off), one day of margin added."""


@dataclass(frozen=True)
class Arrangement:
    """One year's published arrangement, of the nation (`area` None) or of one pooling area.

    `off` maps rest days to the holiday's name; `work` are made-up working days. Both may name days from
    28 December of the year before. Days it does not name keep what the layers below say. Raises
    `InvalidArrangement` if a day is both, or outside the year.
    """

    year: int
    off: Mapping[date, str]
    work: frozenset[date]
    source: str
    version: str
    area: str | None = None
    explicit: frozenset[date] = field(init=False)

    def __post_init__(self) -> None:
        """Check the dates."""
        both = sorted(self.work & self.off.keys())
        if both:
            raise InvalidArrangement(self.year, f"{both[0]} is both off and worked", f"{both[0]} 既放假又上班")
        object.__setattr__(self, "explicit", self.work | self.off.keys())
        outside = sorted(day for day in self.explicit if not self._may_name(day))
        if outside:
            raise InvalidArrangement(self.year, f"{outside[0]} is outside that year", f"{outside[0]} 不属于该年度")

    def _may_name(self, day: date) -> bool:
        return date(self.year - 1, *NEW_YEAR_REACHES_BACK_TO) <= day <= date(self.year, 12, 31)

    @property
    def label(self) -> str:
        """Short identity for the calendar version, e.g. 2026.1 or 330100:2026.db7."""
        return f"{self.area + ':' if self.area else ''}{self.year}.{self.version}"


@cache
def package_arrangement(year: int) -> Arrangement:
    """What the package `holidays` says of the year: a guess unless `package_is_official`."""
    calendar: HolidayBase = country_holidays("CN", years=year, language="zh_CN")
    off = {day: name for day, name in calendar.items() if day.year == year}
    work = frozenset(day for day in calendar.weekend_workdays if day.year == year)
    return Arrangement(year, off, work, f"{PACKAGE_VERSION} (PyPI)", PACKAGE_VERSION)


@cache
def statutory_days(year: int) -> Mapping[date, str]:
    """The days off by the regulation on festivals itself, without the package's guesses of swapped days."""
    guesses = ("补假", "调休")
    off = package_arrangement(year).off
    return {day: name for day, name in off.items() if not any(guess in name for guess in guesses)}


def package_is_official(year: int) -> bool:
    """Whether the package holds the arrangement of that year and not only the statutory days."""
    return year in ChinaStaticHolidays.special_public_holidays


@cache
def packaged_arrangements(folder: Path = PROCESSES / "calendar") -> tuple[Arrangement, ...]:
    """The arrangements of `processes/calendar/*.yaml`, oldest year first."""
    return tuple(read_arrangement(path.read_text("utf-8")) for path in sorted(folder.glob("*.yaml")))


def read_arrangement(text: str) -> Arrangement:
    """An arrangement from YAML: `year`, `version`, `source`, `rest` [{name, from, to}], `work` [dates].

    Raises `InvalidArrangement`, and KeyError or TypeError for a file of another shape.
    """
    data = yaml.safe_load(text)
    off = {day: item["name"] for item in data["rest"] for day in days_of(item["from"], item["to"])}
    return Arrangement(data["year"], off, frozenset(data["work"]), data["source"], str(data["version"]))


def days_of(first: date, last: date) -> Iterator[date]:
    """Every day from `first` through `last`."""
    while first <= last:
        yield first
        first += ONE_DAY
