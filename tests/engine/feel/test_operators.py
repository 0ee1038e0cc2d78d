"""Arithmetic, comparison and logic."""

from __future__ import annotations

import pytest

from tests.engine.feel.samples import evaluate, text_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 between 1 and null", "null"),
        ("0 between 1 and null", "false"),
        ("3 between null and 2", "false"),
        ("null between 1 and 2", "null"),
        ("2 between 1 and 2", "true"),
        ("2 between 3 and 1", "false"),
    ],
)
def test_between_is_a_conjunction(text: str, expected: str) -> None:
    assert text_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-1 instance of number", "true"),
        ("- 1 instance of string", "false"),
        ("-(1 instance of number)", "null"),
        ("5 - 1 instance of number", "null"),
    ],
)
def test_a_sign_belongs_to_its_number(text: str, expected: str) -> None:
    assert text_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("10 - 2 - 3", "5"),
        ("2 ** 3 ** 2", "64"),  # to the left, unlike in most languages (DMN 1.5, 10.3.1.2)
        ("-2 ** 2", "4"),  # minus binds tighter than **
        ("0.1 + 0.2 = 0.3", "true"),
        ("12345678901234567890 + 1", "12345678901234567891"),
        ("1 / 3", "0.3333333333333333333333333333333333"),
        ('"a" + "b"', '"ab"'),
        ('duration("P1D") * 2', '@"P2D"'),
        ('duration("P1Y") / 2', '@"P6M"'),
        ('duration("P2D") / duration("P1D")', "2"),
        ('-duration("P1Y")', '@"-P1Y"'),
    ],
)
def test_arithmetic(text: str, expected: str) -> None:
    assert text_of(text) == expected


@pytest.mark.parametrize("text", ["1 / 0", '1 + "a"', "null + 1", '"a" * 2', '@"2026-01-01" + 1', "0 ** -1", '-"a"'])
def test_arithmetic_without_result_is_null_and_warns(text: str) -> None:
    result = evaluate(text)
    assert result.value is None
    assert [warning.code for warning in result.warnings] == ["no-result"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 = 1.0", "true"),
        ("null = null", "true"),
        ("null = 1", "false"),
        ("null != 1", "true"),
        ('"a" < "b"', "true"),
        ("2 >= 2", "true"),
        ("[1, 2] = [1, 2]", "true"),
        ("[1, 2] = [1]", "false"),
        ("{a: 1, b: [2]} = {b: [2], a: 1}", "true"),
        ("{a: 1} = {b: 1}", "false"),
        ("[1..3] = [1..3]", "true"),
        ("[1..3] = [1..3)", "false"),
        ("3 between 3 and 5", "true"),
        ("6 between 3 and 5", "false"),
        ('@"2026-01-31" < @"2026-02-01"', "true"),
        ('@"10:00:00+08:00" = @"02:00:00Z"', "true"),
        ('@"2026-01-01T00:00:00@Asia/Shanghai" = @"2025-12-31T16:00:00Z"', "true"),
        ('duration("P1Y") = duration("P12M")', "true"),
        ('duration("P0Y") = duration("P0D")', "true"),
    ],
)
def test_comparison(text: str, expected: str) -> None:
    assert text_of(text) == expected


@pytest.mark.parametrize("text", ['1 = "a"', "null > 3", "true < false", '@"2026-01-01" = "2026-01-01"', "[1] < [2]"])
def test_values_of_different_kinds_do_not_compare(text: str) -> None:
    result = evaluate(text)
    assert result.value is None
    assert [warning.code for warning in result.warnings] == ["not-comparable"]


def test_a_time_with_offset_does_not_compare_with_one_without() -> None:
    result = evaluate('@"10:00:00Z" < @"10:00:00"')
    assert result.value is None
    assert "only one has an offset" in result.warnings[0].message


@pytest.mark.parametrize(
    ("operator", "table"),
    [
        ("and", {"tt": "true", "tf": "false", "tn": "null", "ft": "false", "ff": "false", "fn": "false",
                 "nt": "null", "nf": "false", "nn": "null"}),
        ("or", {"tt": "true", "tf": "true", "tn": "true", "ft": "true", "ff": "false", "fn": "null",
                "nt": "true", "nf": "null", "nn": "null"}),
    ],
)  # fmt: skip
def test_three_valued_logic(operator: str, table: dict[str, str]) -> None:
    operands = {"t": "true", "f": "false", "n": "null"}
    for (left, right), expected in table.items():
        assert text_of(f"{operands[left]} {operator} {operands[right]}") == expected


def test_logic_of_many_operands_equals_logic_of_two() -> None:
    assert text_of("true and true and null") == "null"
    assert text_of("true and null and false") == "false"
    assert text_of("false or null or true") == "true"
    assert text_of("false or null or 3") == "null"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 in [1..3]", "true"),
        ("3 in [1..3)", "false"),
        ("1 in ]1..3]", "false"),
        ("1 in (1..3]", "false"),
        ("3 in (1, 2, 3)", "true"),
        ("3 in [1, 2]", "false"),
        ("3 in > 2", "true"),
        ("3 in (< 2, >= 3)", "true"),
        ("3 in (1 + 2)", "true"),
        ('"b" in ["a".."c"]', "true"),
        ("3 in [[1..3], 7]", "true"),
        ("(< 10) = (< 10)", "true"),
    ],
)
def test_membership(text: str, expected: str) -> None:
    assert text_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 instance of number", "true"),
        ("null instance of number", "false"),
        ("null instance of Null", "true"),
        ("null instance of Any", "false"),
        ("[1, 2] instance of list<number>", "true"),
        ('[1, "a"] instance of list<number>', "false"),
        ("{a: 1} instance of context<a: number>", "true"),
        ("{a: 1} instance of context<b: number>", "false"),
        ("[1..2] instance of range<number>", "true"),
        ('@"2026-01-01T00:00:00" instance of date and time', "true"),
        ('duration("P1D") instance of days and time duration', "true"),
        ("(function(a: number) a) instance of function<number>->number", "true"),
        ("(function(a: string) a) instance of function<number>->number", "false"),
    ],
)
def test_instance_of(text: str, expected: str) -> None:
    assert text_of(text) == expected
