"""Evaluating texts in tests."""

from __future__ import annotations

from datetime import UTC, datetime

from engine.feel import Dialect, Result, compile_expression, compile_unary_tests, to_text

NOW = datetime(2026, 1, 1, 17, 0, tzinfo=UTC)
"""01:00 on 2 January in China."""


def evaluate(text: str, dialect: Dialect = "camunda", **variables: object) -> Result:
    """The result of an expression; every variable is a declared name."""
    return compile_expression(text, names=variables, dialect=dialect).evaluate(variables, now=NOW)


def value(text: str, **variables: object) -> object:
    """The value of an expression that must not warn."""
    result = evaluate(text, **variables)
    assert result.warnings == ()
    return result.value


def text_of(text: str, **variables: object) -> str:
    """The value of an expression as FEEL writes it, so that tables of tests stay readable."""
    return to_text(evaluate(text, **variables).value, nested=True)


def passes(cell: str, tested: object, dialect: Dialect = "camunda", **variables: object) -> object:
    """Whether a value passes the tests of a cell."""
    return compile_unary_tests(cell, variables, dialect=dialect).evaluate({"?": tested, **variables}).value
