"""Bodies of the working-day calendar."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from api.kit.schemas import Input, Output


class RestDay(Output):
    """A day off and the holiday it belongs to."""

    day: date
    name: Annotated[str, StringConstraints(min_length=1, max_length=20)]


class CalendarYear(Output):
    """A year's arrangement: `off` are days that are free, `work` weekend days that are worked (调休)."""

    year: int
    published: bool
    source: str
    version: str
    off: list[RestDay]
    work: list[date]


class SetCalendar(Input):
    """The State Council's arrangement of one year."""

    off: list[RestDay] = Field(max_length=200)
    work: list[date] = Field(max_length=100)
    source: Annotated[str, StringConstraints(min_length=2, max_length=300)]


class CalendarLoaded(Output):
    """The stored year, and how many running clocks got another due date."""

    calendar: CalendarYear
    recomputed: int
