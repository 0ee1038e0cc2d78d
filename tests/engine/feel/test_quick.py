"""The short ways of plain expressions: they answer what the full way answers, or leave it to it."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.feel import (
    Budget,
    CallFailure,
    DepthLimitError,
    Dialect,
    FeelClockError,
    FeelDate,
    FunctionLibrary,
    HostFunction,
    LimitError,
    StepLimitError,
    TimeLimitError,
    YearsMonths,
    compile_expression,
    compile_unary_tests,
    from_python,
    to_text,
)
from tests.engine.feel.samples import NOW


class Colour(StrEnum):
    """A text that is not quite one."""

    RED = "red"


NAMES = st.sampled_from(["a", "b", "c", "d.e", "d.f.g", "missing"])
CONSTANTS = st.sampled_from(
    [
        "null", "true", "false", "0", "3", "-2.5", '"red"', '""', '"2026-01-31"', 'date("2026-01-31")',
        'date("99999-01-31")', 'duration("P3M")', 'duration("-P1M")', 'duration("P1DT1H")', "[1, 2]",
    ]
)  # fmt: skip
TESTS = st.sampled_from(['("red", "blue")', "[1..3]", "(> 2)", '[date("2026-01-01")..date("2026-12-31")]', "null"])


def _larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), inner),
        st.lists(inner, min_size=2, max_size=4).map(lambda parts: f"({' and '.join(parts)})"),
        st.lists(inner, min_size=2, max_size=4).map(lambda parts: f"({' or '.join(parts)})"),
        st.builds("(if {} then {} else {})".format, inner, inner, inner),
        st.builds("({} {} {})".format, inner, st.sampled_from(["+", "-", "*", "/"]), inner),
        st.builds("({} + {} - {})".format, inner, inner, inner),
        st.builds("({} between {} and {})".format, inner, inner, inner),
        st.builds("({} in {})".format, inner, TESTS),
        st.builds("{}({})".format, st.sampled_from(["not", "date", "count"]), inner),
    )


EXPRESSIONS = st.recursive(NAMES | CONSTANTS | st.just("today()"), _larger, max_leaves=8)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-4, 4),
    st.sampled_from([10**40, 3.0, -2.5, 0.1, float("nan"), float("inf"), Decimal("-2.50"), Decimal(3)]),
    st.sampled_from(["red", "", "2026-01-31", "2024-02-29", "20260131", "2026-W05-6", "2026-02-30", Colour.RED]),
    st.sampled_from([dt.date(2026, 1, 31), dt.date(9999, 12, 31), dt.date(1, 1, 1), FeelDate(99_999, 1, 31), NOW]),
    st.sampled_from([dt.timedelta(days=1, hours=1), dt.timedelta(days=-1), YearsMonths(3), YearsMonths(-13)]),
)
VALUES = st.one_of(SCALARS, st.lists(SCALARS, max_size=3), st.dictionaries(st.sampled_from(["e", "f"]), SCALARS))
VARIABLES = st.fixed_dictionaries(
    {},
    optional={
        "a": VALUES,
        "b": VALUES,
        "c": VALUES,
        "d": VALUES | st.fixed_dictionaries({"e": VALUES, "f": st.fixed_dictionaries({"g": VALUES})}),
    },
)


def _both(parts: st.SearchStrategy[str], operators: list[str]) -> st.SearchStrategy[str]:
    return st.builds("{} {} {}".format, parts, st.sampled_from(operators), parts)


ORDERS, JUNCTIONS = ["=", "!=", "<", "<=", ">", ">="], [" and ", " or "]
NUMBERS = st.sampled_from(["number", "amount", "of.number", "3", "0.1", "-2", "count(things)"])
DAYS = st.sampled_from(["day", "date(text)", "today()", 'date("2026-01-31")', 'day + duration("P1M")', 'day - duration("P1D")'])
TEXTS = st.sampled_from(["text", "of.text", '"red"', '"2026-01-31"'])
PLAIN = st.one_of(
    _both(NUMBERS, ORDERS),
    _both(_both(NUMBERS, ["+", "-", "*", "/"]), ORDERS),
    _both(DAYS, ORDERS),
    _both(TEXTS, ORDERS),
    st.builds("{} {} {}".format, NUMBERS | DAYS | TEXTS, st.sampled_from(["=", "!="]), st.sampled_from(["null", "flag"])),
    st.builds("{} between {} and {}".format, NUMBERS, NUMBERS, NUMBERS),
    st.builds("{} in {}".format, NUMBERS | TEXTS, TESTS),
    st.sampled_from(["flag", "flag = true", "not(flag)", "of.flag", "if flag then flag else of.flag"]),
)
CONDITIONS = st.builds(str.join, st.sampled_from(JUNCTIONS), st.lists(PLAIN, min_size=1, max_size=4))
NUMERIC = st.integers(-4, 4) | st.sampled_from([3.0, -2.5, 0.1, Decimal("-2.50"), Decimal(3), None])
LEAVES = {
    "number": NUMERIC,
    "amount": NUMERIC,
    "text": st.sampled_from(["red", "blue", "2026-01-31", "2024-02-29", Colour.RED, None]),
    "flag": st.booleans() | st.none(),
    "day": st.dates() | st.sampled_from([dt.date(2026, 1, 31), FeelDate(2026, 1, 31)]),
    "things": st.lists(st.integers(), max_size=3),
}
PLAIN_VARIABLES = st.fixed_dictionaries({**LEAVES, "of": st.fixed_dictionaries({}, optional=LEAVES)})
NOWS = st.sampled_from([NOW, dt.datetime(2026, 2, 28, 15, 59, 59, tzinfo=dt.UTC)])


DIALECTS = st.sampled_from(["camunda", "spec"])


def _assert_same(text: str, variables: dict[str, object], now: dt.datetime, dialect: Dialect) -> None:
    expression = compile_expression(text, dialect=dialect)
    short, full = expression.evaluate(variables, now=now), expression.evaluate_in_full(variables, now=now)
    assert to_text(short.value, nested=True) == to_text(full.value, nested=True)
    assert type(short.value) is type(full.value)
    assert short.warnings == full.warnings
    run = expression.start(now)
    part = expression.run(run, {name: from_python(one) for name, one in variables.items()})
    assert to_text(part, nested=True) == to_text(full.value, nested=True)
    assert tuple(run.warnings) == full.warnings


@given(CONDITIONS, PLAIN_VARIABLES, NOWS, DIALECTS)
def test_the_ways_agree_on_plain_conditions(text: str, variables: dict[str, object], now: dt.datetime, dialect: Dialect) -> None:
    _assert_same(text, variables, now, dialect)


@given(EXPRESSIONS, VARIABLES, NOWS, DIALECTS)
def test_the_ways_agree_on_value_and_warnings_of_anything(
    text: str, variables: dict[str, object], now: dt.datetime, dialect: Dialect
) -> None:
    _assert_same(text, variables, now, dialect)


CELL_TESTS = st.one_of(
    NUMBERS,
    TEXTS,
    CONSTANTS,
    st.builds("{} {}".format, st.sampled_from(ORDERS), NUMBERS | DAYS | TEXTS),
    st.builds("? {} {}".format, st.sampled_from(ORDERS), NUMBERS | TEXTS),
    st.sampled_from(["[1..3]", '[date("2026-01-01")..date("2026-12-31")]', 'list contains(?, "red")', "flag", "? = null"]),
)
CELLS = st.builds(
    str.format, st.sampled_from(["{}", "not({})"]), st.lists(CELL_TESTS, min_size=1, max_size=3).map(", ".join)
)  # fmt: skip
TESTED = st.one_of(SCALARS, st.lists(st.sampled_from(["red", "blue", 3, Colour.RED, None]), max_size=3))


@given(CELLS, TESTED, PLAIN_VARIABLES, DIALECTS)
def test_the_ways_agree_on_cells(text: str, tested: object, variables: dict[str, object], dialect: Dialect) -> None:
    cell = compile_unary_tests(text, dialect=dialect)
    given_values = {"?": tested, **variables}
    assert cell.evaluate(given_values, now=NOW) == cell.evaluate_in_full(given_values, now=NOW)


@given(st.dates(), st.integers(-30_000, 30_000), st.sampled_from(["M", "D"]))
def test_dates_are_shifted_alike(day: dt.date, amount: int, unit: str) -> None:
    expression = compile_expression(f'd + duration("{"-" if amount < 0 else ""}P{abs(amount)}{unit}")')
    assert expression.evaluate({"d": day}) == expression.evaluate_in_full({"d": day})


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
    things = cast("list[object]", [0] * 100_000)
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
