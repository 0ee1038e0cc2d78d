"""JSON and Python values in and out of FEEL."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Set
from decimal import Decimal
from typing import Any, TypeAlias

from engine.feel.budget import DEFAULT_BUDGET
from engine.feel.errors import DepthLimitError
from engine.feel.functions import FeelFunction
from engine.feel.kinds import SCALARS
from engine.feel.numbers import is_whole
from engine.feel.temporal import DaysTime, FeelDate, FeelDateTime, FeelTime
from engine.feel.temporal.python import (
    from_date,
    from_datetime,
    from_time,
    from_timedelta,
    to_date,
    to_datetime,
    to_time,
    to_timedelta,
)
from engine.feel.text import to_text
from engine.feel.traversal import Traversal
from engine.feel.values import Value

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

_DIGITS_PER_ITEM = 16


def from_python(value: object) -> Value:
    """The FEEL value of a Python or JSON value; deep. Numbers that are not finite are null.

    Raises TypeError for a type that FEEL does not know, SizeLimitError for values nested beyond measure.
    """
    kind = type(value)
    if kind in SCALARS:
        return value
    converter = _CONVERTERS.get(kind)
    return _convert(value, Traversal()) if converter is None else converter(value)


def _convert(value: object, traversal: Traversal) -> Value:
    kind = type(value)
    if kind in SCALARS:
        return value
    converter = _CONVERTERS.get(kind)
    if converter is not None:
        return converter(value)
    # asking for an abstract kind is slow, and most values are JSON
    if kind is dict or (kind is not list and isinstance(value, Mapping)):
        return _context(value, traversal)
    if kind is list or isinstance(value, list | tuple | Set):
        return _list(value, traversal)
    return _from_subclass(value)


def _context(value: Any, traversal: Traversal) -> Value:
    traversal.visit(len(value))
    return {
        key if type(key) is str else str(key): item if type(item) in SCALARS else _convert(item, traversal)
        for key, item in value.items()
    }


def _list(value: Any, traversal: Traversal) -> Value:
    traversal.visit(len(value))
    return [item if type(item) in SCALARS else _convert(item, traversal) for item in value]


def _from_float(value: float) -> Value:
    number = Decimal(repr(value))
    return number if number.is_finite() else None


_CONVERTERS: dict[type, Callable[[Any], Value]] = {
    int: Decimal,
    float: _from_float,
    dt.datetime: from_datetime,
    dt.date: from_date,
    dt.time: from_time,
    dt.timedelta: from_timedelta,
}


def _from_subclass(value: object) -> Value:
    """Values of classes derived from those that FEEL knows, such as enumerations of texts."""
    if isinstance(value, FeelFunction):
        return value
    if isinstance(value, str):
        return str.__str__(value)
    for kind, converter in _CONVERTERS.items():
        if isinstance(value, kind):
            return converter(value)
    raise TypeError(f"Expected a JSON, number or date value, but found {type(value).__name__}; convert it before.")


def to_python(value: Value) -> object:
    """What a host works with: dates, times and days and time durations as Python's, lists and contexts deep.

    Numbers stay Decimal; years and months durations, ranges and functions stay FEEL's, as Python has none.
    Raises ValueError for dates beyond the years 1..9999.
    """
    if isinstance(value, list):
        return [to_python(item) for item in value]
    if isinstance(value, dict):
        return {key: to_python(item) for key, item in value.items()}
    if isinstance(value, FeelDate):
        return to_date(value)
    if isinstance(value, FeelDateTime):
        return to_datetime(value)
    if isinstance(value, FeelTime):
        return to_time(value)
    return to_timedelta(value) if isinstance(value, DaysTime) else value


def from_json(value: Json) -> Value:
    """The FEEL value of a JSON value. Texts stay texts: an expression makes dates of them with `date(...)`."""
    return from_python(value)


def to_json(value: Value) -> Json:
    """The JSON value of a FEEL value: whole numbers are ints, others floats, temporals ISO 8601 texts.

    Raises SizeLimitError, DepthLimitError for values nested beyond measure.
    """
    try:
        return _json(value, Traversal())
    except RecursionError as error:
        raise DepthLimitError(DEFAULT_BUDGET.max_depth) from error


def _json(value: Value, traversal: Traversal) -> Json:
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, Decimal):
        if not is_whole(value):
            return float(value)
        traversal.visit(max(1, value.adjusted() // _DIGITS_PER_ITEM))
        return int(value)
    if isinstance(value, list):
        traversal.visit(len(value))
        return [_json(item, traversal) for item in value]
    if isinstance(value, dict):
        traversal.visit(len(value))
        return {key: _json(item, traversal) for key, item in value.items()}
    return _temporal_json(value)


def _temporal_json(value: Value) -> Json:
    if isinstance(value, FeelDateTime) and value.time.zone is not None:
        # other readers of JSON know offsets, but not "@Asia/Shanghai"
        return str(FeelDateTime(value.date, FeelTime(value.time.nanos, value.offset)))
    return to_text(value)
