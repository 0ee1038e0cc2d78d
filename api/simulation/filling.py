"""Fills any form the way somebody who decides by chance would: lawful contents, visible fields only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from api.simulation.chance import Chance
from api.simulation.policy import Policy
from engine.feel import FunctionLibrary
from engine.forms.component import CHOICE, KEYED, MANY_CHOICE, TEXT, Component, children, data_path
from engine.forms.feel import FormFeel, Row
from engine.forms.paths import put

WORDS = ("经核实情况属实。", "按规定办理。", "材料齐全，同意。", "已逐项核对。")
OPTIONAL_FILLED = 0.3
MOST_ROWS = 3
LARGEST = 1_000


@dataclass(frozen=True, slots=True)
class Filler:
    """Fills forms for one person on one day. `context` are the variables the form is shown with."""

    chance: Chance
    policy: Policy
    functions: FunctionLibrary
    now: datetime
    today: date

    def fill(self, schema: Component, context: Mapping[str, Any]) -> dict[str, Any]:
        """The data of the form; a field that its condition hides stays empty."""
        data: dict[str, Any] = {}
        self._fill(schema, data, data, context)
        return data

    def _fill(self, holder: Component, target: dict[str, Any], data: dict[str, Any], context: Mapping[str, Any]) -> None:
        for component in children(holder):
            if self._is_hidden(component, data, context):
                continue
            kind = component.get("type")
            if kind == "group":
                self._fill(component, target, data, context)
            elif kind == "dynamiclist":
                put(target, data_path(component), self._rows(component, data, context))
            elif kind in KEYED and not _is_fixed(component):
                self._field(component, target, data, context)

    def _field(self, component: Component, target: dict[str, Any], data: dict[str, Any], context: Mapping[str, Any]) -> None:
        rules = component.get("validate") or {}
        key = str(component.get("key"))
        if key in self.policy.texts:
            put(target, data_path(component), self.policy.texts[key])
        elif self.policy.copies.get(key) in context:
            put(target, data_path(component), context[self.policy.copies[key]])
        elif rules.get("required") or key in self.policy.choices or self.chance.happens(OPTIONAL_FILLED):
            value = self._value(component, rules, data, context)
            if value is not None:
                put(target, data_path(component), value)

    def _rows(self, component: Component, data: dict[str, Any], context: Mapping[str, Any]) -> list[dict[str, Any]]:
        path = str(component.get("path"))
        if path in self.policy.texts:
            return list(self.policy.texts[path])
        rows: list[dict[str, Any]] = []
        for _ in range(self.chance.between(1, MOST_ROWS)):
            row: dict[str, Any] = {}
            self._fill(component, row, data, context)
            rows.append(row)
        return rows

    def _value(
        self, component: Component, rules: Mapping[str, Any], data: Mapping[str, Any], context: Mapping[str, Any]
    ) -> object:
        kind = component.get("type")
        if kind in TEXT:
            return self._text(rules)
        if kind in CHOICE:
            return self._choice(component, rules, data, context)
        if kind == "checkbox":
            return True if rules.get("required") else self._weighted(str(component.get("key")), [True, False])
        if kind == "number":
            usual = (int(rules.get("min", 1)), int(rules.get("max", LARGEST)))
            return self.chance.between(*self.policy.days.get(str(component.get("key")), usual))
        return self._day(str(component.get("key"))) if component.get("subtype", "date") == "date" else None

    def _day(self, key: str) -> str:
        return (self.today + timedelta(days=self.chance.between(*self.policy.days.get(key, (0, 0))))).isoformat()

    def _text(self, rules: Mapping[str, Any]) -> str:
        text = self.chance.one_of(WORDS) * (1 + int(rules.get("minLength", 0)) // len(WORDS[0]))
        return text[: int(rules.get("maxLength", len(text)))]

    def _choice(
        self, component: Component, rules: Mapping[str, Any], data: Mapping[str, Any], context: Mapping[str, Any]
    ) -> object:
        options = [option["value"] for option in self._options(component, data, context)]
        if not options:
            return None
        if component.get("type") in MANY_CHOICE:
            return self.chance.some_of(options, 1 if rules.get("required") else 0)
        return self._weighted(str(component.get("key")), options)

    def _weighted(self, key: str, options: list[Any]) -> object:
        weights = self.policy.choices.get(key)
        if weights is None:
            return self.chance.one_of(options)
        return self.chance.weighted({option: weights.get(option, 0.0) for option in options})

    def _options(self, component: Component, data: Mapping[str, Any], context: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        expression = component.get("valuesExpression")
        if not expression:
            return list(component.get("values", ()))
        return list(self._feel(data, context).value(expression, Row()) or ())

    def _is_hidden(self, component: Component, data: Mapping[str, Any], context: Mapping[str, Any]) -> bool:
        condition = component.get("conditional") or {}
        return self._feel(data, context).holds(condition.get("hide"), Row())

    def _feel(self, data: Mapping[str, Any], context: Mapping[str, Any]) -> FormFeel:
        return FormFeel({**context, **data}, self.functions, self.now)


def _is_fixed(component: Component) -> bool:
    return component.get("disabled") is True or component.get("readonly") is True or component.get("type") == "expression"
