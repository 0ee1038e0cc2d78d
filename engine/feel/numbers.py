"""FEEL numbers: decimal128, 34 digits, rounded half to even (DMN 1.5, 10.3.2.3.1)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_EVEN, Context, Decimal, DivisionByZero, InvalidOperation, Overflow

DIGITS = 34
CONTEXT = Context(
    prec=DIGITS,
    rounding=ROUND_HALF_EVEN,
    Emax=6144,
    Emin=-6143,
    traps=[InvalidOperation, DivisionByZero, Overflow],
)
ZERO = Decimal(0)
ON_NUMBERS: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": CONTEXT.add,
    "-": CONTEXT.subtract,
    "*": CONTEXT.multiply,
    "/": CONTEXT.divide,
}
"""The operators of two numbers; each raises DecimalException where it has no result."""
_ONE = Decimal(1)


def number_text(value: Decimal) -> str:
    """A number as FEEL writes it: no exponent, no trailing zeros, and no sign of zero (DMN 1.5, 10.3.2.3.1)."""
    if not value:
        return "0"
    if value == value.to_integral_value():
        return str(value.quantize(_ONE)) if value.adjusted() < 27 else format(value.to_integral_value(), "f")
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def is_whole(value: Decimal) -> bool:
    """Whether a number has no fraction."""
    return value == value.to_integral_value()
