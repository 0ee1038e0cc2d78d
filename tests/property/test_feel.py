"""Laws of FEEL that hold for all values and all expressions of a wide grammar."""

from __future__ import annotations

import datetime as dt
import json
import statistics
from decimal import Decimal
from random import Random

import pytest
from hypothesis import assume
from hypothesis import strategies as st

from engine.feel import Dialect, compile_expression, from_json, from_python, to_json, to_python, to_text
from engine.feel.library import FunctionLibrary
from engine.feel.operators.comparison import compare, equals
from engine.feel.syntax import parse_expression, parse_unary_tests, print_expression
from engine.feel.temporal import DaysTime, FeelDate, FeelTime, YearsMonths
from tests.engine.feel.test_printing import shape
from tests.fuzz.feel.engines import VARIABLES
from tests.fuzz.feel.terms import Grammar, Term
from tests.property.test_deadlines import for_all

GRAMMAR = Grammar.read()
FUNCTIONS = FunctionLibrary.standard().special_names
numbers = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
dates = st.dates()
offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes)))
moments = st.datetimes(min_value=dt.datetime(2, 1, 1), max_value=dt.datetime(9990, 1, 1), timezones=offsets)  # noqa: DTZ001
feel_times = st.builds(FeelTime, st.integers(0, 86_399).map(lambda second: second * 10**9), st.integers(-50_000, 50_000))
months = st.integers(-5_000, 5_000).map(YearsMonths)
durations = st.integers(-(10**18), 10**18).map(DaysTime)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.floats(-(2.0**53), 2.0**53) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
)


@st.composite
def terms(draw: st.DrawFn) -> Term:
    """An expression or cell of the fuzzing grammar."""
    return GRAMMAR.expression(Random(draw(st.integers(0, 2**48))))


def evaluate(text: str, **variables: object) -> object:
    """The value of an expression."""
    return compile_expression(text, names=variables).evaluate(variables).value


def written(text: str, dialect: Dialect = "camunda") -> str:
    """The value of an expression of the grammar, as FEEL writes it."""
    return to_text(compile_expression(text, names=VARIABLES, dialect=dialect).evaluate(VARIABLES).value, nested=True)


@for_all(terms())
def test_printing_is_stable_and_keeps_the_meaning(term: Term) -> None:
    parse = parse_unary_tests if term.kind == "cell" else parse_expression
    tree = parse(term.text, VARIABLES, FUNCTIONS)
    printed = print_expression(tree)
    again = parse(printed, VARIABLES, FUNCTIONS)
    assert shape(again) == shape(tree)
    assert print_expression(again) == printed
    if term.kind != "cell":
        assert written(printed) == written(term.text)


@for_all(terms(), st.sampled_from(["camunda", "spec"]))
def test_a_value_without_warnings_is_written_so_that_it_is_read_back(term: Term, dialect: Dialect) -> None:
    assume(term.kind != "cell")
    text = written(term.text, dialect)
    assume("function(" not in text and "(null.." not in text and "..null" not in text)
    assert written(text, dialect) == text


@pytest.mark.parametrize("values", [numbers, texts, dates, moments, feel_times, months, durations])
def test_comparison_is_a_total_order(values: st.SearchStrategy[object]) -> None:
    @for_all(values, values, values)
    def law(first: object, second: object, third: object) -> None:
        one, two, three = from_python(first), from_python(second), from_python(third)
        order = compare(one, two)
        assert order is not None
        assert compare(two, one) == -order
        assert (order == 0) is (equals(one, two) is True)
        if order <= 0 and (compare(two, three) or 0) <= 0:
            assert (compare(one, three) or 0) <= 0

    law()


@for_all(dates, st.integers(-4_000, 4_000), st.integers(-4_000, 4_000))
def test_days_add_up(day: dt.date, first: int, second: int) -> None:
    text = '(d + @"P1D" * a) + @"P1D" * b = d + @"P1D" * (a + b)'
    assert evaluate(text, d=day, a=first, b=second) is True
    assert evaluate('(d + @"P1D" * a) - d = @"P1D" * a', d=day, a=first) is True


