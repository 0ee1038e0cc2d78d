"""Comparisons of any two values, `between` and `in`."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from engine.feel.compiler.fixed import fixed_tests
from engine.feel.compiler.quick.checks import OPERATORS, as_check, compile_check
from engine.feel.compiler.quick.program import UNSURE, NotQuick, Quick, feel_value
from engine.feel.syntax.nodes import Between, Comparison, In
from engine.feel.temporal import DaysTime, YearsMonths
from engine.feel.values import Values

if TYPE_CHECKING:
    from engine.feel.compiler.quick.compiler import QuickCompiler

_ORDERED = frozenset({Decimal, str, date, YearsMonths, DaysTime})
_PLAIN = _ORDERED | {bool}


def compile_comparison(quick: QuickCompiler, node: Comparison) -> Quick:
    """A comparison of two values of one kind, or with null for equality."""
    check = as_check(quick.full, node)
    if check is not None:
        return compile_check(check)
    return compare_programs(node.operator, quick.compile(node.left), quick.compile(node.right))


def compare_programs(symbol: str, left: Quick, right: Quick) -> Quick:
    """The comparison of what two programs answer."""
    if symbol in ("=", "!="):
        return _equality(left, right, wanted=symbol == "=")
    compare = OPERATORS[symbol]

    def test(variables: Values, now: datetime | None) -> Any:
        one, other = left(variables, now), right(variables, now)
        kind = type(one)
        return compare(one, other) if kind is type(other) and kind in _ORDERED else UNSURE

    return test


def _equality(left: Quick, right: Quick, *, wanted: bool) -> Quick:
    def test(variables: Values, now: datetime | None) -> Any:
        one, other = left(variables, now), right(variables, now)
        kind = type(one)
        if kind is type(other) and kind in _PLAIN:
            return (one == other) is wanted
        if one is UNSURE or other is UNSURE or (one is not None and other is not None):
            return UNSURE
        return (one is other) is wanted

    return test


def compile_between(quick: QuickCompiler, node: Between) -> Quick:
    """`value between low and high`, all of one kind."""
    value, low, high = (quick.compile(part) for part in (node.value, node.low, node.high))

    def test(variables: Values, now: datetime | None) -> Any:
        middle, start, end = value(variables, now), low(variables, now), high(variables, now)
        kind = type(middle)
        if kind in _ORDERED and kind is type(start) and kind is type(end):
            return start <= middle <= end
        return UNSURE

    return test


def compile_in(quick: QuickCompiler, node: In) -> Quick:
    """`value in tests` that are constant."""
    value = quick.compile(node.value)
    fixed = fixed_tests(quick.full, node.tests)
    if fixed is None:
        raise NotQuick
    test = fixed

    def decide(variables: Values, now: datetime | None) -> Any:
        found = value(variables, now)
        answer = None if found is UNSURE else test(feel_value(found))
        return UNSURE if answer is None else answer

    return decide
