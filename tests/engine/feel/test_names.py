"""Names with spaces, operators and keywords; and which variables an expression reads."""

from __future__ import annotations

import pytest

from engine.feel import FeelSyntaxError, compile_expression
from tests.engine.feel.samples import evaluate, value


def test_words_side_by_side_are_one_name() -> None:
    assert value("application number", **{"application number": "x"}) == "x"
    assert value("application   number", **{"application number": "x"}) == "x"


def test_the_longest_declared_name_wins() -> None:
    names = {"a": 10, "a-b": 1, "b": 3}
    assert value("a-b", **names) == 1
    assert value("a - b", **names) == 7


def test_names_may_hold_keywords_when_declared() -> None:
    assert value("time in days + 1", **{"time in days": 2}) == 3


def test_backticks_quote_a_name() -> None:
    assert value("`a+b` + 1", **{"a+b": 2}) == 3
    with pytest.raises(FeelSyntaxError):
        compile_expression("`a")


def test_chinese_names_need_no_declaration() -> None:
    assert compile_expression("床位数 >= 20").evaluate({"床位数": 25}).value is True


def test_a_variable_hides_a_function_of_that_name() -> None:
    assert value("count + 1", count=2) == 3
    assert value("count([count])", count=2) == 1


def test_the_names_an_expression_reads() -> None:
    expression = compile_expression("for x in list of things return x.a + y + today().year - count(z)[1]")
    assert expression.names == {"list of things", "y", "z"}


def test_bound_names_are_not_read() -> None:
    assert compile_expression("{a: 1, b: function(c) a + c, d: [1][item > 0]}").names == set()


def test_only_the_names_are_read() -> None:
    class Spy(dict[str, object]):
        read: set[str]

        def get(self, key: str, default: object = None) -> object:  # type: ignore[override]
            self.read.add(key)
            return super().get(key, default)

    variables = Spy(a=1, b=2)
    variables.read = set()
    compile_expression("a + 1").evaluate(variables)
    assert variables.read == {"a"}


def test_a_missing_variable_is_null_and_named() -> None:
    result = evaluate("missing = 1")
    assert result.value is False
    assert [str(warning) for warning in result.warnings] == [
        "Expected a variable 'missing', but none was given (in 'missing', line 1, column 1)"
    ]


def test_a_variable_that_is_null_does_not_warn() -> None:
    assert value("present = null", present=None) is True


def test_unknown_functions_are_known_after_compiling() -> None:
    expression = compile_expression("1 + add workdays(a) + count(b) + f(x: 1)", names=("f",))
    assert expression.unknown_functions == (("add workdays", 4),)
