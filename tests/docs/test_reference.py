"""The generated reference pages say what the code does, and no other."""

from __future__ import annotations

import pytest

from handlers.jobs import HANDLERS
from handlers.parameters.defaults import defaults
from handlers.resources import PROCESSES
from tests.docs import parameters_page
from tests.docs.generate import FOLDER, PAGES, text_of
from tests.docs.jobs_page import uses_in
from tests.docs.parameters_page import UNITS

REMEDY = "run .venv/bin/python -m tests.docs.generate"


@pytest.mark.parametrize("name", PAGES)
def test_generated_pages_are_current(name: str) -> None:
    assert (FOLDER / name).read_text() == text_of(name), REMEDY


def test_every_unit_of_a_parameter_has_a_name() -> None:
    assert {definition.unit for definition in defaults().values()} <= set(UNITS)
    assert len(parameters_page.page().splitlines()) > len(defaults())


def test_diagrams_use_no_job_type_without_a_handler() -> None:
    used = set(uses_in(sorted(PROCESSES.rglob("*.bpmn"))))
    assert used - {"publish-message"} <= set(HANDLERS)
