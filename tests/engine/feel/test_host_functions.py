"""Functions of the host."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from engine.feel import (
    CallFailure,
    FeelDate,
    FeelDeclarationError,
    FunctionLibrary,
    HostFunction,
    Result,
    Value,
    compile_expression,
)
from tests.engine.feel.samples import NOW


def _add_days(start: Value, days: Value, area: Value = "nation") -> object:
    if not isinstance(start, FeelDate) or not isinstance(days, Decimal):
        raise CallFailure("Expected a date and a number")
    return {"day": date.fromordinal(date(start.year, start.month, start.day).toordinal() + int(days)), "area": area}


LIBRARY = FunctionLibrary.standard().with_functions(
    [
        HostFunction("add working days", ("from", "days: number", "area: string"), _add_days, optional=("area",)),
        HostFunction("working days between", ("from", "to"), lambda start, end: 7),
    ]
)


def _evaluate(text: str) -> Result:
    return compile_expression(text, functions=LIBRARY).evaluate({})


@pytest.mark.parametrize(
    "text",
    [
        'add working days(@"2026-01-31", 1).day = @"2026-02-01"',
        'add working days(@"2026-01-31", 1).area = "nation"',
        'add working days(@"2026-01-31", 1, "330100").area = "330100"',
        'add working days(days: 1, from: @"2026-01-31").day = @"2026-02-01"',
        'working days between(@"2026-01-01", @"2026-01-31") + 1 = 8',
    ],
)
def test_calls(text: str) -> None:
    assert _evaluate(text).value is True


@pytest.mark.parametrize("text", ["add working days(1)", 'add working days(1, "x")', "add working days(null, 1)"])
def test_failing_calls_warn(text: str) -> None:
    result = _evaluate(text)
    assert result.value is None
    assert result.warnings[0].code == "call-failed"


def test_other_errors_of_the_host_end_the_evaluation() -> None:
    library = FunctionLibrary.standard().with_functions([HostFunction("boom", (), lambda: 1 // 0)])
    with pytest.raises(ZeroDivisionError):
        compile_expression("boom()", functions=library).evaluate({})


def test_a_library_is_not_changed_by_adding() -> None:
    assert "add working days" not in FunctionLibrary.standard().functions
    assert compile_expression("add working days(1)").unknown_functions == (("add working days", 0),)


@pytest.mark.parametrize(("name", "parameters"), [("", ()), ("if", ()), ("f(x)", ()), ("f", ("a: nothing",))])
def test_functions_that_cannot_be_called_are_refused(name: str, parameters: tuple[str, ...]) -> None:
    with pytest.raises(FeelDeclarationError):
        FunctionLibrary.standard().with_functions([HostFunction(name, parameters, lambda *given: None)])


def test_now_is_read_in_the_librarys_zone() -> None:
    library = FunctionLibrary.standard().in_zone("UTC")
    assert compile_expression("today()", functions=library).evaluate({}, now=NOW).value == FeelDate(2026, 1, 1)
