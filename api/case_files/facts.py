"""What was reported when a case was opened, in the words of the form that reported it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy.orm import Session

from api.cases.decisions import value_text
from api.cases.schemas import NamedValue
from api.kit.context import Context
from api.tasks import forms
from engine.forms.component import CHOICE, KEYED, Component, children, data_path, label
from engine.forms.feel import FormFeel, Row
from handlers.cases import Case
from handlers.filings import agreement_variables, filings

_EMPTY = (None, "", False)


def facts_of(ctx: Context, session: Session, case: Case) -> list[NamedValue]:
    """Every field that was filled in, by its label; a choice by the label of what was chosen."""
    engine = ctx.runtime.engine
    known = {**agreement_variables(case.agreement), **case.facts}
    feel = FormFeel(known, engine.definitions.functions, engine.now(session))
    found: dict[str, NamedValue] = {}
    for filing in filings().values():
        if filing.opens_case is case.kind:
            for component in _fields(forms.latest_schema(session, filing.form)):
                value = case.facts.get("/".join(data_path(component)))
                if value not in _EMPTY and value != []:
                    name = label(component, "")
                    found.setdefault(name, NamedValue(name=name, value=value_text(_worded(component, value, feel))))
    return [one for name, one in found.items() if name]


def _fields(holder: Component) -> Iterator[Component]:
    for component in children(holder):
        if component.get("type") == "group":
            yield from _fields(component)
        elif component.get("type") in KEYED:
            yield component


def _worded(component: Component, value: Any, feel: FormFeel) -> Any:
    if component.get("type") not in CHOICE:
        return value
    expression = component.get("valuesExpression")
    options: list[Mapping[str, Any]] = feel.value(expression, Row()) if expression else component.get("values", [])
    words = {option["value"]: option["label"] for option in options or ()}
    return [words.get(one, one) for one in value] if isinstance(value, list) else words.get(value, value)
