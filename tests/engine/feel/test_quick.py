"""The short ways of plain expressions: they answer what the full way answers, or leave it to it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.feel import (
    Dialect,
    FeelDate,
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
    st.sampled_from(["text", "number", "things = of.things", "of = of"]),
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
    "things": st.lists(st.integers(0, 1) | st.booleans(), max_size=1),
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
    st.builds("{} {}".format, st.sampled_from(ORDERS), NUMBERS | DAYS | TEXTS | st.just("missing")),
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


@given(st.dates(), st.sampled_from("+-"), st.integers(-30_000, 30_000), st.sampled_from(["P{}M", "P{}D", "PT{}H"]))
def test_dates_are_shifted_alike(day: dt.date, sign: str, amount: int, form: str) -> None:
    duration = ("-" if amount < 0 else "") + form.format(abs(amount))
    expression = compile_expression(f'd {sign} duration("{duration}")')
    assert expression.evaluate({"d": day}) == expression.evaluate_in_full({"d": day})


@pytest.mark.parametrize("text", ["20260131", "2026-W05-6", "2026W056", "2026-031", "0000-01-01", "2026-02-30", "２026-01-31"])
def test_texts_that_python_reads_otherwise(text: str) -> None:
    expression = compile_expression("date(text)")
    assert expression.evaluate({"text": text}) == expression.evaluate_in_full({"text": text})


@pytest.mark.parametrize(
    ("text", "variables"),
    [
        ("flag and text", {"flag": True, "text": "red"}),
        ("flag or text", {"flag": False, "text": "red"}),
        ("flag and number = 1 and text", {"flag": True, "number": 1, "text": "red"}),
        ("a = b", {"a": [1], "b": [True]}),
        ("a = b", {"a": {"x": 1}, "b": {"x": True}}),
        ("a = b", {"a": YearsMonths(0), "b": dt.timedelta(0)}),
        ("a < b", {"a": True, "b": False}),
        ("a = 1", {"a": True}),
        ("a in (1, 2)", {"a": True}),
        ("not(a)", {"a": None}),
        ("a.b = 1", {"a": [{"b": 1}]}),
        ("a.year = 2026", {"a": dt.date(2026, 1, 31)}),
        ("a", {"a": [1, dt.date(2026, 1, 31)]}),
    ],
)
def test_what_only_looks_plain_is_left_to_the_full_way(text: str, variables: dict[str, object]) -> None:
    for dialect in get_args(Dialect):
        _assert_same(text, variables, NOW, dialect)


def test_a_cell_that_meets_null_still_says_what_it_misses() -> None:
    result = compile_unary_tests("< missing").evaluate({"?": None})
    assert [warning.code for warning in result.warnings] == ["no-variable"]
