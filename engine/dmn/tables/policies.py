"""Hit policies (DMN 1.5, 8.2.8): which of the matching rules conclude, and how they are put together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from engine.feel import CallFailure, Evaluation, FunctionLibrary, Value
from engine.feel.operators.comparison import equals
from engine.feel.operators.membership import in_test

if TYPE_CHECKING:
    from engine.dmn.tables.table import Output

Row: TypeAlias = list[Value]
Outputs: TypeAlias = "Sequence[Output]"


@dataclass(frozen=True, slots=True)
class Answer:
    """The value of a table, or None with the `problem`: what was expected of the rules."""

    value: Value
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class HitPolicy:
    """How matching rules conclude. `first_only` stops at the first; `without_match` is the value of none.

    `exclusive` allows one rule only, `agreeing` several with equal outputs, `best_only` takes the one whose outputs rank
    best, `complete` tells that some rule is meant to
    match whatever the inputs.
    """

    choose: Callable[[list[Row], Outputs], Answer]
    first_only: bool = False
    without_match: Value = None
    exclusive: bool = False
    agreeing: bool = False
    best_only: bool = False
    complete: bool = False

    @staticmethod
    def box(row: Row, outputs: Outputs) -> Value:
        """One output alone is its value, several are a context."""
        return box(row, outputs)


def box(row: Row, outputs: Outputs) -> Value:
    """One output alone is its value, several are a context."""
    if len(outputs) == 1:
        return row[0]
    return {output.name: value for output, value in zip(outputs, row, strict=True)}


def _unique(rows: list[Row], outputs: Outputs) -> Answer:
    if len(rows) > 1:
        return Answer(None, "one matching rule at most (UNIQUE)")
    return Answer(box(rows[0], outputs))


def _first(rows: list[Row], outputs: Outputs) -> Answer:
    return Answer(box(rows[0], outputs))


def _any(rows: list[Row], outputs: Outputs) -> Answer:
    if all(equals(row, rows[0]) is True for row in rows):
        return Answer(box(rows[0], outputs))
    return Answer(None, "matching rules with equal outputs (ANY)")


def _priority(rows: list[Row], outputs: Outputs) -> Answer:
    return Answer(box(_ranked(rows, outputs)[0], outputs))


def _output_order(rows: list[Row], outputs: Outputs) -> Answer:
    return Answer([box(row, outputs) for row in _ranked(rows, outputs)])


def _collect(rows: list[Row], outputs: Outputs) -> Answer:
    return Answer([box(row, outputs) for row in rows])


def _count(rows: list[Row], outputs: Outputs) -> Answer:
    return Answer(Decimal(len(rows)))


def _aggregated(name: str) -> Callable[[list[Row], Outputs], Answer]:
    def aggregate(rows: list[Row], outputs: Outputs) -> Answer:
        function = FunctionLibrary.standard().functions[name]
        try:
            return Answer(function.call(Evaluation(), ([box(row, outputs) for row in rows],)))
        except CallFailure as failure:
            return Answer(None, f"outputs that {name} can work on ({failure})")

    return aggregate


def _ranked(rows: list[Row], outputs: Outputs) -> list[Row]:
    return sorted(rows, key=lambda row: ranks(row, outputs))


def ranks(row: Row, outputs: Outputs) -> tuple[int, ...]:
    """The place of each output of a row among the output values of its column; the first output weighs most."""
    return tuple(_rank(value, one) for value, one in zip(row, outputs, strict=True))


def _rank(value: Value, output: Output) -> int:
    ranking = output.ranking
    if ranking is None:
        return 0
    return next((place for place, one in enumerate(ranking) if in_test(value, one) is True), len(ranking))


_POLICIES = {
    "UNIQUE": HitPolicy(_unique, exclusive=True, complete=True),
    "FIRST": HitPolicy(_first, first_only=True, complete=True),
    "ANY": HitPolicy(_any, agreeing=True, complete=True),
    "PRIORITY": HitPolicy(_priority, best_only=True, complete=True),
    "OUTPUT ORDER": HitPolicy(_output_order),
    "RULE ORDER": HitPolicy(_collect),
    "COLLECT": HitPolicy(_collect),
}
_AGGREGATIONS = {
    "SUM": HitPolicy(_aggregated("sum")),
    "MIN": HitPolicy(_aggregated("min")),
    "MAX": HitPolicy(_aggregated("max")),
    "COUNT": HitPolicy(_count, without_match=Decimal(0)),
}


def hit_policy(name: str | None, aggregation: str | None) -> HitPolicy | None:
    """The policy of a table, UNIQUE by default; None for an unknown one."""
    policy = (name or "UNIQUE").upper()
    if policy == "COLLECT" and aggregation:
        return _AGGREGATIONS.get(aggregation.upper())
    return _POLICIES.get(policy)
