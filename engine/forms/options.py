"""The options of checklists, radios, selects and taglists."""

from __future__ import annotations

from typing import Any

from engine.forms.component import Component
from engine.forms.feel import FormFeel, Row
from engine.forms.paths import MISSING, get


def option_values(component: Component, feel: FormFeel, row: Row, given: dict[str, Any]) -> list[Any]:
    """The values one may choose: listed (`values`), given as input data (`valuesKey`) or computed (`valuesExpression`).

    Input data is what the process gave to the task and never what was submitted.
    """
    if component.get("valuesKey"):
        found = get(given, (component["valuesKey"],))
        options = [] if found is MISSING else found
    elif component.get("valuesExpression"):
        options = feel.value(component["valuesExpression"], row)
    else:
        options = component.get("values")
    return [_value(option) for option in options] if isinstance(options, list) else []


def is_same(one: object, other: object) -> bool:
    """Equality of JSON values, in which true is not 1."""
    if isinstance(one, bool) != isinstance(other, bool):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(is_same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(is_same, one, other))
    return one == other


def _value(option: object) -> object:
    return option.get("value") if isinstance(option, dict) else option
