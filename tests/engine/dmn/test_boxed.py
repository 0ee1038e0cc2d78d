"""Boxed expressions."""

from __future__ import annotations

import pytest

from engine.feel import to_json
from tests.engine.dmn.files import load


def _text(text: str) -> str:
    return f"<literalExpression><text>{text}</text></literalExpression>"


CONTEXT = (
    f'<context><contextEntry><variable name="a b"/>{_text("2")}</contextEntry>'
    f'<contextEntry><variable name="c"/>{_text("a b * 2")}</contextEntry>{{result}}</context>'
)
FUNCTION = f'<functionDefinition><formalParameter name="x" typeRef="number"/>{_text("x * n")}</functionDefinition>'
BOXES = [
    (CONTEXT.format(result=""), {"a b": 2, "c": 4}),
    (CONTEXT.format(result=f"<contextEntry>{_text('c + 1')}</contextEntry>"), 5),
    (f"<list>{_text('1')}{_text('n')}</list>", [1, 3]),
    (
        f'<relation><column name="a"/><column name="b"/><row>{_text("1")}{_text("2")}</row>'
        f"<row>{_text('n')}{_text('4')}</row></relation>",
        [{"a": 1, "b": 2}, {"a": 3, "b": 4}],
    ),
    (f'<invocation>{FUNCTION}<binding><parameter name="x"/>{_text("5")}</binding></invocation>', 15),
    (f'<invocation>{_text("n")}<binding><parameter name="x"/>{_text("5")}</binding></invocation>', None),
    (
        f"<conditional><if>{_text('n &gt; 2')}</if><then>{_text('1')}</then><else>{_text('2')}</else></conditional>",
        1,
    ),
    (f"<filter><in>{_text('[1, 2, 3]')}</in><match>{_text('item &gt; 1')}</match></filter>", [2, 3]),
    (f"<filter><in>{_text('[1, 2, 3]')}</in><match>{_text('-1')}</match></filter>", 3),
    (f"<filter><in>{_text('[{v: 1}]')}</in><match>{_text('v = 2')}</match></filter>", []),
    (
        f'<for iteratorVariable="i"><in>{_text("1..3")}</in><return>{_text("i + count(partial)")}</return></for>'.replace(
            "1..3", "[1, 2, 3]"
        ),
        [1, 3, 5],
    ),
    (f'<some iteratorVariable="i"><in>{_text("[1, 4]")}</in><satisfies>{_text("i &gt; n")}</satisfies></some>', True),
    (f'<every iteratorVariable="i"><in>{_text("[1, 4]")}</in><satisfies>{_text("i &gt; n")}</satisfies></every>', False),
    (f'<every iteratorVariable="i"><in>{_text("null")}</in><satisfies>{_text("true")}</satisfies></every>', None),
    (f'<functionDefinition kind="Java">{_text("1")}</functionDefinition>', "function()"),
]


@pytest.mark.parametrize(("box", "expected"), BOXES)
def test_boxes(box: str, expected: object) -> None:
    result = load(f'<decision id="d" name="d">{box}</decision>').evaluate("d", {"n": 3})
    assert to_json(result.value) == expected


def test_a_declared_type_is_enforced() -> None:
    body = '<decision id="d" name="d"><variable name="d" typeRef="number"/>{}</decision>'
    assert load(body.format(_text("[7]"))).evaluate("d", {}).value == 7
    result = load(body.format(_text('"seven"'))).evaluate("d", {})
    assert result.value is None
    assert result.warnings[0].code == "type"


def test_a_decision_without_logic_is_null() -> None:
    assert load('<decision id="d" name="d"/>').evaluate("d", {}).value is None
