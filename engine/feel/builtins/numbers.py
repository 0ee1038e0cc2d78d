"""Number functions (DMN 1.5, 10.3.4.5)."""

from __future__ import annotations

import decimal
import random
from collections.abc import Callable
from decimal import Decimal

from engine.feel.builtins.builtin import Family
from engine.feel.builtins.positions import whole
from engine.feel.evaluation import Evaluation
from engine.feel.functions import CallFailure
from engine.feel.numbers import CONTEXT, is_whole
from engine.feel.temporal import DaysTime, YearsMonths
from engine.feel.values import Value

NUMBERS = Family()
Implementation = Callable[[Evaluation, Decimal, Decimal], Value]
_MIN_SCALE, _MAX_SCALE = -6111, 6176
_ROUNDING_CONTEXT = decimal.Context(prec=7000, Emax=decimal.MAX_EMAX, Emin=decimal.MIN_EMIN)
_MODES = {
    "UP": decimal.ROUND_UP,
    "DOWN": decimal.ROUND_DOWN,
    "CEILING": decimal.ROUND_CEILING,
    "FLOOR": decimal.ROUND_FLOOR,
    "HALF_UP": decimal.ROUND_HALF_UP,
    "HALF_DOWN": decimal.ROUND_HALF_DOWN,
    "HALF_EVEN": decimal.ROUND_HALF_EVEN,
}


def _round(number: Decimal, scale: Decimal, mode: str) -> Decimal:
    digits = int(scale)
    if not _MIN_SCALE <= digits <= _MAX_SCALE:
        raise CallFailure(f"Expected a scale between {_MIN_SCALE} and {_MAX_SCALE}, but found {scale}")
    exponent = number.as_tuple().exponent
    if digits > 0 and isinstance(exponent, int) and exponent >= -digits:
        return number
    return number.quantize(Decimal(1).scaleb(-digits), rounding=mode, context=_ROUNDING_CONTEXT)


def _declare_rounding(name: str, mode: str, *, scale: str = "scale: number") -> Implementation:
    def compute(run: Evaluation, number: Decimal, digits: Decimal = Decimal(0)) -> Value:
        return _round(number, digits, mode)

    compute.__doc__ = f"The number with at most `scale` decimals, rounded {_ROUNDED[mode]}."
    return NUMBERS.function(name, "n: number", scale)(compute)


_ROUNDED = {
    decimal.ROUND_HALF_EVEN: "to the nearest, halves to an even digit",
    decimal.ROUND_FLOOR: "down",
    decimal.ROUND_CEILING: "up",
    decimal.ROUND_UP: "away from zero",
    decimal.ROUND_DOWN: "towards zero",
    decimal.ROUND_HALF_UP: "to the nearest, halves away from zero",
    decimal.ROUND_HALF_DOWN: "to the nearest, halves towards zero",
}
_declare_rounding("decimal", decimal.ROUND_HALF_EVEN)
_declare_rounding("floor", decimal.ROUND_FLOOR, scale="scale?: number")
_declare_rounding("ceiling", decimal.ROUND_CEILING, scale="scale?: number")
for _name, _mode in (
    ("round up", decimal.ROUND_UP),
    ("round down", decimal.ROUND_DOWN),
    ("round half up", decimal.ROUND_HALF_UP),
    ("round half down", decimal.ROUND_HALF_DOWN),
):
    NUMBERS.function(_name, "n: number", camunda=True)(_declare_rounding(_name, _mode))


@NUMBERS.function("decimal", "n: number", "scale: number", "mode: string")
def decimal_with_mode(run: Evaluation, number: Decimal, scale: Decimal, mode: str) -> Value:
    """A number rounded in one of Java's modes (Camunda)."""
    name = mode.upper()
    if name == "UNNECESSARY":
        rounded = _round(number, scale, decimal.ROUND_DOWN)
        return rounded if rounded == number else None
    if name not in _MODES:
        raise CallFailure(f"Expected one of {', '.join(_MODES)}, but found {mode!r}")
    return _round(number, scale, _MODES[name])


@NUMBERS.function("abs", "number: number|years and months duration|days and time duration", camunda=True)
@NUMBERS.function("abs", "n: number|years and months duration|days and time duration")
def absolute(run: Evaluation, value: Value) -> Value:
    """The size of a number or duration."""
    if isinstance(value, YearsMonths):
        return YearsMonths(abs(value.months))
    if isinstance(value, DaysTime):
        return DaysTime(abs(value.nanos))
    return abs(value) if isinstance(value, Decimal) else None


@NUMBERS.function("modulo", "dividend: number", "divisor: number")
def modulo(run: Evaluation, dividend: Decimal, divisor: Decimal) -> Value:
    """The remainder, with the sign of the divisor: dividend - divisor * floor(dividend / divisor)."""
    if divisor == 0:
        raise CallFailure("Expected a divisor other than 0")
    rest = decimal.Context(prec=80).remainder(dividend, divisor)
    if rest and (rest < 0) != (divisor < 0):
        rest += divisor
    return CONTEXT.plus(rest)


def _declare_function(name: str, summary: str, compute: Callable[[Decimal], Decimal], allowed: Callable[[Decimal], bool]) -> None:
    def checked(run: Evaluation, number: Decimal) -> Value:
        if not allowed(number):
            raise CallFailure(f"Expected a number within the domain of {name}, but found {number}")
        return compute(number)

    checked.__doc__ = summary
    NUMBERS.function(name, "number: number")(checked)


_declare_function("sqrt", "The square root.", CONTEXT.sqrt, lambda number: number >= 0)
_declare_function("log", "The natural logarithm.", CONTEXT.ln, lambda number: number > 0)
_declare_function("exp", "e to the power of a number.", CONTEXT.exp, lambda number: True)


@NUMBERS.function("odd", "number: number")
def odd(run: Evaluation, number: Decimal) -> Value:
    """Whether a whole number is odd."""
    return is_whole(number) and whole(number) % 2 == 1


@NUMBERS.function("even", "number: number")
def even(run: Evaluation, number: Decimal) -> Value:
    """Whether a whole number is even."""
    return is_whole(number) and whole(number) % 2 == 0


@NUMBERS.function("random number", pure=False)
def random_number(run: Evaluation) -> Value:
    """A number from 0 up to 1 (Camunda)."""
    return Decimal(repr(random.random()))  # noqa: S311 - no secret depends on it
