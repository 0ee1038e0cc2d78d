"""`=`, `<` and their relatives, and `between`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.feel.compiler.names import plain_slot
from engine.feel.compiler.program import Frame, Place, Program
from engine.feel.compiler.shortcuts import shortcut
from engine.feel.dialects import CAMUNDA
from engine.feel.kinds import kind_of
from engine.feel.operators.comparison import equals, ordered
from engine.feel.syntax.nodes import Between, Comparison
from engine.feel.temporal import FeelDateTime, FeelTime
from engine.feel.traversal import Traversal
from engine.feel.values import Value

if TYPE_CHECKING:
    from engine.feel.compiler.compiler import Compiler


def compile_comparison(compiler: Compiler, node: Comparison) -> Program:
    """A comparison; of a variable with a constant it takes the shortest way."""
    left, right = compiler.compile(node.left), compiler.compile(node.right)
    place = compiler.place(node)
    if node.operator in ("=", "!="):
        lenient = compiler.dialect == CAMUNDA
        general = _equality(left, right, place, wanted=node.operator == "=", lenient=lenient)
    else:
        general = _order(left, right, node.operator, place)
    slot = plain_slot(compiler, node.left)
    if slot is None or not compiler.is_constant(node.right):
        return general
    return shortcut(node.operator, slot, compiler.constant_value(node.right), general)


def _equality(left: Program, right: Program, place: Place, *, wanted: bool, lenient: bool) -> Program:
    def test(frame: Frame) -> object:
        one, other = left(frame), right(frame)
        same = equals(one, other, Traversal(frame[0]) if type(one) is list or type(one) is dict else None)
        if same is None:
            if lenient and isinstance(one, list | dict) and type(one) is type(other):
                return not wanted
            _not_comparable(frame, place, one, other)
            return None
        return same is wanted

    return test


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
        if above is False or below is False:
            return False
        if above is None or below is None:
            _not_comparable(frame, place, middle, start if above is None else end)
            return None
        return True

    return test


def _not_comparable(frame: Frame, place: Place, left: Value, right: Value) -> None:
    found = f"{kind_of(left)} and {kind_of(right)}"
    if isinstance(left, FeelTime | FeelDateTime) and type(left) is type(right):
        found = f"{left} and {right}, of which only one has an offset"
    place.warn(frame, "not-comparable", f"Expected two values that can be compared, but found {found}")
