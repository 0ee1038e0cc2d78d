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
    return [_value(option) for option in options if _is_option(option)] if isinstance(options, list) else []


def is_same(one: object, other: object) -> bool:
    """Equality of JSON values, in which true is not 1."""
    if isinstance(one, bool) != isinstance(other, bool):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(is_same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(is_same, one, other))
    return one == other


def _is_option(option: object) -> bool:
    """Whether form-js offers it: a plain value, or an object with a value and (unless that is plain) a label."""
    if not isinstance(option, dict):
        return _is_plain(option)
    value, label = option.get("value"), option.get("label")
    has_label = isinstance(label, str) and label != ""
    return _is_plain(value) or (has_label and isinstance(value, dict | list) and len(value) > 0)


def _is_plain(value: object) -> bool:
    return isinstance(value, str | int | float) and value != ""


def _value(option: object) -> object:
    return option.get("value") if isinstance(option, dict) else option
