"""A fault in an expression is told in Chinese too."""

from __future__ import annotations

import pytest

from engine.dialect.lint.feel_words import unexpected
from engine.feel import FeelSyntaxError, compile_expression


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("end of day(supDue", "此处应为“)”，而不是表达式的结尾"),
        ("1 +", "此处应为一个值，而不是表达式的结尾"),
        ("a b c 1", "此处应为运算符或者表达式的结尾，而不是“1”"),
        ("[1, 2", "此处应为“]”，而不是表达式的结尾"),
        ('"open', "此处不应是表达式的结尾"),
    ],
)
def test_what_was_met_and_what_was_wanted(text: str, told: str) -> None:
    with pytest.raises(FeelSyntaxError) as raised:
        compile_expression(text)
    assert unexpected(raised.value.found, raised.value.expected) == told
