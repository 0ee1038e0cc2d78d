"""Calls of functions that do not exist are seen at deployment."""

from __future__ import annotations

import pytest

from engine.dialect.lint import Finding, lint_bpmn
from engine.dialect.xml import parse_xml
from engine.feel import FunctionLibrary, HostFunction
from tests.engine.dialect.lint.snippets import HERE, around, extended, here

WORKING_DAYS = HostFunction(name="add working days", parameters=("from", "days"), call=lambda start, days: start)
BEFORE = "<zeebe:script expression='="
FUNCTIONS = FunctionLibrary.standard().with_functions([WORKING_DAYS])


def lint(expression: str, functions: FunctionLibrary | None = FUNCTIONS) -> list[Finding]:
    """The findings for a script with this expression."""
    script = f"{BEFORE}{expression}' resultVariable='r' />{HERE}"
    text = around(extended("scriptTask", script))
    content = text.encode()
    findings = lint_bpmn(parse_xml(content, resource="a.bpmn"), "a.bpmn", functions, content)
    assert {finding.line for finding in findings} <= {1, here(text)}
    return [finding for finding in findings if finding.rule != "diagram-shape"]


@pytest.mark.parametrize(
    ("expression", "column"),
    [
        ("add workign days(a, 2)", 1),
        ("1 + foo(b)", 5),
        ("for x in list return foo(x)", 22),
        ("if a then b else [foo()]", 19),
        ("count(foo(a))", 7),
        ("list[foo(item)]", 6),
        ("foo(a: 1)", 1),
        ("add working days(a)", 1),
        ("a in (foo(1), 2)", 7),
    ],
)
def test_bad_calls(expression: str, column: int) -> None:
    [finding] = lint(expression)
    assert (finding.rule, finding.element_id, finding.column) == ("known-function", "a", len(BEFORE) + column)


@pytest.mark.parametrize(
    "expression",
    [
        "add working days(a, 2)",
        "add working days(from: a, days: 2)",
        "{f: function(x) x + 1, g: f(1)}.g",
        "sort(list, function(x, y) x < y)",
        "context.f(1)",
        "date and time(a) + duration(b)",
        "substring(a, 1)",
        "max(1, 2, 3)",
        "round half up(a, 2)",
    ],
)
def test_calls_of_functions_that_exist(expression: str) -> None:
    assert lint(expression.replace("<", "&lt;")) == []


def test_the_texts_say_what_is_wrong() -> None:
    assert lint("foo(a)")[0].message_zh == "没有函数“foo”（expression）"
    assert lint("add working days(a)")[0].message_zh == "函数“add working days”不接受 1 个参数（expression）"


def test_without_functions_nothing_is_checked() -> None:
    assert lint("foo(a)", None) == []


def test_broken_expressions_are_reported_once() -> None:
    assert [finding.rule for finding in lint("foo(")] == ["feel-syntax"]
