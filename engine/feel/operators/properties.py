"""Properties of temporal values and ranges, read with a path: `date.year`, `duration.days`, `range.start included`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from engine.feel.ranges import Range
from engine.feel.temporal import DaysTime, FeelDate, FeelDateTime, FeelTime, YearsMonths
from engine.feel.temporal.calendar import DAY_NANOS, NANOS
from engine.feel.values import Value

Getter = Callable[[Any], Value]
_MINUTE = 60 * NANOS
_HOUR = 60 * _MINUTE


def _seconds(nanos: int) -> Decimal:
    whole, fraction = divmod(nanos, NANOS)
    return Decimal(whole) if not fraction else Decimal(nanos) / NANOS


def _offset_duration(offset: int | None) -> DaysTime | None:
    return None if offset is None else DaysTime.of_seconds(offset)


def _signed(amount: int, part: Callable[[int], int]) -> Decimal:
    size = Decimal(part(abs(amount)))
    return -size if amount < 0 and size else size


def _signed_seconds(duration: DaysTime) -> Decimal:
    seconds = _seconds(abs(duration.nanos) % _MINUTE)
    return -seconds if duration.nanos < 0 and seconds else seconds


_DATE: dict[str, Getter] = {
    "year": lambda date: Decimal(date.year),
    "month": lambda date: Decimal(date.month),
    "day": lambda date: Decimal(date.day),
    "weekday": lambda date: Decimal(date.weekday),
}
_TIME: dict[str, Getter] = {
    "hour": lambda time: Decimal(time.nanos // _HOUR),
    "minute": lambda time: Decimal(time.nanos // _MINUTE % 60),
    "second": lambda time: _seconds(time.nanos % _MINUTE),
    "time offset": lambda time: _offset_duration(time.offset_on()),
    "timezone": lambda time: time.zone,
}


def _of_date(getter: Getter) -> Getter:
    return lambda moment: getter(moment.date)


def _of_time(getter: Getter) -> Getter:
    return lambda moment: getter(moment.time)


_DATE_TIME: dict[str, Getter] = {
    **{name: _of_date(getter) for name, getter in _DATE.items()},
    **{name: _of_time(getter) for name, getter in _TIME.items()},
    "time offset": lambda moment: _offset_duration(moment.offset),
}
_YEARS_MONTHS: dict[str, Getter] = {
    "years": lambda duration: _signed(duration.months, lambda months: months // 12),
    "months": lambda duration: _signed(duration.months, lambda months: months % 12),
}
_DAYS_TIME: dict[str, Getter] = {
    "days": lambda duration: _signed(duration.nanos, lambda nanos: nanos // DAY_NANOS),
    "hours": lambda duration: _signed(duration.nanos, lambda nanos: nanos // _HOUR % 24),
    "minutes": lambda duration: _signed(duration.nanos, lambda nanos: nanos // _MINUTE % 60),
    "seconds": _signed_seconds,
}
_RANGE: dict[str, Getter] = {
    "start": lambda interval: interval.start,
    "end": lambda interval: interval.end,
    "start included": lambda interval: interval.start_included,
    "end included": lambda interval: interval.end_included,
}
_GETTERS: dict[type, Mapping[str, Getter]] = {
    FeelDate: _DATE,
    FeelTime: _TIME,
    FeelDateTime: _DATE_TIME,
    YearsMonths: _YEARS_MONTHS,
    DaysTime: _DAYS_TIME,
    Range: _RANGE,
}


def property_getter(value: Value, name: str) -> Getter | None:
    """How to read a property of a value that is neither context nor list, or None if it has no such property."""
    getters = _GETTERS.get(type(value))
    return None if getters is None else getters.get(name)
