"""Where a date stands in its year, month and week (DMN 1.5, 10.3.4.8)."""

from __future__ import annotations

from decimal import Decimal

from engine.feel.builtins.builtin import Family
from engine.feel.evaluation import Evaluation
from engine.feel.temporal import FeelDate, FeelDateTime
from engine.feel.temporal.calendar import civil_from_days, days_from_civil, month_length
from engine.feel.values import Value

CALENDAR = Family()
_DAY = "date: date|date and time"
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@CALENDAR.function("day of year", _DAY)
def day_of_year(run: Evaluation, value: FeelDate | FeelDateTime) -> Value:
    """Number of the day in its year."""
    day = _date(value)
    return Decimal(day.days - days_from_civil(day.year, 1, 1) + 1)


@CALENDAR.function("day of week", _DAY)
def day_of_week(run: Evaluation, value: FeelDate | FeelDateTime) -> Value:
    """English name of the day."""
    return _DAYS[_date(value).weekday - 1]


@CALENDAR.function("month of year", _DAY)
def month_of_year(run: Evaluation, value: FeelDate | FeelDateTime) -> Value:
    """English name of the month."""
    return _MONTHS[_date(value).month - 1]


@CALENDAR.function("week of year", _DAY)
def week_of_year(run: Evaluation, value: FeelDate | FeelDateTime) -> Value:
    """Number of the week in its year by ISO 8601: the year of a week is that of its Thursday."""
    day = _date(value)
    thursday = day.days - day.weekday + 4
    year, _, _ = civil_from_days(thursday)
    return Decimal((thursday - days_from_civil(year, 1, 1)) // 7 + 1)


@CALENDAR.function("last day of month", _DAY)
def last_day_of_month(run: Evaluation, value: FeelDate | FeelDateTime) -> Value:
    """The last date of the month (Camunda)."""
    day = _date(value)
    return FeelDate(day.year, day.month, month_length(day.year, day.month))


def _date(value: FeelDate | FeelDateTime) -> FeelDate:
    return value.date if isinstance(value, FeelDateTime) else value
