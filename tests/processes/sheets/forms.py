"""What each form asks for. must: fields nobody may leave out while they are shown; may: the others; of: the only answers.

of gives the list it walks where the answers come from the case; least, most: bounds of a number, rows of a list; text: the
fewest characters; like: a pattern; hidden: when a field or a group is not asked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from handlers.resources import PROCESSES
from tests.processes.sheets.files import files

Component = dict[str, object]


def read(folder: Path = PROCESSES) -> dict[str, dict[str, object]]:
    """Form, rule, fields."""
    schemas: list[Component] = [json.loads(path.read_text("utf-8")) for path in files("form", folder)]
    return {str(schema["id"]): _form(list(_components(schema))) for schema in schemas}


def _form(components: list[Component]) -> dict[str, object]:
    asked = {str(one.get("key") or one["path"]): one for one in components if one.get("key") or one.get("path")}
    groups = {str(one["id"]): one for one in components if one["type"] == "group"}
    required = {key for key, one in asked.items() if _rule(one, "required") is True}
    found: dict[str, object] = {
        "must": [key for key in asked if key in required],
        "may": [key for key in asked if key not in required],
        "of": _present({key: _choices(one) for key, one in asked.items()}),
        "least": _present({key: _least(one) for key, one in asked.items()}),
        "most": _present({key: _rule(one, "max") for key, one in asked.items()}),
        "text": _present({key: _rule(one, "minLength") for key, one in asked.items()}),
        "like": _present({key: _rule(one, "pattern") for key, one in asked.items()}),
        "hidden": _present({key: _hidden(one) for key, one in {**asked, **groups}.items()}),
    }
    return {key: value for key, value in found.items() if value}


def _components(parent: Component) -> Iterator[Component]:
    """Every component, with those inside groups and lists."""
    children = parent.get("components", [])
    assert isinstance(children, list)
    for child in children:
        yield child
        yield from _components(child)


def _rule(field: Component, name: str) -> object:
    validate = field.get("validate", {})
    assert isinstance(validate, dict)
    return validate.get(name)


def _choices(field: Component) -> list[object]:
    """The answers on offer; of an expression those it can give, or the list that it walks."""
    values, expression = field.get("values", []), str(field.get("valuesExpression", "")).removeprefix("=")
    assert isinstance(values, list)
    given = [one["value"] for one in values] or re.findall(r'\bif .+? then\b|(?<=value: ")[\w-]+(?=")', expression)
    return given or [walked for walked in [expression.partition(" return ")[0]] if walked]


def _least(field: Component) -> object:
    return field["defaultRepetitions"] if field["type"] == "dynamiclist" else _rule(field, "min")


def _hidden(field: Component) -> str:
    conditional = field.get("conditional", {})
    assert isinstance(conditional, dict)
    return str(conditional.get("hide", "")).removeprefix("=")


def _present(found: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in found.items() if value not in (None, "", [])}
