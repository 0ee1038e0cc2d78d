"""Fills any Camunda Form by the labels of its fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from engine.feel import FunctionLibrary
from engine.forms.component import KEYED, MANY_CHOICE, SINGLE_CHOICE, Component, children, data_path, label
from engine.forms.feel import FormFeel, Row
from engine.forms.paths import put
from features.world.contents import EMPTY, TODAY, ContentError, convert

NOTE = re.compile(r"（[^（）]*）$")
Rows = Sequence[Mapping[str, str]]


class UnknownField(AssertionError):
    """A scenario names a field that the form does not have. The message lists those it has."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What is to be filled in: contents by field label, and rows of contents by list label."""

    fields: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, Rows] = field(default_factory=dict)

    def over(self, plain: Answers) -> Answers:
        """These answers laid over the plain ones."""
        return Answers({**plain.fields, **self.fields}, {**plain.lists, **self.lists})


@dataclass(frozen=True, slots=True)
class Filler:
    """Fills one form. `context` are the variables the form is shown with."""

    schema: Component
    context: Mapping[str, Any]
    functions: FunctionLibrary
    now: datetime
    today: date

    def fill(self, given: Answers, plain: Answers) -> dict[str, Any]:
        """The data of the form: what is given, else the plain answer, else anything lawful for a required field.

        Raises UnknownField for a label that the form does not have, ContentError for a content that does not fit.
        """
        self._refuse_unknown(given)
        answers = given.over(plain)
        data: dict[str, Any] = {}
        for component in fields_of(self.schema):
            name = short_label(component)
            if component.get("type") == "dynamiclist":
                rows = answers.lists.get(name)
                if rows is not None:
                    put(data, data_path(component), [self._row(component, row, data) for row in rows])
            else:
                self._put(component, answers.fields.get(name), data, data)
        return data

    def _row(self, holder: Component, contents: Mapping[str, str], data: dict[str, Any]) -> dict[str, Any]:
        cells: dict[str, Any] = {}
        for component in fields_of(holder):
            self._put(component, contents.get(short_label(component)), cells, data)
        return cells

    def _put(self, component: Component, content: str | None, target: dict[str, Any], data: dict[str, Any]) -> None:
        if content == EMPTY:
            return
        options = self._options(component, data)
        if content is None:
            content = _automatic(component, options)
        if content is None:
            return
        try:
            value = convert(component, content, options, self.today)
        except ContentError as error:
            raise ContentError(f"字段“{short_label(component)}”：{error}") from error
        put(target, data_path(component), value)

    def _options(self, component: Component, data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        if component.get("type") not in SINGLE_CHOICE | MANY_CHOICE:
            return []
        expression = component.get("valuesExpression")
        if not expression:
            return list(component.get("values", ()))
        feel = FormFeel({**self.context, **data}, self.functions, self.now)
        return list(feel.value(expression, Row()) or ())

    def _refuse_unknown(self, given: Answers) -> None:
        known = [short_label(component) for component in fields_of(self.schema)]
        for name in (*given.fields, *given.lists):
            if name not in known:
                raise UnknownField(f"表单没有字段“{name}”；可填：{'、'.join(known)}。")
        columns = {short_label(one): one for one in fields_of(self.schema)}
        for name, rows in given.lists.items():
            heads = [short_label(component) for component in fields_of(columns[name])]
            for head in {head for row in rows for head in row} - set(heads):
                raise UnknownField(f"列表“{name}”没有“{head}”；可填：{'、'.join(heads)}。")


def fields_of(holder: Component) -> Iterator[Component]:
    """The fields and lists of a form (or of a list's rows), groups opened."""
    for component in children(holder):
        if component.get("type") == "group":
            yield from fields_of(component)
        elif component.get("type") in KEYED or component.get("type") == "dynamiclist":
            yield component


def short_label(component: Component) -> str:
    """The label without a note in brackets at its end."""
    text = label(component, "/".join(data_path(component)))
    return NOTE.sub("", text) or text


def _automatic(component: Component, options: Sequence[Mapping[str, Any]]) -> str | None:
    rules = component.get("validate") or {}
    if not rules.get("required"):
        return None
    kind = component.get("type")
    if kind in SINGLE_CHOICE:
        return str(options[0]["label"]) if options else None
    if kind in MANY_CHOICE:
        return "、".join(str(option["label"]) for option in options) or None
    return {"checkbox": "是", "number": str(rules.get("min", 1)), "datetime": TODAY}.get(str(kind), "符合要求。")
