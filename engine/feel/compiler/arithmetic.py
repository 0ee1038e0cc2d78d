"""`+ - * / **` and the negative."""

from __future__ import annotations

from decimal import Decimal, DecimalException
from typing import TYPE_CHECKING

from engine.feel.compiler.program import Frame, Place, Program
from engine.feel.kinds import kind_of
from engine.feel.numbers import ON_NUMBERS
from engine.feel.operators.arithmetic import OPERATIONS, negate
from engine.feel.syntax.nodes import Arithmetic, Negation
from engine.feel.values import Value

if TYPE_CHECKING:
    from engine.feel.compiler.compiler import Compiler


def compile_arithmetic(compiler: Compiler, node: Arithmetic) -> Program:
    """A chain of operators of one precedence, from left to right."""
    first = compiler.compile(node.first)
    rest = [(symbol, compiler.compile(operand)) for symbol, operand in node.rest]
    place = compiler.place(node)
    if len(rest) == 1:
        symbol, operand = rest[0]
        return _step(first, operand, symbol, place)

    def compute(frame: Frame) -> object:
        total = first(frame)
        for symbol, operand in rest:
            total = _apply(frame, symbol, total, operand(frame), place)
        return total

    return compute


def _step(left: Program, right: Program, symbol: str, place: Place) -> Program:
    on_numbers = ON_NUMBERS.get(symbol)
    if on_numbers is None:
        return lambda frame: _apply(frame, symbol, left(frame), right(frame), place)
    fast = on_numbers

    def compute(frame: Frame) -> object:
        one, other = left(frame), right(frame)
        if type(one) is Decimal and type(other) is Decimal:
            try:
                return fast(one, other)
            except DecimalException:
                _undefined(frame, symbol, one, other, place)
                return None
        return _apply(frame, symbol, one, other, place)

    return compute


def _apply(frame: Frame, symbol: str, left: Value, right: Value, place: Place) -> Value:
    result = OPERATIONS[symbol](frame[0], left, right)
    if result is None:
        _undefined(frame, symbol, left, right, place)
    return result


def _undefined(frame: Frame, symbol: str, left: Value, right: Value, place: Place) -> None:
    message = f"Expected operands that '{symbol}' can work on, but found {kind_of(left)} and {kind_of(right)}"
    if type(left) is Decimal and type(right) is Decimal:
        message = f"Expected '{symbol}' to give a number, but {left} {symbol} {right} has no result"
    place.warn(frame, "no-result", message)


def compile_negation(compiler: Compiler, node: Negation) -> Program:
    """The negative of a number or a duration."""
    operand = compiler.compile(node.operand)
    place = compiler.place(node)

    def compute(frame: Frame) -> object:
        value = operand(frame)
        result = negate(value)
        if result is None:
            place.warn(frame, "no-result", f"Expected a number or a duration after '-', but found {kind_of(value)}")
        return result

    return compute
