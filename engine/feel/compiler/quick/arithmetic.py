"""`+ - * /` of numbers, and of dates with durations."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal, DecimalException
from typing import TYPE_CHECKING, Any

from engine.feel.compiler.quick.program import UNSURE, NotQuick, Quick
from engine.feel.numbers import ON_NUMBERS
from engine.feel.syntax.nodes import Arithmetic
from engine.feel.temporal import DaysTime, YearsMonths
from engine.feel.temporal.calendar import DAY_NANOS, month_length
from engine.feel.values import Values

if TYPE_CHECKING:
    from engine.feel.compiler.quick.compiler import QuickCompiler

_SIGNS = {"+": 1, "-": -1}
_END_OF_ANY_MONTH = 28
Operation = Callable[[Any, Any], Any]


def compile_arithmetic(quick: QuickCompiler, node: Arithmetic) -> Quick:
    """A chain of operators of one precedence, from left to right."""
    first = quick.compile(node.first)
    rest = [(_operation(symbol), quick.compile(operand)) for symbol, operand in node.rest]
    if len(rest) == 1:
        operation, operand = rest[0]
        return lambda variables, now: operation(first(variables, now), operand(variables, now))

    def compute(variables: Values, now: datetime | None) -> Any:
        total = first(variables, now)
        for operation, operand in rest:
            total = operation(total, operand(variables, now))
        return total

    return compute


def _operation(symbol: str) -> Operation:
    on_numbers, sign = ON_NUMBERS.get(symbol), _SIGNS.get(symbol)
    if on_numbers is None:
        raise NotQuick
    compute = on_numbers

    def operate(one: Any, other: Any) -> Any:
        if type(one) is Decimal and type(other) is Decimal:
            try:
                return compute(one, other)
            except DecimalException:
                return UNSURE
        return shift_date(one, other, sign) if type(one) is date and sign is not None else UNSURE

    return operate


def shift_date(day: date, by: Any, sign: int) -> Any:
    """A date plus (sign 1) or minus (sign -1) a duration, or minus a date; UNSURE beyond Python's years."""
    try:
        if type(by) is YearsMonths:
            return plus_months(day, sign * by.months)
        if type(by) is DaysTime:
            return day + timedelta(days=sign * by.nanos // DAY_NANOS)
        if type(by) is date and sign == -1:
            return DaysTime.of_days((day - by).days)
    except (OverflowError, ValueError):
        return UNSURE
    return UNSURE


def plus_months(day: date, months: int) -> date:
    """The same day some months later, or the last day of that month. Raises ValueError, OverflowError beyond year 9999."""
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    number = day.day
    if number > _END_OF_ANY_MONTH:
        number = min(number, month_length(year, month0 + 1))
    return date(year, month0 + 1, number)
