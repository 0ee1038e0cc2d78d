"""List functions that give one value; they take a list or the items themselves."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import reduce
from typing import TypeAlias

from engine.feel.builtins.builtin import Family
from engine.feel.evaluation import Evaluation
from engine.feel.functions import CallFailure
from engine.feel.kinds import kind_of
from engine.feel.numbers import CONTEXT
from engine.feel.operators.arithmetic import divide
from engine.feel.operators.comparison import compare
from engine.feel.temporal import DaysTime, YearsMonths
from engine.feel.values import Value

AGGREGATES = Family()
Aggregate: TypeAlias = Callable[[Evaluation, list[Value]], Value]
_NOT_ORDERED = frozenset({"boolean", "list", "context", "null", "function"})


def _aggregate(name: str) -> Callable[[Aggregate], Aggregate]:
    """Declare both forms: `name(list)` and `name(item, item, ...)`."""

    def declare(compute: Aggregate) -> Aggregate:
        def of_items(run: Evaluation, *items: Value) -> Value:
            if not items or items == (None,):
                raise CallFailure("Expected a list, but found null")
            return compute(run, list(items))

        def of_list(run: Evaluation, items: list[Value]) -> Value:
            return compute(run, items)

        of_items.__doc__ = of_list.__doc__ = compute.__doc__
        AGGREGATES.function(name, "list: list")(of_list)
        AGGREGATES.function(name, "*item: any")(of_items)
        return compute

    return declare


def _numbers(items: list[Value]) -> list[Decimal]:
    numbers = [item for item in items if isinstance(item, Decimal)]
    if len(numbers) != len(items):
        raise CallFailure("Expected numbers, but the list holds something else")
    return numbers


def _extreme(items: list[Value], sign: int) -> Value:
    if not items:
        return None
    best = items[0]
    if kind_of(best) in _NOT_ORDERED:
        raise CallFailure(f"Expected values with an order, but found {kind_of(best)}")
    for item in items[1:]:
        order = compare(item, best)
        if order is None:
            raise CallFailure(f"Expected values of one kind, but found {kind_of(best)} and {kind_of(item)}")
        best = item if order * sign > 0 else best
    return best


@_aggregate("min")
def minimum(run: Evaluation, items: list[Value]) -> Value:
    """The least item; null for none."""
    return _extreme(items, -1)


@_aggregate("max")
def maximum(run: Evaluation, items: list[Value]) -> Value:
    """The greatest item; null for none."""
    return _extreme(items, 1)


@_aggregate("sum")
def total(run: Evaluation, items: list[Value]) -> Value:
    """The sum of numbers or of durations of one kind; null for none."""
    if not items:
        return None
    months = [item.months for item in items if isinstance(item, YearsMonths)]
    if len(months) == len(items):
        return YearsMonths(sum(months))
    nanos = [item.nanos for item in items if isinstance(item, DaysTime)]
    if len(nanos) == len(items):
        return DaysTime(sum(nanos))
    return reduce(CONTEXT.add, _numbers(items))


@_aggregate("mean")
def mean(run: Evaluation, items: list[Value]) -> Value:
    """The average of numbers or durations; null for none."""
    return None if not items else divide(run, total(run, items), Decimal(len(items)))


@_aggregate("product")
def product(run: Evaluation, items: list[Value]) -> Value:
    """The product of numbers; null for none."""
    return reduce(CONTEXT.multiply, _numbers(items)) if items else None


@_aggregate("median")
def median(run: Evaluation, items: list[Value]) -> Value:
    """The middle number, or the mean of the middle two; null for none."""
    numbers = sorted(_numbers(items))
    if not numbers:
        return None
    half = len(numbers) // 2
    if len(numbers) % 2:
        return numbers[half]
    return CONTEXT.divide(CONTEXT.add(numbers[half - 1], numbers[half]), Decimal(2))


@_aggregate("stddev")
def standard_deviation(run: Evaluation, items: list[Value]) -> Value:
    """The standard deviation of a sample of at least two numbers."""
    numbers = _numbers(items)
    if len(numbers) < 2:
        raise CallFailure("Expected at least two numbers")
    average = CONTEXT.divide(reduce(CONTEXT.add, numbers), Decimal(len(numbers)))
    distances = [CONTEXT.subtract(number, average) for number in numbers]
    squares = reduce(CONTEXT.add, [CONTEXT.multiply(distance, distance) for distance in distances])
    return CONTEXT.sqrt(CONTEXT.divide(squares, Decimal(len(numbers) - 1)))


@_aggregate("mode")
def mode(run: Evaluation, items: list[Value]) -> Value:
    """The most frequent numbers, in order."""
    counts: dict[Decimal, int] = {}
    for number in _numbers(items):
        counts[number] = counts.get(number, 0) + 1
    most = max(counts.values(), default=0)
    return sorted(number for number, times in counts.items() if times == most)


@_aggregate("and")
@_aggregate("all")
def all_true(run: Evaluation, items: list[Value]) -> Value:
    """`and` over a list; `and(...)` is Camunda's name for it."""
    if any(item is False for item in items):
        return False
    return True if all(item is True for item in items) else None


@_aggregate("or")
@_aggregate("any")
def any_true(run: Evaluation, items: list[Value]) -> Value:
    """`or` over a list; `or(...)` is Camunda's name for it."""
    if any(item is True for item in items):
        return True
    return False if all(item is False for item in items) else None
