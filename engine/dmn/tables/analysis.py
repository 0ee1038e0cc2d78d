"""What a table says without being evaluated: overlapping rules, gaps, and rules that never conclude.

Only cells made of constants, comparisons and ranges can be looked through; a table with any other cell is left alone
rather than accused of what cannot be proved.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, islice, product
from math import prod
from typing import TypeAlias

from engine.dmn.tables.finding import TableFinding
from engine.dmn.tables.probes import ANOTHER_TEXT, probes_of
from engine.dmn.tables.table import DecisionTable, Input, Rule
from engine.dmn.tables.types import constant, mistyped
from engine.feel import Evaluation, Value, to_text
from engine.feel.operators.comparison import equals
from engine.feel.syntax.nodes import Call, Name

_MAX_COMBINATIONS = 20_000
_MAX_GAPS = 3
_COUNTING = frozenset({"count", "string length"})
"""Functions that answer whole numbers from 0 on, so that a table needs no rule for -1."""
Columns: TypeAlias = list[list[Value]]


def analyse(table: DecisionTable) -> Iterator[TableFinding]:
    """The findings of one table, in the order of its rules."""
    yield from mistyped(table)
    columns = _columns(table)
    if columns is None or not table.rules:
        return
    answers = {rule.index: _answers(rule, columns) for rule in table.rules}
    yield from _impossible(table, answers)
    if table.policy.exclusive or table.policy.agreeing:
        yield from _overlaps(table, columns, answers)
    if prod(map(len, columns)) <= _MAX_COMBINATIONS:
        yield from _gaps_and_shadows(table, columns, answers)


_Answers: TypeAlias = list[list[bool]]
"""For each column and probe, whether the rule's cell passes."""


def _columns(table: DecisionTable) -> Columns | None:
    columns = []
    for index, column in enumerate(table.inputs):
        tests = [test for rule in table.rules for position, test in rule.tests if position == index]
        probes = probes_of(tests, column.allowed, counting=_counts(column))
        if probes is None:
            return None
        columns.append(probes)
    return columns


def _counts(column: Input) -> bool:
    node = column.expression.node
    return isinstance(node, Call) and isinstance(node.function, Name) and node.function.name in _COUNTING


def _answers(rule: Rule, columns: Columns) -> _Answers:
    tests = dict(rule.tests)
    run = Evaluation()
    return [
        [index not in tests or tests[index].matches(run, probe, {}) is True for probe in probes]
        for index, probes in enumerate(columns)
    ]


def _impossible(table: DecisionTable, answers: dict[int, _Answers]) -> Iterator[TableFinding]:
    for rule in table.rules:
        for column, passing in enumerate(answers[rule.index]):
            if not any(passing):
                message = f"Expected rule {rule.index} to match some input, but its condition {column + 1} is never true"
                cell = ("inputEntry", column)
                yield TableFinding("impossible", table, rule.id, (rule.index,), message, "correct or remove the rule", (), cell)
                break


def _overlaps(table: DecisionTable, columns: Columns, answers: dict[int, _Answers]) -> Iterator[TableFinding]:
    for one, other in combinations(table.rules, 2):
        shared = [
            next((probe for probe, *both in zip(probes, first, second, strict=True) if all(both)), columns)
            for probes, first, second in zip(columns, answers[one.index], answers[other.index], strict=True)
        ]
        if any(probe is columns for probe in shared) or (table.policy.agreeing and not _differ(one, other)):
            continue
        example = _example(table, shared)
        wanted = "matching rules with equal outputs" if table.policy.agreeing else "one matching rule"
        message = f"Expected {wanted}, but rules {one.index} and {other.index} both match {_say(example)}"
        yield TableFinding("overlap", table, other.id, (one.index, other.index), message, "narrow one of the rules", example)


def _differ(one: Rule, other: Rule) -> bool:
    """Whether two rules surely conclude differently: a constant of one is not that of the other."""
    pairs = [(constant(left), constant(right)) for left, right in zip(one.outputs, other.outputs, strict=True)]
    return any(left and right and equals(left.value, right.value) is not True for left, right in pairs)


def _gaps_and_shadows(table: DecisionTable, columns: Columns, answers: dict[int, _Answers]) -> Iterator[TableFinding]:
    concluding: set[int] = set()
    gaps: list[list[Value]] = []
    for places in product(*(range(len(probes)) for probes in columns)):
        matching = (rule.index for rule in table.rules if _matches(answers[rule.index], places))
        matched = list(islice(matching, 1 if table.policy.first_only else None))
        concluding.update(matched)
        if not matched and len(gaps) < _MAX_GAPS:
            gaps.append([probes[place] for probes, place in zip(columns, places, strict=True)])
    if table.policy.first_only:
        yield from _shadowed(table, answers, concluding)
    if table.policy.complete and all(output.default is None for output in table.outputs):
        for gap in gaps:
            example = _example(table, gap)
            message = f"Expected a rule for every input, but none matches {_say(example)}"
            yield TableFinding("gap", table, table.id, (), message, "add a rule or a default output", example)


def _shadowed(table: DecisionTable, answers: dict[int, _Answers], concluding: set[int]) -> Iterator[TableFinding]:
    for rule in table.rules:
        if rule.index not in concluding and all(any(column) for column in answers[rule.index]):
            message = f"Expected rule {rule.index} to conclude some time, but earlier rules match whenever it does"
            yield TableFinding("unreachable", table, rule.id, (rule.index,), message, "move or remove the rule")


def _matches(answers: _Answers, places: tuple[int, ...]) -> bool:
    return all(column[place] for column, place in zip(answers, places, strict=True))


def _example(table: DecisionTable, probes: list[Value]) -> tuple[tuple[str, str], ...]:
    """Name and value of each input, as far as the rules look at it."""
    return tuple(
        (column.name, "another text" if probe == ANOTHER_TEXT else to_text(probe, nested=True))
        for column, probe in zip(table.inputs, probes, strict=True)
        if probe is not None
    )


def _say(example: tuple[tuple[str, str], ...]) -> str:
    return " and ".join(f"{name} = {value}" for name, value in example) or "every input"
