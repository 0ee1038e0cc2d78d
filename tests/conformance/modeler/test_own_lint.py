"""Every diagram and form of `processes/` passes the strict lint it meets when it is deployed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NoReturn

import pytest

from engine.dialect.lint import lint_bpmn
from engine.dialect.xml import parse_xml
from engine.feel import FunctionLibrary
from engine.forms import lint_form
from handlers.functions import feel_functions

PROCESSES = Path(__file__).parents[3] / "processes"


def _no_calendar(_area: str | None) -> NoReturn:
    raise AssertionError("linting asks no calendar")


FUNCTIONS = FunctionLibrary.standard().with_functions(feel_functions(_no_calendar))


@pytest.mark.parametrize("file", sorted(PROCESSES.rglob("*.bpmn")), ids=lambda file: file.stem)
def test_diagram(file: Path) -> None:
    root = parse_xml(file.read_bytes(), resource=file.name)
    assert [str(finding) for finding in lint_bpmn(root, file.name, FUNCTIONS)] == []


@pytest.mark.parametrize("file", sorted(PROCESSES.rglob("*.form")), ids=lambda file: file.stem)
def test_form(file: Path) -> None:
    assert [str(finding) for finding in lint_form(json.loads(file.read_bytes()), file.name, FUNCTIONS)] == []
