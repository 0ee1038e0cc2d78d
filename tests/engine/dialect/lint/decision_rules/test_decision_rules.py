"""Each rule for decisions, by a file that keeps it and files that do not. `!` in an expression is where the finding points."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.dialect.lint import DECISION_RULES, Finding, decision_rules, lint_dmn
from engine.dialect.xml import parse_xml
from engine.feel import FunctionLibrary
from tests.engine.dmn.files import MODEL, literal, requires, table

INPUT = '<inputData id="in" name="the age"><variable name="the age" typeRef="number"/></inputData>'
NEEDS = requires("in", "Input")
TYPED = ("<inputExpression>", '<inputExpression typeRef="number">')
BOTH = [("&lt; 5", "1"), ("&gt;= 5", "2")]


def lint(body: str) -> list[Finding]:
    """The findings of a file with this content, in lines of its own."""
    content = f'<definitions xmlns="{MODEL}" id="f" name="f" namespace="n">\n{body}\n</definitions>'.encode()
    return lint_dmn(parse_xml(content, resource="a.dmn"), "a.dmn", FunctionLibrary.standard(), content)


def rules(body: str) -> list[tuple[str, str, str | None]]:
    return [(finding.rule, str(finding.severity), finding.element_id) for finding in lint(body)]


def typed(rows: list[tuple[str, ...]], policy: str = "UNIQUE", output: str = "") -> str:
    """A table with a number column, and the output's attributes or content."""
    return table(rows, policy=policy, output_extra=output).replace(*TYPED)


GOOD = {
    "decision-syntax": literal("d", "1 + 1"),
    "decision-function": literal("d", "count([1]) + string length(&quot;a&quot;)"),
    "decision-id-length": literal("d" * 255, "1"),
    "decision-model": INPUT + literal("a", "1") + literal("d", "a", requires("a")),
    "decision-name": INPUT + literal("d", "for i in [the age] return i + count(partial)", NEEDS),
    "decision-overlap": table(BOTH),
    "decision-gap": table([("0", "1"), ("&gt; 0", "2")], inputs=("count(items)",)),
    "decision-unreachable": table([("&lt; 5", "1"), ("-", "2")], policy="FIRST"),
    "decision-type": typed([("&lt; 5, null", "1"), ("&gt;= 5", "2")]),
    "decision-output": table(BOTH, output_extra="<outputValues><text>1, [2..3]</text></outputValues>"),
}


def test_every_file_of_a_rule_is_registered_and_shown_here() -> None:
    folder = Path(decision_rules.__file__).parent
    files = {file.stem.replace("_", "-") for file in folder.glob("decision_*.py")}
    assert {rule.id for rule in DECISION_RULES} == files == set(GOOD)


@pytest.mark.parametrize("rule", GOOD)
def test_a_good_file(rule: str) -> None:
    assert rules(GOOD[rule]) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (literal("d", "1 +"), ("decision-syntax", "error", "d")),
        (table([("&lt;", "1"), ("-", "2")], policy="FIRST"), ("decision-syntax", "error", "r1")),
        (literal("d", "work days(1)"), ("decision-function", "error", "d")),
        (literal("d", "1", requires("nobody")), ("decision-model", "error", "d")),
        (literal("d" * 256, "1"), ("decision-id-length", "error", "d" * 256)),
        (literal("a", "1", requires("a")), ("decision-model", "error", "a")),
        ('<decision name="d"><literalExpression><text>1</text></literalExpression></decision>', ("decision-model", "error", "f")),
        ('<import namespace="x" name="x" importType="https://www.omg.org/spec/DMN/x"/>', ("decision-model", "error", "f")),
        (table(BOTH, policy="BEST"), ("decision-model", "error", "t")),
        (INPUT + literal("d", "the ago", NEEDS), ("decision-name", "warning", "d")),
        (table([("&lt;= 5", "1"), ("&gt;= 5", "2")]), ("decision-overlap", "warning", "r2")),
        (table([("-", "1"), ("-", "2")], policy="ANY"), ("decision-overlap", "warning", "r2")),
        (table([("&lt; 5", "1"), ("&gt; 5", "2")]), ("decision-gap", "error", "t")),
        (table([("-", "1"), ("&lt; 5", "2")], policy="FIRST"), ("decision-unreachable", "warning", "r2")),
        (table([("not(&lt; 5, &gt;= 5)", "1"), ("-", "2")], policy="FIRST"), ("decision-unreachable", "warning", "r1")),
        (typed([('"80"', "1"), ("-", "2")], "FIRST"), ("decision-type", "error", "r1")),
        (typed([('[1.."9"]', "1"), ("-", "2")], "FIRST"), ("decision-type", "error", "r1")),
        (typed([('&lt; date("2026-01-01")', "1"), ("-", "2")], "FIRST"), None),
        (table(BOTH, output_extra="<outputValues><text>1, 3</text></outputValues>"), ("decision-output", "error", "r2")),
        (table(BOTH).replace('id="o1"', 'id="o1" typeRef="string"'), ("decision-output", "error", "r1")),
    ],
)
def test_bad_files(body: str, expected: tuple[str, str, str] | None) -> None:
    found = rules(body)
    assert found[:1] == ([] if expected is None else [expected])
    assert len({rule for rule, _, _ in found}) <= 1


