"""The reference page and the docstrings say what the code does."""

from __future__ import annotations

import doctest
import json
import re
from pathlib import Path
from types import ModuleType

import pytest

from engine.feel import FunctionLibrary, compile_expression, to_json
from handlers.deadlines import Rule, WorkingCalendar, dates, pauses, periods
from handlers.functions import feel_functions

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "deadlines.md"
FUNCTIONS = feel_functions(lambda _area: WorkingCalendar(frozenset()))
ROWS = re.findall(r"^\| `([^`(]+)\(([^`)]*)\)` \|[^|]+\| `([^`]+)` \| `([^`]+)` \|$", PAGE.read_text("utf-8"), re.MULTILINE)


def test_the_examples_of_the_page() -> None:
    result = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")

    assert result.failed == 0
    assert result.attempted > 20


@pytest.mark.parametrize("module", [dates, pauses, periods])
def test_the_examples_of_docstrings(module: ModuleType) -> None:
    result = doctest.testmod(module)

    assert result.failed == 0
    assert result.attempted


@pytest.mark.parametrize(("name", "parameters", "example", "value"), ROWS)
def test_the_examples_of_feel_functions(name: str, parameters: str, example: str, value: str) -> None:
    library = FunctionLibrary.standard().with_functions(FUNCTIONS)

    result = compile_expression(example, names=(), functions=library, dialect="camunda").evaluate({})

    answer = to_json(result.value)
    assert example.startswith(name)
    assert (answer if isinstance(answer, str) else json.dumps(answer)) == value


def test_the_page_lists_every_feel_function_with_its_parameters() -> None:
    listed = {name: parameters for name, parameters, _, _ in ROWS}

    assert listed == {
        function.name: ", ".join(parameter.split(":")[0] for parameter in function.parameters) for function in FUNCTIONS
    }


@pytest.mark.parametrize("rule", list(Rule))
def test_the_page_lists_every_rule(rule: Rule) -> None:
    assert f"| `{rule.value}` |" in PAGE.read_text("utf-8")
