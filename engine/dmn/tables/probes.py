"""Values that stand for all values of an input, as far as the cells of its column tell them apart.

The constants of a column cut the line of numbers (or dates, or durations) into points and the stretches between them;
one value of each is enough to know what every cell answers. Texts and truth values are told apart one by one.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cmp_to_key
from itertools import pairwise

from engine.feel import Evaluation, FeelDate, UnaryTests, Value
from engine.feel.operators.comparison import compare
from engine.feel.syntax.nodes import ListLiteral, Literal, Negation, Node, RangeLiteral, UnaryComparison
from engine.feel.syntax.nodes import UnaryTests as UnaryTestsNode
from engine.feel.syntax.walk import walk

_PLAIN = (Literal, Negation, RangeLiteral, UnaryComparison, ListLiteral, UnaryTestsNode)
ANOTHER_TEXT = "\uffff another text"
"""Stands for all texts that no cell names."""


def probes_of(tests: Iterable[UnaryTests], allowed: UnaryTests | None, *, counting: bool = False) -> list[Value] | None:
    """The probes of a column, or None if its cells say more than constants, comparisons and ranges can.

    With `counting` the input is known to be a whole number from 0 on.
    """
    cells = [*tests, *([] if allowed is None else [allowed])]
    if not all(_is_plain(cell.node) for cell in cells):
        return None
    constants = [value for cell in cells for value in _constants(cell.node)]
    probes = _probes(constants, counting=counting)
    if probes is None or allowed is None:
        return probes
    return [probe for probe in probes if allowed.matches(Evaluation(), probe, {})]


def _is_plain(node: Node) -> bool:
    return all(isinstance(part, _PLAIN) for part in walk(node))


def _constants(node: Node) -> list[Value]:
    negative = {id(part.operand) for part in walk(node) if isinstance(part, Negation)}
    return [
        -part.value if id(part) in negative and isinstance(part.value, Decimal) else part.value
        for part in walk(node)
        if isinstance(part, Literal)
    ]


def _probes(constants: list[Value], *, counting: bool) -> list[Value] | None:
    kinds = {type(constant) for constant in constants}
    if not kinds or kinds == {bool}:
        return [True, False] if kinds else [None]
    if kinds == {str}:
        return [*dict.fromkeys(constants), ANOTHER_TEXT]
    if kinds == {Decimal}:
        points = sorted({one for one in constants if isinstance(one, Decimal)})
        return _counts(points) if counting else _between_numbers(points)
    if kinds == {FeelDate}:
        return _between_dates(sorted({one for one in constants if isinstance(one, FeelDate)}, key=_by_order))
    return None


def _between_numbers(points: list[Decimal]) -> list[Value]:
    middles = [(low + high) / 2 for low, high in pairwise(points)]
    return [points[0] - 1, *sorted([*points, *middles]), points[-1] + 1]


def _counts(points: list[Decimal]) -> list[Value]:
    near = {point.to_integral_value() + step for point in points for step in (-1, 0, 1)} | {Decimal(0)}
    return [count for count in sorted(near) if count >= 0]


def _between_dates(points: list[FeelDate]) -> list[Value]:
    days = [point.days for point in points]
    inner = [low + 1 for low, high in pairwise(days) if high - low > 1]
    wanted = sorted({days[0] - 1, *days, *inner, days[-1] + 1})
    return [FeelDate.from_days(day) for day in wanted]


def _compare(left: Value, right: Value) -> int:
    return compare(left, right) or 0


_by_order = cmp_to_key(_compare)
