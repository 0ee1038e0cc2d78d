"""`=`, `<` and their relatives, and `between`."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from engine.feel.compiler.program import Frame, Place, Program
from engine.feel.kinds import kind_of
from engine.feel.operators.comparison import ORDER_TESTS, equals, ordered
from engine.feel.syntax.nodes import Between, Comparison
from engine.feel.values import Value

if TYPE_CHECKING:
    from engine.feel.compiler.compiler import Compiler

_FAST_EQUALITY = (Decimal, str, bool)


def compile_comparison(compiler: Compiler, node: Comparison) -> Program:
    """A comparison; against a constant it takes the shortest way."""
    left, right = compiler.compile(node.left), compiler.compile(node.right)
    place = compiler.place(node)
    fixed = compiler.constant_value(node.right) if compiler.is_constant(node.right) else None
    if node.operator in ("=", "!="):
        return _equality(left, right, fixed, place, wanted=node.operator == "=")
    if type(fixed) is Decimal:
        return _order_against(left, fixed, node.operator, place)
    return _order(left, right, node.operator, place)


def _equality(left: Program, right: Program, fixed: Value, place: Place, *, wanted: bool) -> Program:
    if type(fixed) in _FAST_EQUALITY:
        return _equality_against(left, fixed, place, wanted=wanted)

    def test(frame: Frame) -> object:
        return _slow_equality(frame, left(frame), right(frame), place, wanted=wanted)

    return test


def _equality_against(left: Program, fixed: Value, place: Place, *, wanted: bool) -> Program:
    kind = type(fixed)

    def equal(frame: Frame) -> object:
        value = left(frame)
        if type(value) is kind:
            return value == fixed
        return _slow_equality(frame, value, fixed, place, wanted=True)

    def unequal(frame: Frame) -> object:
        value = left(frame)
        if type(value) is kind:
            return value != fixed
        return _slow_equality(frame, value, fixed, place, wanted=False)

    return equal if wanted else unequal


def _slow_equality(frame: Frame, left: Value, right: Value, place: Place, *, wanted: bool) -> bool | None:
    same = equals(left, right)
    if same is None:
        _not_comparable(frame, place, left, right)
        return None
    return same is wanted


def _order_against(left: Program, fixed: Decimal, symbol: str, place: Place) -> Program:
    test: Callable[[Any, Any], bool] = ORDER_TESTS[symbol]

    def compare(frame: Frame) -> object:
        value = left(frame)
        if type(value) is Decimal:
            return test(value, fixed)
        _not_comparable(frame, place, value, fixed)
        return None

    return compare


def _order(left: Program, right: Program, symbol: str, place: Place) -> Program:
    def compare(frame: Frame) -> object:
        low, high = left(frame), right(frame)
        result = ordered(symbol, low, high)
        if result is None:
            _not_comparable(frame, place, low, high)
        return result

    return compare


def compile_between(compiler: Compiler, node: Between) -> Program:
    """`value between low and high`, both ends included."""
    value, low, high = (compiler.compile(part) for part in (node.value, node.low, node.high))
    place = compiler.place(node)

    def test(frame: Frame) -> object:
        middle, start, end = value(frame), low(frame), high(frame)
        above, below = ordered(">=", middle, start), ordered("<=", middle, end)
        if above is None or below is None:
            _not_comparable(frame, place, middle, start if above is None else end)
            return None
        return above and below

    return test


def _not_comparable(frame: Frame, place: Place, left: Value, right: Value) -> None:
    message = f"Expected two values that can be compared, but found {kind_of(left)} and {kind_of(right)}"
    place.warn(frame, "not-comparable", message)
