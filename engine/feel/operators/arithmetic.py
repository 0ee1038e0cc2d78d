"""`+ - * / **` beyond two numbers, and the negative of a value.

None means that FEEL knows no such operation, or that its result cannot be represented.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_DOWN, Decimal, DecimalException

from engine.feel.evaluation import Evaluation
from engine.feel.numbers import CONTEXT
from engine.feel.temporal import DaysTime, FeelDate, FeelDateTime, FeelTime, YearsMonths, difference, shift
from engine.feel.values import Value

_MAX_EXPONENT = 999_999_999
_POINTS = (FeelDate, FeelTime, FeelDateTime)
_DURATIONS = (YearsMonths, DaysTime)
Operation = Callable[[Evaluation, Value, Value], Value]


def add(run: Evaluation, left: Value, right: Value) -> Value:
    """`left + right` for numbers, strings, durations, and a date or time with a duration."""
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return _number(CONTEXT.add, left, right)
    if isinstance(left, str) and isinstance(right, str):
        run.allocate(len(left) + len(right))
        return left + right
    if isinstance(left, _POINTS) and isinstance(right, _DURATIONS):
        return shift(left, right)
    if isinstance(right, _POINTS) and isinstance(left, _DURATIONS):
        return shift(right, left)
    return _add_durations(left, right, 1)


def subtract(run: Evaluation, left: Value, right: Value) -> Value:
    """`left - right` for numbers, durations, dates and times."""
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return _number(CONTEXT.subtract, left, right)
    if isinstance(left, _POINTS):
        if isinstance(right, _DURATIONS):
            return shift(left, right, -1)
        return difference(left, right) if isinstance(right, _POINTS) else None
    return _add_durations(left, right, -1)


def multiply(run: Evaluation, left: Value, right: Value) -> Value:
    """`left * right` for numbers, and a duration with a number."""
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return _number(CONTEXT.multiply, left, right)
    if isinstance(left, _DURATIONS) and isinstance(right, Decimal):
        return _scale(left, right)
    if isinstance(right, _DURATIONS) and isinstance(left, Decimal):
        return _scale(right, left)
    return None


def divide(run: Evaluation, left: Value, right: Value) -> Value:
    """`left / right` for numbers, a duration by a number, and two durations of one kind; None by zero."""
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return _number(CONTEXT.divide, left, right)
    if isinstance(left, _DURATIONS) and isinstance(right, Decimal):
        return _divide_duration(left, right)
    if isinstance(left, YearsMonths) and isinstance(right, YearsMonths):
        return _number(CONTEXT.divide, Decimal(left.months), Decimal(right.months))
    if isinstance(left, DaysTime) and isinstance(right, DaysTime):
        return _number(CONTEXT.divide, Decimal(left.nanos), Decimal(right.nanos))
    return None


def power(run: Evaluation, left: Value, right: Value) -> Value:
    """`left ** right` for numbers."""
    if isinstance(left, Decimal) and isinstance(right, Decimal) and abs(right) <= _MAX_EXPONENT:
        if not right:
            # of 0 too (IEEE 754, 9.2.1), for which `decimal` has no result
            return Decimal(1)
        result = _number(CONTEXT.power, left, right)
        # 0 ** -1 is infinite without a signal
        return result if result is not None and result.is_finite() else None
    return None


def negate(value: Value) -> Value:
    """`-value` for numbers and durations."""
    if isinstance(value, Decimal):
        return CONTEXT.minus(value) if value else value
    if isinstance(value, YearsMonths):
        return YearsMonths(-value.months)
    return DaysTime(-value.nanos) if isinstance(value, DaysTime) else None


OPERATIONS: dict[str, Operation] = {"+": add, "-": subtract, "*": multiply, "/": divide, "**": power}


def _number(operation: Callable[[Decimal, Decimal], Decimal], left: Decimal, right: Decimal) -> Decimal | None:
    try:
        return operation(left, right)
    except DecimalException:
        return None


def _add_durations(left: Value, right: Value, sign: int) -> Value:
    if isinstance(left, YearsMonths) and isinstance(right, YearsMonths):
        return YearsMonths(left.months + sign * right.months)
    if isinstance(left, DaysTime) and isinstance(right, DaysTime):
        return DaysTime(left.nanos + sign * right.nanos)
    return None


def _scale(duration: YearsMonths | DaysTime, factor: Decimal) -> YearsMonths | DaysTime | None:
    return _like(duration, _number(CONTEXT.multiply, _amount(duration), factor))


def _divide_duration(duration: YearsMonths | DaysTime, divisor: Decimal) -> YearsMonths | DaysTime | None:
    return _like(duration, _number(CONTEXT.divide, _amount(duration), divisor))


def _amount(duration: YearsMonths | DaysTime) -> Decimal:
    return Decimal(duration.months if isinstance(duration, YearsMonths) else duration.nanos)


def _like(duration: YearsMonths | DaysTime, amount: Decimal | None) -> YearsMonths | DaysTime | None:
    if amount is None or amount.adjusted() > 30:
        return None
    return type(duration)(int(amount.to_integral_value(rounding=ROUND_DOWN)))
