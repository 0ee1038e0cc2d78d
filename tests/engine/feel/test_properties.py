"""Laws that hold for all values."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from engine.feel import FeelDate, compile_expression, from_python, to_python, to_text
from engine.feel.operators.comparison import compare, equals
from engine.feel.temporal import FeelDateTime, YearsMonths, difference, shift
from engine.feel.temporal.calendar import civil_from_days, days_from_civil

dates = st.dates()
days = st.integers(-500_000_000, 500_000_000)
scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12),
    st.text(st.characters(exclude_categories=["Cs"])),
    dates,
    st.datetimes(),
    st.timedeltas(),
)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab c1", min_size=1), inner, max_size=3)
)
ordered = st.one_of(
    st.lists(dates, min_size=3, max_size=3),
    st.lists(st.text(), min_size=3, max_size=3),
    st.lists(st.datetimes(), min_size=3, max_size=3),
    st.lists(st.decimals(allow_nan=False, allow_infinity=False), min_size=3, max_size=3),
)


@given(values)
def test_a_value_equals_itself_and_its_text_is_read_back(given_value: object) -> None:
    value = from_python(given_value)
    assert equals(value, value) is True
    read_back = compile_expression(to_text(value, nested=True)).evaluate({}).value
    assert to_text(read_back, nested=True) == to_text(value, nested=True)


@given(ordered)
def test_comparison_is_a_total_order(triple: list[object]) -> None:
    one, two, three = (from_python(item) for item in triple)
    forwards, backwards = compare(one, two), compare(two, one)
    assert forwards is not None
    assert backwards == -forwards
    if forwards <= 0 and (compare(two, three) or 0) <= 0:
        assert (compare(one, three) or 0) <= 0


@given(days)
def test_days_and_dates_are_one_to_one(number: int) -> None:
    assert days_from_civil(*civil_from_days(number)) == number


@given(dates, st.integers(-3000, 3000))
def test_days_are_added_as_the_calendar_does(day: dt.date, amount: int) -> None:
    expected = day.toordinal() + amount
    text = f'd + duration("{"-" if amount < 0 else ""}P{abs(amount)}D")'
    result = compile_expression(text).evaluate({"d": day}).value
    assert isinstance(result, FeelDate)
    if 1 <= expected <= dt.date.max.toordinal():
        assert to_python(result) == dt.date.fromordinal(expected)


@given(dates, st.integers(-600, 600))
def test_months_keep_the_day_or_end_the_month(day: dt.date, months: int) -> None:
    start = FeelDate(day.year, day.month, day.day)
    moved = shift(start, YearsMonths(months))
    assert isinstance(moved, FeelDate)
    assert (moved.year - start.year) * 12 + moved.month - start.month == months
    assert moved.day == start.day or (moved.day < start.day and moved.plus_months(0) == moved)


@given(st.datetimes(), st.datetimes())
def test_a_difference_added_again_leads_back(one: dt.datetime, two: dt.datetime) -> None:
    left, right = from_python(one), from_python(two)
    assert isinstance(left, FeelDateTime)
    assert isinstance(right, FeelDateTime)
    between = difference(left, right)
    assert between is not None
    assert shift(right, between) == left


@given(st.integers(-(10**15), 10**15), st.integers(-(10**15), 10**15))
def test_whole_numbers_are_exact(one: int, two: int) -> None:
    expression = compile_expression("a * b + a - b")
    assert expression.evaluate({"a": one, "b": two}).value == Decimal(one * two + one - two)