@for_all(dates.filter(lambda day: day.day <= 28), st.integers(-900, 900))
def test_months_lead_back_where_every_month_has_the_day(day: dt.date, count: int) -> None:
    assert evaluate('d + @"P1M" * n - @"P1M" * n = d', d=day, n=count) is True
    assert evaluate('years and months duration(d, d + @"P1M" * n) = @"P1M" * n', d=day, n=count) is True


@for_all(dates)
def test_the_calendar_is_pythons(day: dt.date) -> None:
    text = "[day of year(d), week of year(d), d.weekday, day of week(d), month of year(d), d.day]"
    names = (day.strftime("%A"), day.strftime("%B"))
    assert evaluate(text, d=day) == [
        Decimal(day.timetuple().tm_yday), Decimal(day.isocalendar().week), Decimal(day.isoweekday()), *names, Decimal(day.day),
    ]  # fmt: skip


@for_all(dates.filter(lambda day: day.year < 9999))
def test_after_the_last_day_of_a_month_comes_the_first(day: dt.date) -> None:
    following = to_python(evaluate('last day of month(d) + @"P1D"', d=day))
    assert isinstance(following, dt.date)
    assert following.day == 1
    assert (following.year * 12 + following.month) - (day.year * 12 + day.month) == 1


@for_all(moments, st.integers(-(10**7), 10**7))
def test_time_passes_alike_everywhere(moment: dt.datetime, seconds: int) -> None:
    moved = to_python(evaluate('m + @"PT1S" * s', m=moment, s=seconds))
    assert moved == moment + dt.timedelta(seconds=seconds)
    assert evaluate('date and time(m, "Asia/Shanghai") = m', m=moment) is True


@for_all(durations, durations, st.integers(1, 1_000))
def test_durations_are_added_and_divided(one: DaysTime, two: DaysTime, parts: int) -> None:
    assert evaluate("one + two - two = one", one=one, two=two) is True
    assert evaluate("abs(one * n / n - one) <= abs(one)", one=one, n=parts) is True
    assert evaluate("one * n - one * (n - 1) = one", one=one, n=parts) is True


@for_all(json_values)
def test_json_goes_in_and_out(value: object) -> None:
    given_value = json.loads(json.dumps(value))
    assert to_json(from_json(given_value)) == given_value
    assert to_json(evaluate("from json(to json(v))", v=given_value)) == given_value


@for_all(st.lists(numbers, min_size=1, max_size=8))
def test_aggregates_agree_with_sorting(values: list[Decimal]) -> None:
    ordered = sorted(values)
    assert evaluate("[min(v), max(v), sort(v, function(a, b) a < b)]", v=values) == [ordered[0], ordered[-1], ordered]
    assert evaluate("[sum(v), median(v), count(distinct values(v))]", v=values) == [
        sum(values), statistics.median(values), Decimal(len(set(values))),
    ]  # fmt: skip


@for_all(texts, st.integers(1, 15), st.integers(1, 15))
def test_substrings_are_slices_of_characters(text: str, start: int, length: int) -> None:
    expected = text[start - 1 : start - 1 + length] if start <= len(text) else None
    assert evaluate("substring(t, a, n)", t=text, a=start, n=length) == expected
    assert evaluate("string length(t)", t=text) == len(text)


@for_all(st.lists(st.text("ab1 é", max_size=4), min_size=1, max_size=6))
def test_what_is_joined_is_split_again(parts: list[str]) -> None:
    assert evaluate('split(string join(p, ";"), ";")', p=parts) == parts


@for_all(dates, dates, dates)
def test_a_range_holds_what_lies_between_its_ends(low: dt.date, middle: dt.date, high: dt.date) -> None:
    first, last = min(low, high), max(low, high)
    assert evaluate("m in [a..b]", m=middle, a=first, b=last) is (first <= middle <= last)
    assert evaluate("m in (a..b)", m=middle, a=first, b=last) in (None, first < middle < last)
    assert evaluate("includes([a..b], m) = during(m, [a..b])", m=middle, a=first, b=last) is True
    assert FeelDate(middle.year, middle.month, middle.day) == from_python(middle)
