"""The built-in functions of FEEL 1.5 and of Camunda 8, by family."""

from __future__ import annotations

from engine.feel.builtins.aggregates import AGGREGATES
from engine.feel.builtins.builtin import Builtin
from engine.feel.builtins.calendar import CALENDAR
from engine.feel.builtins.contexts import CONTEXTS
from engine.feel.builtins.conversion import CONVERSION
from engine.feel.builtins.lists import LISTS
from engine.feel.builtins.numbers import NUMBERS
from engine.feel.builtins.ordering import ORDERING
from engine.feel.builtins.patterns import PATTERNS
from engine.feel.builtins.ranges import RANGES
from engine.feel.builtins.rangetexts import RANGE_TEXTS
from engine.feel.builtins.strings import STRINGS
from engine.feel.builtins.temporal import TEMPORAL

_FAMILIES = (
    CONVERSION,
    STRINGS,
    PATTERNS,
    LISTS,
    AGGREGATES,
    ORDERING,
    NUMBERS,
    TEMPORAL,
    CALENDAR,
    CONTEXTS,
    RANGES,
    RANGE_TEXTS,
)


def standard_functions() -> dict[str, Builtin]:
    """All built-in functions by name."""
    functions: dict[str, Builtin] = {}
    for family in _FAMILIES:
        functions.update(family.builtins())
    return functions
