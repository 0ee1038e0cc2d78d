"""What the short ways of plain expressions read, what they leave alone, and that every budget still holds beside them."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from decimal import Decimal

import pytest

from engine.feel import (
    Budget,
    CallFailure,
    DepthLimitError,
    FeelClockError,
    FunctionLibrary,
    HostFunction,
    LimitError,
    StepLimitError,
    TimeLimitError,
    compile_expression,
    compile_unary_tests,
    from_python,
)
from tests.engine.feel.samples import NOW


class Witness(dict[str, object]):
    """Variables that know which of them were read."""

    def __init__(self, variables: dict[str, object]) -> None:
        super().__init__(variables)
        self.read: list[str] = []

    def get(self, key: str, default: object = None) -> object:
        self.read.append(key)
        return super().get(key, default)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ('score >= 80 and status = "qualified"', ["score"]),
        ("80 <= score or score < 0", ["score", "score"]),
        ("not(score >= 80) or status = null", ["score"]),
        ('if score < 0 then status else "low"', ["score"]),
        ("score between 0 and 60 or status = null", ["score"]),
        ("score + 1 < 80 or status = null", ["score"]),
        ('score in (40, [50..60], "none") or status = null', ["score"]),
        ("list.of.things = 5 or status = null", ["list"]),
        ("today() < date(day) + duration(\"P1D\") or status = null", ["day"]),
        ("count(things) > 1 or status = null", ["things"]),
    ],
)  # fmt: skip
def test_a_short_way_reads_only_what_it_needs(text: str, read: list[str]) -> None:
    # the full way reads every variable before it starts, so this tells that the short way was taken
    variables = Witness({"score": 55, "day": "2026-01-31", "things": [1, 2], "list": {"of": {"things": 5}}})
    assert compile_expression(text).evaluate(variables, now=NOW).warnings == ()
    assert variables.read == read


@pytest.mark.parametrize(
    ("cell", "tested", "read"),
    [
        ("< limit", 3, ["limit"]),
        ("not(< limit)", 7, ["limit"]),
        ('3, < limit', 3, []),
        ('list contains(?, "red")', ["red"], []),
        ('? > 1 and ? < limit or other', 3, ["limit"]),
    ],
)  # fmt: skip
def test_a_cell_reads_only_what_it_needs(cell: str, tested: object, read: list[str]) -> None:
    variables = Witness({"limit": Decimal(5), "other": True})
    run = compile_expression("null").start()
    assert compile_unary_tests(cell).matches(run, from_python(tested), variables) is True
    assert variables.read == read


def test_an_entry_is_read_without_converting_what_stands_beside_it() -> None:
    unknown_to_feel = object()
    variables = {"party": {"kind": "pharmacy", "other": unknown_to_feel}}
    assert compile_expression('party.kind = "pharmacy"').evaluate(variables).value is True
    with pytest.raises(TypeError):
        compile_expression("party").evaluate(variables)


def test_without_an_instant_there_is_no_today() -> None:
    expression = compile_expression("today() < date(day)")
    with pytest.raises(FeelClockError):
        expression.evaluate({"day": "2026-01-31"})
    with pytest.raises(FeelClockError):
        expression.evaluate({"day": "2026-01-31"}, now=dt.datetime(2026, 1, 1))  # noqa: DTZ001


def test_today_is_the_date_in_the_zone_of_the_library() -> None:
    text, day = "today() = day", dt.date(2026, 1, 2)
    here = FunctionLibrary.standard()
    assert compile_expression(text, functions=here).evaluate({"day": day}, now=NOW).value is True
    assert compile_expression(text, functions=here.in_zone("UTC")).evaluate({"day": day}, now=NOW).value is False
    expression = compile_expression(text, functions=here.in_zone("UTC"))
    elsewhere = compile_expression(text, functions=here).start(NOW)
    assert expression.run(elsewhere, {"day": from_python(day)}) is True


def test_a_budget_without_steps_forbids_calls_on_every_way() -> None:
    expression = compile_expression("today() < date(day)")
    with pytest.raises(StepLimitError):
        expression.evaluate({"day": "2026-01-31"}, now=NOW, budget=Budget(max_steps=0))
    run = expression.start(NOW, Budget(max_steps=0))
    with pytest.raises(StepLimitError):
        expression.run(run, {"day": "2026-01-31"})


def test_parts_of_a_larger_evaluation_use_up_its_budget() -> None:
    expression = compile_expression("today() < date(day)")
    run = expression.start(NOW, Budget(max_steps=10_000))

    def often() -> None:
        for _ in range(10_000):
            expression.run(run, {"day": "2026-01-31"})

    with pytest.raises(StepLimitError):
        often()


def _refuse() -> object:
    raise CallFailure("no")


@pytest.mark.parametrize(
    ("text", "call", "error"),
    [
        ("of host() = 1 and a = 1", lambda: 1, StepLimitError),
        ("a = 1 and (some x in 1..2 satisfies x = 3)", lambda: 1, StepLimitError),
        ('a = 1 and matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", pattern)', lambda: 1, LimitError),
    ],
)
def test_calls_of_the_host_loops_and_patterns_are_charged(text: str, call: Callable[[], object], error: type[LimitError]) -> None:
    library = FunctionLibrary.standard().with_functions([HostFunction("of host", [], call)])
    expression = compile_expression(text, functions=library)
    with pytest.raises(error):
        expression.evaluate({"a": 1, "pattern": "^(a|aa)+$"}, budget=Budget(max_steps=0))


def test_a_pattern_is_bounded_in_time_beside_a_short_way() -> None:
    expression = compile_expression("a = 1 and matches(text, pattern)")
    with pytest.raises(TimeLimitError):
        expression.evaluate({"a": 1, "text": "a" * 60 + "!", "pattern": "^(a|aa)+$"}, budget=Budget(max_seconds=0.05))


@pytest.mark.parametrize("name", ["today", "count", "not", "date"])
def test_a_function_of_the_host_is_not_taken_for_the_standard_one(name: str) -> None:
    library = FunctionLibrary.standard().with_functions([HostFunction(name, ["value?"], lambda *_: "of the host")])
    expression = compile_expression(f"{name}({'' if name == 'today' else 'a'})", functions=library)
    assert expression.evaluate({"a": [1]}, now=NOW).value == "of the host"


def test_a_refusal_of_the_host_warns_beside_a_short_way() -> None:
    library = FunctionLibrary.standard().with_functions([HostFunction("of host", [], _refuse)])
    result = compile_expression("a = 1 and of host()", functions=library).evaluate({"a": 1})
    assert [warning.code for warning in result.warnings] == ["call-failed", "not-boolean"]


def test_long_lists_are_counted_at_their_price() -> None:
    things = [0] * 100_000
    expression = compile_expression("count(things) > 5")
    assert expression.evaluate({"things": things}).value is True
    with pytest.raises(StepLimitError):
        expression.evaluate({"things": things}, budget=Budget(max_steps=1000))


def test_a_deep_stack_is_a_limit_not_a_crash() -> None:
    expression = compile_expression("not(" * 20 + "a = 1" + ")" * 20)

    def dive(levels: int) -> object:
        return expression.evaluate({"a": 1}).value if levels == 0 else dive(levels - 1)

    depth = _depth()
    with pytest.raises(DepthLimitError):
        dive(sys.getrecursionlimit() - depth - 15)


def _depth() -> int:
    frame, depth = sys._getframe(), 0
    while frame.f_back is not None:
        frame, depth = frame.f_back, depth + 1
    return depth
