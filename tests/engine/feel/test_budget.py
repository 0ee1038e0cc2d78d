"""Hostile expressions end within their budget, each with a typed error."""

from __future__ import annotations

import pytest

from engine.feel import (
    Budget,
    DepthLimitError,
    FeelSyntaxError,
    LengthLimitError,
    LimitError,
    SizeLimitError,
    StepLimitError,
    TimeLimitError,
    compile_expression,
    to_json,
    to_text,
)

SMALL = Budget(max_steps=20_000, max_size=20_000)
DOUBLING = "for i in 1..60 return if i = 1 then {start} else {step}"


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("for i in 1..9999999, j in 1..9999999 return i * j", LimitError),
        ("some i in 1..9999999, j in 1..9999999 satisfies i < 0", StepLimitError),
        ("count([1, 2][(for i in 1..9999999 return i)[1] = 0])", LimitError),
        (DOUBLING.format(start='"abcdefgh"', step="partial[-1] + partial[-1]"), SizeLimitError),
        (DOUBLING.format(start="[1, 2]", step="concatenate(partial[-1], partial[-1])"), SizeLimitError),
        (DOUBLING.format(start='"aaaa"', step='replace(partial[-1], "a", "$0$0")'), SizeLimitError),
        ("string(" + DOUBLING.format(start="[1]", step="[partial[-1], partial[-1]]") + ")", SizeLimitError),
        ("{f: function(n) f(n + 1), r: f(1)}.r", DepthLimitError),
        ("(function(f) f(f))(function(f) f(f))", DepthLimitError),
        ("1" + " " * 200_000, LengthLimitError),
    ],
)
def test_evaluation_is_bounded(text: str, error: type[LimitError]) -> None:
    with pytest.raises(error):
        compile_expression(text).evaluate({}, budget=SMALL)


def test_the_default_budget_is_bounded_too() -> None:
    with pytest.raises(StepLimitError):
        compile_expression("some i in 1..9999999 satisfies i < 0").evaluate({})


@pytest.mark.parametrize(
    "text",
    [
        "(" * 20_000 + "1" + ")" * 20_000,
        "[" * 20_000,
        "{a:" * 20_000,
        "-" * 20_000 + "1",
        "a" + ".b" * 20_000,
        "a" + "[1]" * 20_000,
        "f" + "()" * 20_000,
        "1" + "=1" * 20_000,
        "if true then " * 5_000,
        "function(a) " * 5_000,
        "not(" * 5_000,
        "1 instance of " + "list<" * 5_000,
        "1 in (" * 5_000,
        "9" * 40_000,
        '"' + "\\" * 50_001,
    ],
)
def test_nesting_is_a_syntax_error_not_a_crash(text: str) -> None:
    with pytest.raises(FeelSyntaxError):
        compile_expression(text)


@pytest.mark.parametrize(("operator", "expected"), [("+", 20_001), ("*", 1), ("**", 1)])
def test_long_chains_are_no_nesting(operator: str, expected: int) -> None:
    assert compile_expression("1" + f"{operator}1" * 20_000).evaluate({}).value == expected


def test_long_conditions_are_no_nesting() -> None:
    assert compile_expression("true" + " and true" * 10_000).evaluate({}).value is True


def test_a_bad_pattern_ends_in_time() -> None:
    expression = compile_expression('matches(text, "^(a|aa)+$")')
    with pytest.raises(TimeLimitError):
        expression.evaluate({"text": "a" * 60 + "!"}, budget=Budget(max_seconds=0.05))


def test_long_lists_cost_steps_in_every_call() -> None:
    expression = compile_expression("for i in 1..100 return list contains(things, i)")
    with pytest.raises(StepLimitError):
        expression.evaluate({"things": [0] * 10_000}, budget=Budget(max_steps=10_000))


def test_a_host_may_narrow_the_budget() -> None:
    expression = compile_expression("for i in 1..10 return i")
    assert len(to_text(expression.evaluate({}, budget=Budget(max_steps=10)).value)) > 0
    with pytest.raises(StepLimitError) as caught:
        expression.evaluate({}, budget=Budget(max_steps=9))
    assert caught.value.maximum == 9


def test_a_value_that_holds_itself_many_times_is_not_written_out() -> None:
    shared = compile_expression(DOUBLING.format(start="[1]", step="[partial[-1], partial[-1]]")).evaluate({}).value
    with pytest.raises(SizeLimitError):
        to_json(shared)
    with pytest.raises(SizeLimitError):
        compile_expression("a").evaluate({"a": shared})


def test_values_that_hold_themselves_many_times_are_not_compared() -> None:
    text = DOUBLING.format(start="[1]", step="[partial[-1], partial[-1]]")
    with pytest.raises(LimitError):
        compile_expression(f"({text}) = ({text})").evaluate({})


def test_constants_are_not_folded_beyond_measure() -> None:
    compile_expression('matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a|aa)+$")')
