"""What every cell of a table answers to every probe of its column, as bits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import prod

from engine.dmn.tables.probes import probes_of
from engine.dmn.tables.table import DecisionTable, Input
from engine.feel import Evaluation, Value
from engine.feel.syntax.nodes import Call, Name

_MAX_ANSWERS = 300_000
_MAX_COMBINATIONS = 20_000
_COUNTING = frozenset({"count", "string length"})
"""Functions that answer whole numbers from 0 on, so that a table needs no rule for -1."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The answers of a table.

    `probes` are the values that stand for all of an input, column by column. `passing[rule][column]` has a bit for each
    probe that the cell lets pass, `matching[column][probe]` one for each rule whose cell does; rules count from 0.
    """

    probes: list[list[Value]]
    passing: list[list[int]]
    matching: list[list[int]]

    @property
    def is_small(self) -> bool:
        """Whether all combinations of probes can be gone through."""
        return prod(map(len, self.probes)) <= _MAX_COMBINATIONS

    def combinations(self) -> Iterator[tuple[list[Value], int]]:
        """Every combination of probes, with a bit for each rule that it matches."""
        for places in product(*(range(len(column)) for column in self.probes)):
            rules = (1 << len(self.passing)) - 1
            for column, place in zip(self.matching, places, strict=True):
                rules &= column[place]
            yield [column[place] for column, place in zip(self.probes, places, strict=True)], rules

    def shared(self, one: int, other: int) -> list[Value] | None:
        """Inputs that match two rules, or None if there are none."""
        both = [left & right for left, right in zip(self.passing[one], self.passing[other], strict=True)]
        if not all(both):
            return None
        return [column[_lowest(bits)] for column, bits in zip(self.probes, both, strict=True)]


def grid_of(table: DecisionTable) -> Grid | None:
    """The answers of a table; None if its cells say more than can be looked through, or it is too large."""
    columns: list[list[Value]] = []
    for index, column in enumerate(table.inputs):
        tests = [test for rule in table.rules for position, test in rule.tests if position == index]
        probes = probes_of(tests, column.allowed, counting=_counts(column))
        if probes is None:
            return None
        columns.append(probes)
    if len(table.rules) * sum(map(len, columns)) > _MAX_ANSWERS:
        return None
    passing = _passing(table, columns)
    matching = [
        [sum(1 << rule for rule, row in enumerate(passing) if row[index] >> place & 1) for place in range(len(probes))]
        for index, probes in enumerate(columns)
    ]
    return Grid(columns, passing, matching)


def _passing(table: DecisionTable, columns: list[list[Value]]) -> list[list[int]]:
    run = Evaluation()
    rows = []
    for rule in table.rules:
        tests = dict(rule.tests)
        rows.append(
            [
                sum(
                    1 << place
                    for place, probe in enumerate(probes)
                    if index not in tests or tests[index].matches(run, probe, {}) is True
                )
                for index, probes in enumerate(columns)
            ]
        )
    return rows


def _counts(column: Input) -> bool:
    node = column.expression.node
    return isinstance(node, Call) and isinstance(node.function, Name) and node.function.name in _COUNTING


def _lowest(bits: int) -> int:
    return (bits & -bits).bit_length() - 1
