"""Ranges and `in`: does a value lie in a range, a list or a test?"""

from __future__ import annotations

from engine.feel.kinds import kind_of
from engine.feel.operators.comparison import compare, equals, ordered
from engine.feel.ranges import Range
from engine.feel.traversal import Traversal
from engine.feel.values import Value

_NO_ENDPOINT = frozenset({"boolean", "list", "context", "function", "range"})


def make_range(start: Value, start_included: bool, end: Value, end_included: bool) -> Range | None:
    """`[start..end]`, or None if the ends cannot be compared or stand the wrong way round."""
    if start is None and end is None:
        return None
    if kind_of(start) in _NO_ENDPOINT or kind_of(end) in _NO_ENDPOINT:
        return None
    if start is not None and end is not None:
        order = compare(start, end)
        if order is None or order > 0:
            return None
    return Range(start, start_included and start is not None, end, end_included and end is not None)


def make_unary(symbol: str, operand: Value) -> Range | None:
    """A comparison as a value: `(< 10)`, or None if the operand has no order."""
    if symbol in ("=", "!="):
        return Range(operand, start_included=True, end=operand, end_included=True, operator=symbol)
    if operand is None or kind_of(operand) in _NO_ENDPOINT:
        return None
    if symbol.startswith("<"):
        return Range(None, start_included=False, end=operand, end_included=symbol == "<=", operator=symbol)
    return Range(operand, start_included=symbol == ">=", end=None, end_included=False, operator=symbol)


def in_range(value: Value, interval: Range) -> bool | None:
    """Whether a value lies in a range; None if it cannot be compared with its ends."""
    if interval.operator == "=":
        return equals(value, interval.start)
    if interval.operator == "!=":
        same = equals(value, interval.start)
        return None if same is None else not same
    if value is None or (interval.operator is None and (interval.start is None or interval.end is None)):
        return None
    return _above_start(value, interval) and _below_end(value, interval)


def in_test(value: Value, test: Value, traversal: Traversal | None = None) -> bool | None:
    """Whether a value passes a test that evaluated to a range, a list or a plain value. Raises SizeLimitError."""
    if isinstance(test, Range):
        return in_range(value, test)
    if isinstance(test, list):
        return _in_list(value, test, traversal or Traversal())
    return equals(value, test)


def _above_start(value: Value, interval: Range) -> bool | None:
    if interval.start is None:
        return True
    return ordered(">=" if interval.start_included else ">", value, interval.start)


def _below_end(value: Value, interval: Range) -> bool | None:
    if interval.end is None:
        return True
    return ordered("<=" if interval.end_included else "<", value, interval.end)


def _in_list(value: Value, items: list[Value], traversal: Traversal) -> bool:
    traversal.visit(len(items))
    if isinstance(value, list) and equals(value, items) is True:
        return True
    return any(_in_item(value, item, traversal) is True for item in items)


def _in_item(value: Value, item: Value, traversal: Traversal) -> bool | None:
    if isinstance(item, list) and isinstance(value, list):
        return equals(value, item)
    return in_test(value, item, traversal)
