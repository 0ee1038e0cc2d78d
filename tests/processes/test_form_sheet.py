"""The forms of PR-04 and PR-08 to PR-14 ask for what `forms.yaml` says: no field is dropped, no choice added or lost."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.processes.after_signing import files

Fields = dict[str, dict[str, object]]
SHEET: dict[str, dict[str, object]] = yaml.safe_load(Path(__file__).with_name("forms.yaml").read_text("utf-8"))


def read(path: Path) -> dict[str, object]:
    schema: dict[str, object] = json.loads(path.read_text("utf-8"))
    return schema


SCHEMAS = {str(one["id"]): one for one in map(read, files("form"))}


def components(parent: dict[str, object]) -> Iterator[dict[str, object]]:
    """Every component, with those inside groups and lists."""
    children = parent.get("components", [])
    assert isinstance(children, list)
    for child in children:
        yield child
        yield from components(child)


def groups(form: str) -> Fields:
    """The groups, by their id."""
    return {str(one["id"]): one for one in components(SCHEMAS[form]) if one["type"] == "group"}


def fields(form: str) -> Fields:
    """What is asked, by its key; a list by its path."""
    return {str(one.get("key") or one["path"]): one for one in components(SCHEMAS[form]) if one.get("key") or one.get("path")}


def rule(field: dict[str, object], name: str) -> object:
    validate = field.get("validate", {})
    assert isinstance(validate, dict)
    return validate.get(name)


def choices(field: dict[str, object]) -> list[object]:
    """The answers on offer; of an expression those it can give, or the list that it walks."""
    values, expression = field.get("values", []), str(field.get("valuesExpression", ""))
    assert isinstance(values, list)
    given = [one["value"] for one in values] or re.findall(r'value: "(\w+)"', expression)
    walked = expression.removeprefix("=").partition(" return ")[0]
    return given or [one for one in [walked] if one]


def least(field: dict[str, object]) -> object:
    return field["defaultRepetitions"] if field["type"] == "dynamiclist" else rule(field, "min")


def hidden(field: dict[str, object]) -> object:
    conditional = field.get("conditional", {})
    assert isinstance(conditional, dict)
    return str(conditional.get("hide", "")).removeprefix("=")


def present(found: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in found.items() if value not in (None, "", [])}


def test_every_form_is_on_the_sheet() -> None:
    assert set(SCHEMAS) == set(SHEET)


@pytest.mark.parametrize("form", SHEET)
def test_the_form_asks_for_what_the_sheet_says(form: str) -> None:
    asked = fields(form)
    required = {key: rule(one, "required") is True for key, one in asked.items()}
    found = {
        "must": [key for key in asked if required[key]],
        "may": [key for key in asked if not required[key]],
        "of": present({key: choices(one) for key, one in asked.items()}),
        "least": present({key: least(one) for key, one in asked.items()}),
        "most": present({key: rule(one, "max") for key, one in asked.items()}),
        "like": present({key: rule(one, "pattern") for key, one in asked.items()}),
        "hidden": present({key: hidden(one) for key, one in {**asked, **groups(form)}.items()}),
    }
    assert {key: value for key, value in found.items() if value} == SHEET[form]


@pytest.mark.parametrize("form", SHEET)
def test_a_required_text_says_something(form: str) -> None:
    texts = [one for one in fields(form).values() if one["type"] == "textarea" and rule(one, "required")]
    assert all(rule(one, "minLength") == 2 for one in texts)
