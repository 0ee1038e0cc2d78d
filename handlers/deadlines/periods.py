"""Periods as the regulation names them. They are types of their own and never ISO durations: five working
days are not P5D, and three months are not ninety days."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from handlers.deadlines.errors import InvalidAmount, UnknownUnit


class Unit(StrEnum):
    """The four units a provision counts in."""

    WORKING_DAYS = "working-days"
    CALENDAR_DAYS = "calendar-days"
    MONTHS = "months"
    YEARS = "years"


@dataclass(frozen=True)
class _Period:
    """A whole number of one unit, at least 1. Raises `InvalidAmount`."""

    amount: int
    unit: ClassVar[Unit]
    limit: ClassVar[int]
    name_zh: ClassVar[str]
    name_en: ClassVar[str]

    def __post_init__(self) -> None:
        """Refuse booleans, fractions, zero, negative and absurd amounts."""
        if type(self.amount) is not int or not 1 <= self.amount <= self.limit:
            raise InvalidAmount(self.unit.value, self.amount, self.limit)

    @property
    def zh(self) -> str:
        """The period in Chinese, e.g. 5个工作日."""
        return f"{self.amount}{self.name_zh}"

    @property
    def en(self) -> str:
        """The period in English, e.g. 5 working days."""
        return f"{self.amount} {self.name_en}{'' if self.amount == 1 else 's'}"


class WorkingDays(_Period):
    """N 个工作日: days the State Council's arrangement lets people work, make-up days included (rule 2.2)."""

    unit, limit, name_zh, name_en = Unit.WORKING_DAYS, 2_500, "个工作日", "working day"


class CalendarDays(_Period):
    """N 日: every day counts (rule 2.7)."""

    unit, limit, name_zh, name_en = Unit.CALENDAR_DAYS, 36_500, "日", "day"


class Months(_Period):
    """N 个月: to the corresponding day of the month (rule 2.3)."""

    unit, limit, name_zh, name_en = Unit.MONTHS, 1_200, "个月", "month"


class Years(_Period):
    """N 年: to the corresponding day of the year (rule 2.3)."""

    unit, limit, name_zh, name_en = Unit.YEARS, 100, "年", "year"


Period = WorkingDays | CalendarDays | Months | Years

_BY_UNIT: dict[Unit, type[WorkingDays] | type[CalendarDays] | type[Months] | type[Years]] = {
    Unit.WORKING_DAYS: WorkingDays,
    Unit.CALENDAR_DAYS: CalendarDays,
    Unit.MONTHS: Months,
    Unit.YEARS: Years,
}


def period_of(unit: Unit | str, amount: int) -> Period:
    """The period of that unit and amount. Raises `UnknownUnit`, `InvalidAmount`.

    >>> period_of("working-days", 5)
    WorkingDays(amount=5)
    """
    try:
        kind = _BY_UNIT[Unit(unit)]
    except ValueError as error:
        raise UnknownUnit(str(unit), tuple(known.value for known in Unit)) from error
    return kind(amount)
