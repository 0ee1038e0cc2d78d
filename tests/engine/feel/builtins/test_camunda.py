"""What Camunda 8 adds to the functions of the specification: forms, names of parameters, texts of times."""

from __future__ import annotations

import pytest

from engine.feel import to_text
from tests.engine.feel.samples import evaluate, text_of


@pytest.mark.parametrize(
    ("text", "camunda", "spec"),
    [
        ("round up(5.5)", "6", "null"),
        ("round down(-5.5)", "-5", "null"),
        ("round half up(n: 5.5)", "6", "null"),
        ("round half down(5.5)", "5", "null"),
        ('get value(context: {a: 1}, key: "a")', "1", "null"),
        ('get value(context: {a: {b: 1}}, keys: ["a", "b"])', "1", "null"),
        ("get entries(context: {a: 1})", '[{key: "a", value: 1}]', "null"),
        ("abs(number: -1)", "1", "null"),
        ("append(list: [1], items: 2)", "[1, 2]", "null"),
        ("concatenate(lists: [1])", "[1]", "null"),
        ("union(lists: [1])", "[1]", "null"),
        ('time(10, 0, 0, "Asia/Shanghai")', '@"10:00:00@Asia/Shanghai"', "null"),
        ('time(10, 0, 0, "Z")', '@"10:00:00Z"', "null"),
        ('time(10, 0, 0, "Nowhere")', "null", "null"),
        ('time("13:30")', '@"13:30:00"', "null"),
        ('@"1970-01-01T00:00Z"', '@"1970-01-01T00:00:00Z"', "null"),
        ('date and time("2018-04-29T09:30:00+02:00[Europe/Berlin]")', '@"2018-04-29T09:30:00@Europe/Berlin"', "null"),
        ('date and time("2018-04-29T09:30:00+02:00[Nowhere]")', "null", "null"),
        ('date and time(@"2020-07-31T14:27:30@Europe/Berlin", "UTC")', '@"2020-07-31T12:27:30@UTC"', "null"),
        ('date and time(@"2020-07-31T14:27:30Z", "+08:00")', '@"2020-07-31T22:27:30+08:00"', "null"),
        ('date and time(@"2020-07-31T14:27:30", "Z")', '@"2020-07-31T14:27:30Z"', "null"),
        ('split("abc", "")', '["a", "b", "c", ""]', "null"),
        ('replace("abc", "x*", "-")', '"-a-b-c-"', "null"),
    ],
)  # fmt: skip
def test_forms_that_are_camundas_alone(text: str, camunda: str, spec: str) -> None:
    assert to_text(evaluate(text).value, nested=True) == camunda
    assert to_text(evaluate(text, dialect="spec").value, nested=True) == spec


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("and([true, false])", "false"),
        ("and(true, true) and and([true])", "true"),
        ("or(false, null, true)", "true"),
        ("or([])", "false"),
        ('@"2026-01-31T10:00:00" instance of date time', "true"),
        ('@"P1D" instance of day-time-duration', "true"),
        ('@"P1M" instance of year-month-duration', "true"),
        ('@"P1M" instance of day-time-duration', "false"),
    ],
)
def test_names_that_only_camunda_has(text: str, expected: str) -> None:
    assert text_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("before(point1: 1, point2: 2)", "true"),
        ("before(range: [1..2], point: 3)", "true"),
        ("before(point: 1, range: [2..3])", "true"),
        ("after(point: 1, range: [2..3])", "false"),
        ("includes(range1: [1..5], range2: [2..3])", "true"),
        ("during(point: 2, range: [1..5])", "true"),
        ("during(range1: [2..3], range2: [1..5])", "true"),
        ("coincides(point1: 1, point2: 1)", "true"),
        ("starts(range1: [1..2], range2: [1..5])", "true"),
        ("during(where: 2, range: [1..5])", "null"),
    ],
)
def test_every_form_of_a_range_function_may_be_called_by_name(text: str, expected: str) -> None:
    assert text_of(text) == expected


@pytest.mark.parametrize(("text", "expected"), [("0 ** 0", "1"), ("2 ** 0", "1"), ("0 ** 1", "0"), ("0 ** -1", "null")])
def test_powers_of_nothing(text: str, expected: str) -> None:
    assert text_of(text) == expected


def test_the_groups_of_a_delimiter_are_no_parts_of_the_text() -> None:
    assert text_of('split("axbyc", "(x|y)")') == '["a", "b", "c"]'
