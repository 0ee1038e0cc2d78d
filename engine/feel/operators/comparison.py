"""Equality and order. None means that FEEL cannot compare the two values."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from engine.feel.ranges import Range
from engine.feel.temporal import DaysTime, FeelDate, FeelDateTime, FeelTime, YearsMonths
from engine.feel.traversal import Traversal
from engine.feel.values import Value

_PLAIN = frozenset({Decimal, str, bool, FeelDate, YearsMonths, DaysTime})
_ORDERED = frozenset({Decimal, str, FeelDate, YearsMonths, DaysTime})
_MILLISECOND = 1_000_000
ORDER_TESTS: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def equals(left: Value, right: Value, traversal: Traversal | None = None) -> bool | None:
    """`=` of FEEL: null equals only null, values of different kinds give None. Raises SizeLimitError."""
    if left is None or right is None:
        return left is right
    kind = type(left)
    if kind is not type(right):
        return _zero_durations(left, right)
    if kind in _PLAIN:
        return left == right
    if isinstance(left, list) and isinstance(right, list):
        return _lists_equal(left, right, traversal or Traversal())
    if isinstance(left, dict) and isinstance(right, dict):
        return _contexts_equal(left, right, traversal or Traversal())
    return _special_equal(left, right)


def compare(left: Value, right: Value) -> int | None:
    """-1, 0 or 1, or None if the two values have no order."""
    kind = type(left)
    if kind is not type(right):
        return None
    if kind in _ORDERED:
        return _sign(left, right)
    if isinstance(left, FeelDateTime) and isinstance(right, FeelDateTime):
        return _sign(left.instant, right.instant) if left.is_zoned == right.is_zoned else None
    if isinstance(left, FeelTime) and isinstance(right, FeelTime):
        return _sign(left.utc_nanos, right.utc_nanos) if left.is_zoned == right.is_zoned else None
    return None


def ordered(symbol: str, left: Value, right: Value) -> bool | None:
    """`left < right` and its relatives, `symbol` being one of < <= > >=."""
    if type(left) in _ORDERED:
        return ORDER_TESTS[symbol](left, right) if type(left) is type(right) else None
    order = compare(left, right)
    return None if order is None else ORDER_TESTS[symbol](order, 0)


def _sign(left: Any, right: Any) -> int:
    return -1 if left < right else int(left > right)


def _zero_durations(left: Value, right: Value) -> bool | None:
    zeros = (YearsMonths(0), DaysTime(0))
    return True if left in zeros and right in zeros else None


def _lists_equal(left: list[Value], right: list[Value], traversal: Traversal) -> bool | None:
    if len(left) != len(right):
        return False
    return _all_equal(zip(left, right, strict=True), traversal)


def _contexts_equal(left: dict[str, Value], right: dict[str, Value], traversal: Traversal) -> bool | None:
    if left.keys() != right.keys():
        return False
    return _all_equal(((value, right[key]) for key, value in left.items()), traversal)


def _all_equal(pairs: Iterable[tuple[Value, Value]], traversal: Traversal) -> bool | None:
    for left, right in pairs:
        traversal.visit(1)
        same = equals(left, right, traversal)
        if same is not True:
            return same
    return True


def _special_equal(left: Value, right: Value) -> bool | None:
    if isinstance(left, FeelTime) and isinstance(right, FeelTime):
        return left.is_zoned == right.is_zoned and _same_millisecond(left.utc_nanos, right.utc_nanos)
    if isinstance(left, FeelDateTime) and isinstance(right, FeelDateTime):
        return left.is_zoned == right.is_zoned and _same_millisecond(left.instant, right.instant)
    if isinstance(left, Range) and isinstance(right, Range):
        return _ranges_equal(left, right)
    return left is right


def _same_millisecond(left: int, right: int) -> bool:
    return left // _MILLISECOND == right // _MILLISECOND


def _ranges_equal(left: Range, right: Range) -> bool:
    return (
        (left.start_included, left.end_included, left.operator) == (right.start_included, right.end_included, right.operator)
        and equals(left.start, right.start) is True
        and equals(left.end, right.end) is True
    )
