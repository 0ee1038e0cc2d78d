"""`sort` (DMN 1.5, 10.3.4.9)."""

from __future__ import annotations

from functools import cmp_to_key

from engine.feel.builtins.builtin import Family
from engine.feel.evaluation import Evaluation
from engine.feel.functions import CallFailure, FeelFunction
from engine.feel.kinds import kind_of
from engine.feel.operators.comparison import compare
from engine.feel.values import Value

ORDERING = Family()


@ORDERING.function("sort", "list: list", "precedes: function")
def sort_by(run: Evaluation, items: list[Value], precedes: FeelFunction) -> Value:
    """The items in the order that `precedes(a, b)` says."""
    if not precedes.accepts(2):
        raise CallFailure("Expected a function of two parameters")

    def order(left: Value, right: Value) -> int:
        if precedes.call(run, (left, right)) is True:
            return -1
        return 1 if precedes.call(run, (right, left)) is True else 0

    run.allocate(len(items))
    return sorted(items, key=cmp_to_key(order))


@ORDERING.function("sort", "list: list")
def sort(run: Evaluation, items: list[Value]) -> Value:
    """The items in ascending order (Camunda)."""

    def order(left: Value, right: Value) -> int:
        run.step()
        result = compare(left, right)
        if result is None:
            raise CallFailure(f"Expected values of one kind, but found {kind_of(left)} and {kind_of(right)}")
        return result

    run.allocate(len(items))
    return sorted(items, key=cmp_to_key(order))
