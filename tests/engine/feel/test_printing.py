"""Parsing what was printed gives the same tree."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.feel.syntax import parse_expression, parse_unary_tests, print_expression

FUNCTIONS = ("date and time", "years and months duration", "get or else")
atoms = st.sampled_from(
    [
        "1", "0.5", '"a \\" b"', "true", "null", "score", "application number", '@"2026-01-31"', "[]", "{}", "item",
        'date and time("2026-01-01T00:00:00")', "`a+b`",
    ]
)  # fmt: skip
templates = st.sampled_from(
    [
        "{0} + {1} - {2}", "{0} * {1} / {2}", "{0} ** {1}", "-{0}", "({0}) = ({1})", "({0}) < {1}", "{0} between {1} and {2}",
        "({0}) in ({1}, < {2})", "({0}) and ({1}) and ({2})", "({0}) or ({1})", "[{0}, {1}]", "{{a: {0}, \"b c\": {1}}}",
        "[({0})..({1})]", "(({0})..({1})]", "if {0} then {1} else {2}", "for x in {0}, y in ({1})..({2}) return x",
        "some x in {0} satisfies {1}", "every x in {0} satisfies {1}", "function(a, b: list<number>) {0}", "f({0}, {1})",
        "f(a: {0}, b c: {1})", "({0}).name", "({0})[{1}]", "({0})(1)", "({0}) instance of context<a: function<date> -> number>",
        "(< ({0}))", "[> ({0})]",
    ]
)  # fmt: skip
texts = st.recursive(
    atoms,
    lambda inner: st.builds(
        lambda form, parts: form.format(*(f"({part})" for part in parts)), templates, st.lists(inner, min_size=3, max_size=3)
    ),
)


def shape(part: object) -> object:
    """A tree without its positions."""
    if isinstance(part, tuple):
        return tuple(map(shape, part))
    if not is_dataclass(part):
        return part
    named = [(one.name, shape(getattr(part, one.name))) for one in fields(part) if one.name not in ("start", "end")]
    return (type(part).__name__, *named)


@given(texts)
def test_expressions(text: str) -> None:
    tree = parse_expression(text, functions=FUNCTIONS)
    again = parse_expression(print_expression(tree), functions=FUNCTIONS)
    assert shape(again) == shape(tree)
    assert print_expression(again) == print_expression(tree)


@pytest.mark.parametrize("cell", ["-", '"a", "b"', "not(< 5, [1..2])", "? > 3", "!= null", "not(a) and b"])
def test_cells(cell: str) -> None:
    tree = parse_unary_tests(cell)
    assert shape(parse_unary_tests(print_expression(tree))) == shape(tree)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("1+2*3", "1 + (2 * 3)"),
        ("if a then b else c", "if a then b else c"),
        ("{a:1}", '{"a": 1}'),
        ("x in [1..3]", "x in ([1..3])"),
        ("a . b [ 1 ]", "a.b[1]"),
    ],
)
def test_the_one_way(text: str, printed: str) -> None:
    assert print_expression(parse_expression(text)) == printed
