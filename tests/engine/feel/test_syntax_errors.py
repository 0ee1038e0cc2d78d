"""A syntax error says where, what was found and what was expected."""

from __future__ import annotations

import pytest

from engine.feel import FeelSyntaxError, compile_expression, compile_unary_tests


@pytest.mark.parametrize(
    ("text", "line", "column", "found", "expected"),
    [
        ("1 +", 1, 4, "the end of the expression", "a value"),
        ("if a then b", 1, 12, "the end of the expression", "'else'"),
        ("[1, 2", 1, 6, "the end of the expression", "']'"),
        ("score >=\n  and", 2, 3, "'and'", "a value"),
        ("a) b", 1, 2, "')'", "an operator or the end of the expression"),
        ('"abc', 1, 5, "the end of the expression", "a closing '\"'"),
        ("for x of xs return x", 1, 13, "'return'", "'in'"),
        ("{a 1}", 1, 2, "'a'", "a key, followed by ':'"),
        ("x instance of nothing", 1, 15, "'nothing'", "a known type"),
        ("1e9999", 1, 1, "'1'", "a number of at most 34 digits and exponent 6144"),
        ("[1..2", 1, 6, "the end of the expression", "the end of the range: ']', ')' or '['"),
        ("f(a: 1, 2)", 1, 9, "'2'", "the name of a parameter, followed by ':'"),
        ("@2026", 1, 2, "'2'", "a string after '@'"),
        ("{a: 1, a: 2}", 1, 11, "'2'", "another key than 'a', which is there already"),
        ("a b c in", 1, 9, "the end of the expression", "a value"),
    ],
)
def test_expression(text: str, line: int, column: int, found: str, expected: str) -> None:
    with pytest.raises(FeelSyntaxError) as caught:
        compile_expression(text)
    error = caught.value
    assert (error.line, error.column, error.found, error.expected) == (line, column, found, expected)
    assert error.text == text
    assert expected in str(error)


@pytest.mark.parametrize("text", ["< ", '"a",', "not(1", "> 1 2"])
def test_cell(text: str) -> None:
    with pytest.raises(FeelSyntaxError):
        compile_unary_tests(text)


def test_an_empty_text_is_no_expression() -> None:
    with pytest.raises(FeelSyntaxError):
        compile_expression("")
