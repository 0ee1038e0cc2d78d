"""What form-js lets a browser submit, the server takes; what form-js complains about, the server refuses."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from engine.forms import Submission, validate_submission
from tests.engine.forms.schemas import field, form, group, options, rows

PROCESSES = Path(__file__).parents[3] / "processes"
FORMS = sorted(PROCESSES.rglob("*.form"))
RunForms = Callable[[Sequence[dict[str, Any]]], list[dict[str, Any]]]

TEXTS = ["", "x", "xyz", "定点医疗机构", "12345", " a ", None]
NUMBERS = [0, 1, -3, 2.5, 7.25, 100, None]
LIMITS = [0, 1, 3, 5, "=limit"]
HIDES = ["=n > 2", '=t = "x"', "=flag", "=missing", "=limit = 3", "=not(flag)"]


def _maybe(source: random.Random, **choices: list[Any]) -> dict[str, Any]:
    return {name: source.choice(values) for name, values in choices.items() if source.random() < 0.4}


def _field(source: random.Random, kind: str, key: str) -> tuple[dict[str, Any], Any]:
    """A random field and a value for it."""
    required = _maybe(source, required=[True, False])
    if kind in ("textfield", "textarea"):
        rules = _maybe(source, minLength=LIMITS, maxLength=LIMITS, pattern=[r"^\d+$", "[a-z]", "^.{2,4}$"])
        return field(kind, key, validate=required | rules), source.choice(TEXTS)
    if kind == "number":
        rules = _maybe(source, min=LIMITS, max=LIMITS)
        more = _maybe(source, decimalDigits=[0, 1, 2], increment=["0.5", "2"], serializeToString=[True, False])
        return field(kind, key, validate=required | rules, **more), source.choice(NUMBERS)
    if kind == "checkbox":
        return field(kind, key, validate=required), source.choice([True, False])
    if kind == "datetime":
        return field(kind, key, subtype="date", validate=required), source.choice(["2026-07-01", None])
    choice = source.choice(["x", 1, None] if kind in ("radio", "select") else [["x"], ["x", 1], []])  # type: ignore[list-item]
    return field(kind, key, values=options("x", 1), validate=required), choice


KINDS = ["textfield", "textarea", "number", "checkbox", "datetime", "radio", "select", "checklist", "taglist"]


def _fields(source: random.Random, names: str) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    components, data = [], {}
    for key in names:
        component, value = _field(source, source.choice(KINDS), key)
        component |= {"conditional": {"hide": source.choice(HIDES)}} if source.random() < 0.3 else {}
        if source.random() < 0.1:  # form-js validates these too, although nobody can fill them in
            component |= {"readonly": source.choice([True, "=flag"]), "validate": {}}
        components.append(component)
        data[key] = value
    return components, data


def _unique_ids(components: list[dict[str, Any]], numbers: Iterator[int]) -> None:
    for component in components:
        component["id"] = f"Field_{next(numbers)}"
        _unique_ids(component.get("components", []), numbers)


def _case(seed: int) -> dict[str, Any]:
    """A random form and data it opens with."""
    source = random.Random(seed)
    components, data = _fields(source, "abc")
    inside, values = _fields(source, "ab")
    components.append(group(*inside, path="g"))
    cells, _ = _fields(source, "ab")
    components.append(rows(*cells))
    components += [field("number", "n"), field("textfield", "t"), field("checkbox", "flag")]
    components.append(field("expression", "twice", expression="=n * 2", computeOn="change"))
    _unique_ids(components, iter(range(1000)))
    cell_values = [{cell["key"]: _field(source, cell["type"], "x")[1] for cell in cells} for _ in range(source.randint(0, 3))]
    more = {"n": source.choice([1, 3]), "t": source.choice(["x", "y"]), "flag": source.choice([True, False]), "limit": 3}
    return {"schema": form(*components), "data": {**data, "g": values, "items": cell_values, **more}}


CASES = [_case(seed) for seed in range(60)]


@pytest.fixture(scope="module")
def browser(run_forms: RunForms) -> list[dict[str, Any]]:
    """What form-js answers for every case."""
    return run_forms(CASES)


@pytest.fixture(scope="module")
def opened(run_forms: RunForms) -> list[dict[str, Any]]:
    """What form-js answers for every form of `processes/`, opened without data."""
    return run_forms([{"schema": json.loads(file.read_bytes()), "data": {}} for file in FORMS])


@pytest.mark.parametrize("number", range(len(FORMS)), ids=lambda number: FORMS[number].stem)
def test_every_form_opens_in_form_js(opened: list[dict[str, Any]], number: int) -> None:
    assert opened[number].get("failure") is None


def _ids(components: list[dict[str, Any]], base: str = "") -> dict[str, str]:
    """The id of every field by its key path, without row numbers."""
    found: dict[str, str] = {}
    for component in components:
        path = base + (component.get("key") or component.get("path") or "")
        found[path] = component["id"]
        found |= _ids(component.get("components", []), f"{path}." if path else "")
    return found


def _refused(submission: Submission, schema: dict[str, Any]) -> set[str]:
    ids = _ids(schema["components"])
    return {ids[re.sub(r"\.\d+", "", problem.key)] for problem in submission.problems}


def _covers(server: Any, browser: Any) -> bool:
    """Whether the server writes what the browser sent; of objects and rows it also keeps hidden and read-only parts."""
    if isinstance(server, dict) and isinstance(browser, dict):
        return all(name in server and _covers(server[name], value) for name, value in browser.items())
    if isinstance(server, list) and isinstance(browser, list):
        return len(server) == len(browser) and all(map(_covers, server, browser))
    return bool(server == browser)


@pytest.mark.parametrize("number", range(len(CASES)))
def test_browser_and_server_agree(browser: list[dict[str, Any]], number: int) -> None:
    case, answer = CASES[number], browser[number]
    assert answer.get("failure") is None
    submission = validate_submission(case["schema"], answer["data"], context=case["data"])
    assert _refused(submission, case["schema"]) == set(answer["errors"])
    if not answer["errors"]:
        assert _covers({**case["data"], **submission.values}, answer["data"])
