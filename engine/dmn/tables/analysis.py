"""What a table says without being evaluated: overlapping rules, gaps, and rules that never conclude.

Only cells made of constants, comparisons and ranges can be looked through; a table with any other cell is left alone
rather than accused of what cannot be proved. So is one too large to be looked through within a deployment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations, islice

from engine.dmn.tables.finding import TableFinding
from engine.dmn.tables.grid import Grid, grid_of
from engine.dmn.tables.policies import ranks
from engine.dmn.tables.probes import ANOTHER_TEXT
from engine.dmn.tables.table import DecisionTable, Rule
from engine.dmn.tables.types import constant, mistyped
from engine.feel import Value, to_text
from engine.feel.operators.comparison import equals

_MAX_FINDINGS = 10
_MAX_GAPS = 3


def analyse(table: DecisionTable) -> Iterator[TableFinding]:
    """The findings of one table, kind by kind."""
    yield from mistyped(table)
    grid = grid_of(table) if table.rules else None
    if grid is None:
        return
    yield from _impossible(table, grid)
    if table.policy.exclusive or table.policy.agreeing:
        yield from islice(_overlaps(table, grid), _MAX_FINDINGS)
    if grid.is_small:
        yield from _gaps_and_shadows(table, grid)


def _impossible(table: DecisionTable, grid: Grid) -> Iterator[TableFinding]:
    for rule, passing in zip(table.rules, grid.passing, strict=True):
        column = next((index for index, bits in enumerate(passing) if not bits), None)
        if column is not None:
            message = f"Expected rule {rule.index} to match some input, but its condition {column + 1} is never true"
            cell = ("inputEntry", column)
            yield TableFinding("impossible", table, rule.id, (rule.index,), message, "correct or remove the rule", (), cell)


def _overlaps(table: DecisionTable, grid: Grid) -> Iterator[TableFinding]:
    for (first, one), (second, other) in combinations(enumerate(table.rules), 2):
        shared = grid.shared(first, second)
        if shared is None or (table.policy.agreeing and not _differ(one, other)):
            continue
        example = _example(table, shared)
        wanted = "matching rules with equal outputs" if table.policy.agreeing else "one matching rule"
        message = f"Expected {wanted}, but rules {one.index} and {other.index} both match {_say(example)}"
        yield TableFinding("overlap", table, other.id, (one.index, other.index), message, "narrow one of the rules", example)


def _differ(one: Rule, other: Rule) -> bool:
    """Whether two rules surely conclude differently: a constant of one is not that of the other."""
    pairs = [(constant(left), constant(right)) for left, right in zip(one.outputs, other.outputs, strict=True)]
    return any(left and right and equals(left.value, right.value) is not True for left, right in pairs)


def _gaps_and_shadows(table: DecisionTable, grid: Grid) -> Iterator[TableFinding]:
    chosen = _chosen(table)
    concluding = 0
    gaps: list[list[Value]] = []
    for inputs, rules in grid.combinations():
        if not rules and len(gaps) < _MAX_GAPS:
            gaps.append(inputs)
        concluding |= chosen(rules)
    yield from _shadowed(table, grid, concluding)
    if table.policy.complete and all(output.default is None for output in table.outputs):
        for gap in gaps:
            example = _example(table, gap)
            message = f"Expected a rule for every input, but none matches {_say(example)}"
            yield TableFinding("gap", table, table.id, (), message, "add a rule or a default output", example)


def _chosen(table: DecisionTable) -> Callable[[int], int]:
    """From the rules that match to those that conclude, as bits."""
    if table.policy.first_only:
        return lambda rules: rules & -rules
    ranking = _ranking(table) if table.policy.best_only else None
    if ranking is None:
        return lambda rules: rules
    # bits of the rules of one rank, best rank first
    ranked = [sum(1 << place for place, one in enumerate(ranking) if one == rank) for rank in sorted(set(ranking))]
    return lambda rules: next((rules & bits for bits in ranked if rules & bits), 0)


def _ranking(table: DecisionTable) -> list[tuple[int, ...]] | None:
    """The rank of each rule; None if an output is not constant."""
    rows = [[constant(output) for output in rule.outputs] for rule in table.rules]
    if any(output is None for row in rows for output in row):
        return None
    return [ranks([output.value for output in row if output is not None], table.outputs) for row in rows]


def _shadowed(table: DecisionTable, grid: Grid, concluding: int) -> Iterator[TableFinding]:
    stronger = "better" if table.policy.best_only else "earlier"
    for place, rule in enumerate(table.rules):
        if not concluding >> place & 1 and all(grid.passing[place]):
            message = f"Expected rule {rule.index} to conclude some time, but {stronger} rules match whenever it does"
            details = (stronger,)
            remedy = "move or remove the rule"
            yield TableFinding("unreachable", table, rule.id, (rule.index,), message, remedy, details=details)


def _example(table: DecisionTable, probes: list[Value]) -> tuple[tuple[str, str], ...]:
    """Name and value of each input, as far as the rules look at it."""
    return tuple(
        (column.name, "another text" if probe == ANOTHER_TEXT else to_text(probe, nested=True))
        for column, probe in zip(table.inputs, probes, strict=True)
        if probe is not None
    )


def _say(example: tuple[tuple[str, str], ...]) -> str:
    return " and ".join(f"{name} = {value}" for name, value in example) or "every input"
