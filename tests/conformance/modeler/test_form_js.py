"""What form-js lets a browser submit, the server takes; what form-js complains about, the server refuses."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from engine.forms import Submission, validate_submission
from tests.conformance.modeler.cases import cases
from tests.engine.forms.files import known
from tests.engine.forms.schemas import field, form

PROCESSES = Path(__file__).parents[3] / "processes"
FORMS = sorted(PROCESSES.rglob("*.form"))
RunForms = Callable[[Sequence[dict[str, Any]]], list[dict[str, Any]]]

CASES = [case for seed in range(60) for case in cases(seed, submissions=3)]


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


def _readonly(components: list[dict[str, Any]], base: str = "") -> set[str]:
    """The key paths of the fields that are read-only for some data."""
    found: set[str] = set()
    for component in components:
        path = base + (component.get("key") or component.get("path") or "")
        found |= {path} if component.get("readonly") else set()
        found |= _readonly(component.get("components", []), f"{path}." if path else "")
    return found


def _covers(server: Any, browser: Any, kept: set[str], path: str = "") -> bool:
    """Whether the server writes what the browser sent; in objects and rows it also keeps hidden parts, and `kept` ones as the
    process gave them."""
    if path in kept:
        return True
    if isinstance(server, dict) and isinstance(browser, dict):
        inner = {name: f"{path}.{name}".removeprefix(".") for name in browser}
        return all(
            inner[name] in kept or (name in server and _covers(server[name], value, kept, inner[name]))
            for name, value in browser.items()
        )
    if isinstance(server, list) and isinstance(browser, list):
        return len(server) == len(browser) and all(_covers(*both, kept, path) for both in zip(server, browser, strict=True))
    return bool(server == browser)


@pytest.mark.parametrize("seed", range(0, len(CASES), 3))
def test_browser_and_server_agree(browser: list[dict[str, Any]], seed: int) -> None:
    for case, answer in zip(CASES[seed : seed + 3], browser[seed : seed + 3], strict=True):
        assert answer.get("failure") is None
        submission = validate_submission(case["schema"], answer["data"], context=case["data"], files=known)
        assert _refused(submission, case["schema"]) == set(answer["errors"])
        if not answer["errors"]:
            kept = _readonly(case["schema"]["components"])
            assert _covers({**case["data"], **submission.values}, answer["data"], kept)


def test_the_cases_are_worth_it(browser: list[dict[str, Any]]) -> None:
    complaints = {re.sub(r"[\d.-]+", "#", text) for answer in browser for text in _texts(answer["errors"])}

    assert sum(not answer["errors"] for answer in browser) > 30
    assert len(complaints) > 12


def _texts(errors: object) -> Iterator[str]:
    if isinstance(errors, str):
        yield errors
    for one in errors.values() if isinstance(errors, dict) else errors if isinstance(errors, list) else ():
        yield from _texts(one)


WRONG = {
    "Field is required.": (field(validate={"required": True}), ""),
    "Field must match pattern {value}.": (field(validate={"pattern": "^a$"}), "b"),
    "Field must have minimum value of {value}.": (field("number", validate={"min": 5}), 4),
    "Field must have maximum value of {value}.": (field("number", validate={"max": 5}), 6),
    "Field must have minimum length of {value}.": (field(validate={"minLength": 5}), "a"),
    "Field must have maximum length of {value}.": (field(validate={"maxLength": 5}), "abcdef"),
    "Field must be a valid international phone number. (e.g. +4930664040900)": (field(validate={"validationType": "phone"}), "1"),
    "Field must be a valid email.": (field(validate={"validationType": "email"}), "a"),
    "Value is not a number.": (field("number"), "NaN"),
    "Value is expected to be an integer.": (field("number", decimalDigits=0), 1.5),
    "Value is expected to have at most 1 decimal digit.": (field("number", decimalDigits=1), 1.25),
    "Value is expected to have at most {value} decimal digits.": (field("number", decimalDigits=2), 1.125),
    "Please select a valid value, the two nearest valid values are {previousValue} and {nextValue}.": (
        field("number", increment="0.5"),
        2.75,
    ),
    "Min validation value is not a valid number.": (field("number", validate={"min": "x"}), 4),
    "Max validation value is not a valid number.": (field("number", validate={"max": "x"}), 4),
}
FILLED = {"value": "5", "previousValue": "2.5", "nextValue": "3"}


@pytest.mark.parametrize("template", WRONG)
def test_server_and_web_app_say_the_same_in_chinese(template: str) -> None:
    component, value = WRONG[template]
    (problem,) = validate_submission(form(component), {"a": value}).problems
    filled = FILLED | ({"value": "2"} if component.get("decimalDigits") == 2 else {})
    expected = re.sub(r"{(\w+)}", lambda found: filled[found[1]], _chinese()[template])

    assert problem.message_zh == expected


def _chinese() -> dict[str, str]:
    """The web app's translations of form-js."""
    text = (PROCESSES.parent / "web" / "src" / "i18n" / "form.ts").read_text(encoding="utf-8")
    pairs = re.findall(r"""^  (?:'([^']*)'|"([^"]*)"|(\w+)):\s+'([^']*)',$""", text, re.MULTILINE)
    return {first or second or third: chinese for first, second, third, chinese in pairs}
