"""Forms that the server could not check are refused when they are deployed."""

from __future__ import annotations

from typing import Any

import pytest

from engine.dialect.lint import Finding, Severity
from engine.feel import FunctionLibrary, HostFunction
from engine.forms import lint_form
from engine.forms.flaw import RULES
from tests.engine.forms.schemas import field, form, group, options, rows


def found(*components: dict[str, Any]) -> list[tuple[str, str | None]]:
    """Rule and element of the findings for a form with these components."""
    findings = lint_form(form(*components), "a.form")
    assert {finding.rule for finding in findings} <= set(RULES)
    return [(finding.rule, finding.element_id) for finding in findings]


def test_a_good_form_has_no_findings() -> None:
    components = [
        field(validate={"required": True, "pattern": r"^\d+$", "minLength": "=n"}, conditional={"hide": "=x > 1"}),
        field("select", "b2", values=options("x")),
        field("taglist", "c", valuesKey="list"),
        field("radio", "d", valuesExpression="=list"),
        field("expression", "e", expression="=1 + 1"),
        group(field(key="f"), path="g"),
        group(field(key="h")) | {"id": "Group_2"},
        rows(field(key="i"), rows(field(key="j"), path="inner")),
        {"type": "text", "id": "Text_1", "text": "=title"},
        {"type": "separator", "id": "Separator_1"},
    ]
    assert found(*components) == []


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("form-id", {"id": ""}),
        ("form-id", {"id": None}),
        ("form-schema-version", {"schemaVersion": 18}),
        ("form-schema-version", {"schemaVersion": None}),
        ("form-platform", {"executionPlatform": "Camunda Platform"}),
        ("form-platform", {"executionPlatformVersion": "7.20.0"}),
        ("form-platform", {"executionPlatform": None}),
        ("form-components", {"components": None}),
    ],
)
def test_what_every_form_says(rule: str, change: dict[str, Any]) -> None:
    assert [finding.rule for finding in lint_form(form() | change, "a.form")] == [rule]


@pytest.mark.parametrize("kind", ["default", None, "textfeld"])
def test_unknown_components(kind: str | None) -> None:
    assert found(field() | {"type": kind}) == [("form-component", "Field_a")]


@pytest.mark.parametrize("schema", [[], "form", None, {}])
def test_what_is_no_form_at_all(schema: object) -> None:
    rules = {finding.rule for finding in lint_form(schema, "a.form")}
    assert rules == {"form-id", "form-schema-version", "form-platform", "form-components"}


def test_ids_are_used_once() -> None:
    assert found(field(), group(field(key="b") | {"id": "Field_a"})) == [("form-component-id", "Field_a")]


@pytest.mark.parametrize("key", ["", None, "a..b", ".a"])
def test_keys_are_given(key: str | None) -> None:
    assert found(field() | {"key": key}) == [("form-key", "Field_a")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (field(), field() | {"id": "Field_2"}),
        (field(conditional={"hide": "=x"}), field(conditional={"hide": "=not(x)"}) | {"id": "Field_2"}),
        (field(key="x"), field(key="x.y") | {"id": "Field_2"}),
        (field(key="x.y"), field(key="x") | {"id": "Field_2"}),
        (group(field(key="y"), path="x"), field(key="x.y") | {"id": "Field_2"}),
        (rows(field(), path="x"), field(key="x") | {"id": "Field_2"}),
        (field(key="x"), rows(field(), path="x") | {"id": "Field_2"}),
    ],
)
def test_keys_that_clash(first: dict[str, Any], second: dict[str, Any]) -> None:
    assert ("form-key", "Field_2") in found(first, second)


def test_the_same_key_at_different_places_is_no_clash() -> None:
    first, second, third, fourth = (field() | {"id": f"Field_{number}"} for number in range(4))
    assert found(first, group(second, path="g"), rows(third), rows(fourth, path="other")) == []


def test_keys_clash_inside_a_row() -> None:
    assert found(rows(field(), field() | {"id": "Field_2"})) == [("form-key", "Field_2")]


@pytest.mark.parametrize("kind", ["select", "radio", "checklist", "taglist"])
@pytest.mark.parametrize("sources", [{}, {"values": options("x"), "valuesKey": "y"}, {"values": []}])
def test_options_have_one_source(kind: str, sources: dict[str, Any]) -> None:
    assert found(field(kind, **sources)) == [("form-options", "Field_a")]


def test_patterns_that_cannot_be_read() -> None:
    assert found(field(validate={"pattern": "(["})) == [("form-pattern", "Field_a")]


@pytest.mark.parametrize(
    "broken",
    [
        {"conditional": {"hide": "=1 +"}},
        {"readonly": "=1 +"},
        {"label": "=1 +"},
        {"validate": {"min": "=1 +"}},
        {"validate": {"maxLength": "=1 +"}},
    ],
)
def test_broken_expressions(broken: dict[str, Any]) -> None:
    assert found(field() | broken) == [("form-feel", "Field_a")]


def test_broken_expressions_of_particular_components() -> None:
    assert found(field("expression", expression="=)")) == [("form-feel", "Field_a")]
    assert found(field("select", valuesExpression="=)")) == [("form-feel", "Field_a")]
    assert found({"type": "text", "id": "Text_1", "text": "=)"}) == [("form-feel", "Text_1")]
    assert found(rows(field(conditional={"hide": "=)"}))) == [("form-feel", "Field_a")]


def test_a_finding_gives_the_column_and_both_languages() -> None:
    [finding] = lint_form(form(field(readonly="=1 + )")), "a.form")
    assert (finding.severity, finding.resource, finding.line, finding.column) == (Severity.ERROR, "a.form", None, 5)
    assert str(finding).startswith("a.form: error [Field_a] the FEEL expression '=1 + )' is wrong")
    assert "第 1 行第 5 列" in finding.message_zh
    assert isinstance(finding, Finding)


def test_expressions_may_call_the_functions_of_the_host() -> None:
    function = HostFunction(name="add working days", parameters=("from", "days"), call=lambda start, days: start)
    functions = FunctionLibrary.standard().with_functions([function])
    component = field("expression", expression="=add working days(today(), 3)")
    assert lint_form(form(component), "a.form", functions) == []
    [finding] = lint_form(form(component), "a.form", FunctionLibrary.standard())
    assert (finding.rule, finding.element_id, finding.column) == ("form-function", "Field_a", 1)
