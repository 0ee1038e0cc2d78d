"""Positions in lists, and the comparing that list functions share."""

from __future__ import annotations

from decimal import Decimal

from engine.feel.evaluation import Evaluation
from engine.feel.functions import CallFailure
from engine.feel.numbers import is_whole
from engine.feel.operators.comparison import equals
from engine.feel.values import Value

_HASHABLE = (Decimal, str, bool)


def whole(value: Decimal) -> int:
    """A whole number as int. Raises CallFailure."""
    if not is_whole(value) or value.adjusted() > 30:
        raise CallFailure(f"Expected a whole number, but found {value}")
    return int(value)


def list_index(items: list[Value], position: Decimal) -> int:
    """The index of a position: 1 is the first item, -1 the last. Raises CallFailure."""
    number = whole(position)
    if number == 0 or abs(number) > len(items):
        raise CallFailure(f"Expected a position within {len(items)} items, but found {position}")
    return number - 1 if number > 0 else len(items) + number


def distinct(run: Evaluation, items: list[Value]) -> list[Value]:
    """The items without those that equal an earlier one."""
    seen: set[tuple[type, Value]] = set()
    others: list[Value] = []
    chosen: list[Value] = []
    for item in items:
        if type(item) in _HASHABLE:
            key = (type(item), item)
            if key not in seen:
                seen.add(key)
                chosen.append(item)
        else:
            run.step(1 + len(others))
            if not any(equals(item, other) is True for other in others):
                others.append(item)
                chosen.append(item)
    return chosen