@pytest.mark.parametrize(
    "body",
    [
        literal("d", "1 &lt; 2 +\n   ! "),
        literal("d", "\n  1 + (2 &lt; !)"),
        table([("&lt;= 5,  !", "1"), ("-", "2")], policy="FIRST"),
        table([("1", '"定点" + !'), ("-", "2")], policy="FIRST"),
        table(BOTH, inputs=("a + !",)),
        table(BOTH, output_extra="<outputValues><text>1, !</text></outputValues>"),
    ],
)
def test_a_syntax_error_is_at_its_line_and_column(body: str) -> None:
    [finding] = [finding for finding in lint(body) if finding.rule == "decision-syntax"]
    assert finding.line is not None
    assert finding.column is not None
    assert body.split("\n")[finding.line - 2][finding.column - 1] == "!"


@pytest.mark.parametrize(
    ("body", "word"),
    [
        (literal("d", "1 + work days(1)"), "work days"),
        (INPUT + literal("d", "\n the age + the ago", NEEDS), "the ago"),
        (typed([(' "80"', "1"), ("-", "2")], "FIRST"), '"80"'),
        (table(BOTH, output_extra="<outputValues><text>1, 3</text></outputValues>"), "2</text></outputEntry>"),
    ],
)
def test_other_findings_point_too(body: str, word: str) -> None:
    [finding] = lint(body)
    assert finding.line is not None
    assert finding.column is not None
    assert body.split("\n")[finding.line - 2][finding.column - 1 :].startswith(word)


KNOWN = [
    INPUT + literal("k", "5") + literal("d", "k + the age", NEEDS + requires("k")),
    INPUT + literal("d", "[{a: 1}][a &gt; other] = the age", NEEDS),
    INPUT + literal("d", "{b: the age, c: b + 1}.c", NEEDS),
    literal("d", "whatever + 1"),
    INPUT + '<decision id="d" name="d">' + NEEDS + '<context><contextEntry><variable name="x"/><literalExpression><text>the age'
    "</text></literalExpression></contextEntry><contextEntry><literalExpression><text>x + 1</text></literalExpression>"
    "</contextEntry></context></decision>",
    '<businessKnowledgeModel id="k" name="k"><encapsulatedLogic><formalParameter name="n"/><literalExpression>'
    "<text>if n = 0 then 1 else n * k(n - 1)</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>",
]  # fmt: skip


@pytest.mark.parametrize("body", KNOWN)
def test_names_that_are_known_or_cannot_be(body: str) -> None:
    assert lint(body) == []


UNKNOWN = [
    INPUT + literal("k", "5") + literal("d", "k + the age", NEEDS),
    INPUT
    + table([("&lt; limit", "1"), ("-", "2")], policy="FIRST", inputs=("the age",)).replace(
        "<decisionTable", NEEDS + "<decisionTable"
    ),
    '<businessKnowledgeModel id="d" name="d"><encapsulatedLogic><formalParameter name="n"/><literalExpression>'
    "<text>m + 1</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>",
]  # fmt: skip


@pytest.mark.parametrize("body", UNKNOWN)
def test_names_that_are_not_required(body: str) -> None:
    assert [finding.rule for finding in lint(body)] == ["decision-name"]


def test_all_findings_come_at_once_and_in_chinese() -> None:
    body = literal("a", "1 +") + "\n" + literal("b", "work days(1)") + "\n" + table([("&lt; 5", "1"), ("&lt; 4", "2")])
    found = lint(body)
    assert [finding.rule for finding in found] == [
        "decision-syntax",
        "decision-function",
        "decision-gap",
        "decision-gap",
        "decision-overlap",
    ]
    assert "“Decision”没有规则命中：score = 5" in found[2].in_chinese()
    assert "第 1 条与第 2 条规则同时命中：score = 3" in found[4].message_zh


def test_an_example_may_be_any_other_text() -> None:
    [finding] = lint(table([('"a"', "1")]))
    assert finding.message == "no rule of 'Decision' matches score = another text"
    assert finding.message_zh == "“Decision”没有规则命中：score = 其他文字"


def test_a_file_that_is_no_decision_at_all() -> None:
    assert lint_dmn(parse_xml(b"<a/>", resource="a.dmn"), "a.dmn") == []
