"""JSON and Python values in and out."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import IntEnum, StrEnum

import pytest

from engine.feel import DaysTime, FeelDate, compile_expression, from_json, from_python, to_json, to_python
from tests.engine.feel.samples import evaluate

SHANGHAI = dt.timezone(dt.timedelta(hours=8))


def test_json_comes_back_unchanged() -> None:
    document = {"a": [1, 0.1, "x", True, None, {"b": 10**30}], "中": {}}
    assert to_json(from_json(document)) == document


def test_floats_are_read_as_they_are_written() -> None:
    assert from_python(0.1) == Decimal("0.1")
    assert from_python(float("nan")) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.50", 1.5),
        ("2.0", 2),
        ('@"2026-01-31"', "2026-01-31"),
        ('duration("P1M")', "P1M"),
        ('@"2026-01-01T00:00:00@Asia/Shanghai"', "2026-01-01T00:00:00+08:00"),
        ("[1..2]", "[1..2]"),
    ],
)
def test_values_as_json(text: str, expected: object) -> None:
    assert to_json(evaluate(text).value) == expected


@pytest.mark.parametrize(
    "given",
    [
        dt.date(2026, 1, 31),
        dt.datetime(2026, 1, 31, 10, 30, 0, 5, tzinfo=SHANGHAI),
        dt.datetime(2026, 1, 31, 10, 30),  # noqa: DTZ001 - a wall time without zone is a FEEL value too
        dt.time(10, 30, tzinfo=SHANGHAI),
        dt.timedelta(days=-1, seconds=5),
        [dt.date(2026, 1, 31), {"a": dt.timedelta(1)}],
    ],
)
def test_python_values_come_back_unchanged(given: object) -> None:
    assert to_python(from_python(given)) == given


def test_dates_of_the_host_are_feel_dates() -> None:
    result = compile_expression('d + duration("P1D") = @"2026-02-01"').evaluate({"d": dt.date(2026, 1, 31)})
    assert result.value is True
    assert from_python(dt.date(2026, 1, 31)) == FeelDate(2026, 1, 31)
    assert from_python(dt.timedelta(1)) == DaysTime.of_days(1)


def test_a_value_of_another_type_is_refused() -> None:
    with pytest.raises(TypeError, match="object"):
        from_python(object())


def test_subclasses_are_what_they_derive_from() -> None:
    class Grade(StrEnum):
        A = "a"

    class Level(IntEnum):
        ONE = 1

    assert compile_expression('g = "a" and l = 1').evaluate({"g": Grade.A, "l": Level.ONE}).value is True


def test_a_number_that_is_not_finite_is_null() -> None:
    assert from_python([float("inf")]) == [None]
