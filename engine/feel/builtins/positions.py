"""Positions in lists, and the comparing that list functions share."""

from __future__ import annotations

from decimal import Decimal

from engine.feel.evaluation import Evaluation
from engine.feel.functions import CallFailure
from engine.feel.numbers import is_whole
from engine.feel.operators.comparison import equals
from engine.feel.traversal import Traversal
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


class Seen:
    """The values met so far. Those that can be hashed are found at once, others by comparing them with all."""

    __slots__ = ("_others", "_plain", "_run")

    def __init__(self, run: Evaluation) -> None:
        self._run = run
        self._plain: set[tuple[type, Value]] = set()
        self._others: list[Value] = []

    def add(self, value: Value) -> bool:
        """Whether a value is new; from now on it is not."""
        if isinstance(value, _HASHABLE):
            known = len(self._plain)
            self._plain.add((type(value), value))
            return len(self._plain) > known
        self._run.step(1 + len(self._others))
        traversal = Traversal(self._run)
        if any(equals(value, other, traversal) is True for other in self._others):
            return False
        self._others.append(value)
        return True


def distinct(run: Evaluation, items: list[Value]) -> list[Value]:
    """The items without those that equal an earlier one."""
    seen = Seen(run)
    return [item for item in items if seen.add(item)]
