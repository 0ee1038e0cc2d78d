"""What quick programs are made of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeAlias

from engine.feel.compiler.program import MISSING
from engine.feel.conversion import from_python
from engine.feel.kinds import SCALARS
from engine.feel.temporal import FeelDate
from engine.feel.temporal.python import from_date, to_date
from engine.feel.values import Values

Quick: TypeAlias = Callable[[Values, datetime | None], Any]
"""Given the variables and the instant, a FEEL value, in which dates are Python's, or UNSURE."""
Raw: TypeAlias = Callable[[Values], Any]
"""Given the variables, a value as the host has it, MISSING or UNSURE."""


class Unsure:
    """The type of UNSURE."""

    def __repr__(self) -> str:
        return "UNSURE"


UNSURE = Unsure()
"""What a quick program answers that would have to warn, to fail or to do what quick programs do not."""


class NotQuick(Exception):
    """Raised while compiling an expression that has no short way."""


AS_THEY_ARE = SCALARS - {FeelDate} | {date, list, dict}
"""The types of values that need no conversion here. Lists and contexts are passed on as the host has them."""


def quick_value(value: object) -> Any:
    """A value as quick programs compute with it, of whatever the host gave."""
    if type(value) in AS_THEY_ARE:
        return value
    if value is MISSING or value is UNSURE:
        return UNSURE
    if type(value) is FeelDate:
        return quick_date(value)
    return from_python(value)


def quick_date(value: FeelDate) -> date | Unsure:
    """A date as Python has it, if it lies within Python's years."""
    return to_date(value) if 1 <= value.year <= 9999 else UNSURE


def feel_value(value: Any) -> Any:
    """A value of a quick program as FEEL has it."""
    return from_date(value) if type(value) is date else from_python(value)
