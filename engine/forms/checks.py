"""Checks of one field's value: its type first, then what the form's author asks of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from engine.forms import complaint
from engine.forms.complaint import Complaint
from engine.forms.component import CHOICE, FILES, MANY_CHOICE, TEXT
from engine.forms.feel import FormFeel
from engine.forms.files import Files, check_files
from engine.forms.instances import Instance
from engine.forms.javascript import trimmed_length
from engine.forms.options import is_same, option_values
from engine.forms.paths import MISSING, get
from engine.forms.patterns import EMAIL, PHONE, matches
from engine.forms.temporal import check_datetime

CONTROL = {"textfield": re.compile(r"[\x00-\x1f\x7f]"), "textarea": re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")}


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks values against their fields. `given` is the input data, without anything submitted."""

    feel: FormFeel
    given: dict[str, Any]
    files: Files

    def check(self, instance: Instance, value: object) -> Iterator[Complaint]:
        """Everything wrong with a value; `MISSING` and empty values are wrong only where one is required."""
        is_unset = is_empty(value) or (instance.type == "checkbox" and value is False)
        if is_unset and _said(instance, "required") is True:
            yield complaint.REQUIRED
        if is_empty(value):
            return
        if instance.type in TEXT:
            yield from self._text(instance, value)
        elif instance.type == "number":
            yield from self._number(instance, value)
        elif instance.type == "checkbox" and not isinstance(value, bool):
            yield complaint.NOT_BOOLEAN
        elif instance.type == "datetime":
            is_given = not is_empty(get(self.given, instance.path))
            yield from check_datetime(instance.component, value, self.feel, is_given=is_given)
        elif instance.type in CHOICE:
            yield from self._choice(instance, value)
        elif instance.type == FILES:
            accept, several = (self.feel.value(instance.component.get(name), instance.row) for name in ("accept", "multiple"))
            yield from check_files(value, self.files, accept, several=several is True)

    def _rule(self, instance: Instance, name: str) -> Any:
        return self.feel.value(_said(instance, name), instance.row)

    def _text(self, instance: Instance, value: object) -> Iterator[Complaint]:
        if not isinstance(value, str):
            yield complaint.NOT_TEXT
            return
        if CONTROL[instance.type].search(value):
            yield complaint.CHARACTERS
        shortest, longest = self._number_rule(instance, "minLength"), self._number_rule(instance, "maxLength")
        length = trimmed_length(value)
        if shortest is not None and length < shortest:
            yield complaint.min_length(shortest)
        if longest is not None and length > longest:
            yield complaint.max_length(longest)
        yield from self._form_of_text(instance, value)

    def _form_of_text(self, instance: Instance, value: str) -> Iterator[Complaint]:
        pattern, kind = _said(instance, "pattern"), _said(instance, "validationType")
        if isinstance(pattern, str) and pattern and not matches(pattern, value):
            yield complaint.pattern(pattern, _said(instance, "patternErrorMessage"))
        if kind == "email" and EMAIL.fullmatch(value) is None:
            yield complaint.EMAIL
        if kind == "phone" and PHONE.fullmatch(value) is None:
            yield complaint.PHONE

    def _number(self, instance: Instance, value: object) -> Iterator[Complaint]:
        number = as_decimal(value, is_text=instance.component.get("serializeToString") is True)
        if number is None:
            yield complaint.NOT_NUMBER
            return
        digits, step = instance.component.get("decimalDigits"), as_decimal(instance.component.get("increment"), is_text=True)
        exponent = number.normalize().as_tuple().exponent
        if isinstance(digits, int) and isinstance(exponent, int) and -exponent > digits >= 0:
            yield complaint.decimal_digits(digits)
        if step and number % step:
            yield complaint.increment(number - number % step, number - number % step + step)
        yield from self._bounds(instance, number)

    def _bounds(self, instance: Instance, number: Decimal) -> Iterator[Complaint]:
        least, most = self._number_rule(instance, "min"), self._number_rule(instance, "max")
        if least is not None and number < least:
            yield complaint.minimum(least)
        elif least is None and self._rule(instance, "min") is not None:
            yield complaint.BROKEN_MINIMUM
        if most is not None and number > most:
            yield complaint.maximum(most)
        elif most is None and self._rule(instance, "max") is not None:
            yield complaint.BROKEN_MAXIMUM

    def _number_rule(self, instance: Instance, name: str) -> Decimal | None:
        return as_decimal(self._rule(instance, name), is_text=True)

    def _choice(self, instance: Instance, value: object) -> Iterator[Complaint]:
        options = option_values(instance.component, self.feel, instance.row, self.given)
        chosen = value if instance.type in MANY_CHOICE else [value]
        if not isinstance(chosen, list):
            yield complaint.NOT_LIST
            return
        if not all(any(is_same(one, option) for option in options) for one in chosen):
            yield complaint.OPTION
        if any(is_same(one, other) for index, one in enumerate(chosen) for other in chosen[:index]):
            yield complaint.REPEATED_OPTION


def _said(instance: Instance, name: str) -> Any:
    """What the schema says about a rule; only limits may be expressions."""
    rules = instance.component.get("validate")
    return rules.get(name) if isinstance(rules, dict) else None


def is_empty(value: object) -> bool:
    """Whether nothing was filled in."""
    return value is MISSING or value is None or value == "" or value == []


def as_decimal(value: object, *, is_text: bool) -> Decimal | None:
    """A finite JSON number, or (if `is_text`) the text of one; None for everything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | (str if is_text else int)):
        return None
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) < 100 else None
