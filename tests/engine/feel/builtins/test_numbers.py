"""Number functions."""

from __future__ import annotations

import pytest

from tests.engine.feel.samples import evaluate, text_of


def test_zero_has_no_sign() -> None:
    assert text_of("[decimal(-2.5, -1), -0, 0 * -1, round half down(-0.4, 0), -0.0]") == "[0, 0, 0, 0, 0]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("decimal(1/3, 2)", "0.33"),
        ("decimal(2.5, 0)", "2"),
        ("decimal(1234, -2)", "1200"),
        ('decimal(2.5, 0, "half_up")', "3"),
        ('decimal(2.5, 0, "unnecessary")', "null"),
        ('decimal(2.5, 0, "sideways")', "null"),
        ("floor(-1.5)", "-2"),
        ("floor(1.56, 1)", "1.5"),
        ("ceiling(-1.5)", "-1"),
        ("round up(5.5, 0)", "6"),
        ("round down(-5.5, 0)", "-5"),
        ("round half up(5.5, 0)", "6"),
        ("round half down(5.5, 0)", "5"),
        ("round up(1, 7000)", "null"),
        ("abs(-2)", "2"),
        ('abs(duration("-P1D"))', '@"P1D"'),
        ("modulo(-10, 3)", "2"),
        ("modulo(10.1, -4.5)", "-3.4"),
        ("modulo(1, 0)", "null"),
        ("sqrt(16)", "4"),
        ("sqrt(-1)", "null"),
        ("log(0)", "null"),
        ("exp(0)", "1"),
        ("exp(100000)", "null"),
        ("odd(5)", "true"),
        ("even(5)", "false"),
        ("even(1.5)", "false"),
        ("random number() < 1", "true"),
    ],
)
def test_numbers(text: str, expected: str) -> None:
    assert text_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('number("1,000.5", ",", ".")', "1000.5"),
        ('number("1 000,5", " ", ",")', "1000.5"),
        ('number("1.5")', "1.5"),
        ('number("1.5", ".", ".")', "null"),
        ('number("x")', "null"),
        ("string(1.10)", '"1.1"'),
        ("string(null)", "null"),
        ('string([1, "a", @"2026-01-01"])', '"[1, \\"a\\", @\\"2026-01-01\\"]"'),
        ("not(true)", "false"),
        ("not(null)", "null"),
        ('to json({a: [1, 0.5, "x", null, @"2026-01-01"]})', '"{\\"a\\":[1,0.5,\\"x\\",null,\\"2026-01-01\\"]}"'),
        ('from json("{\\"a\\": 1.10}").a', "1.1"),
        ('from json("{")', "null"),
        ('from base64(to base64("定点"))', '"定点"'),
        ('from base64("!")', "null"),
    ],
)
def test_conversion(text: str, expected: str) -> None:
    assert text_of(text) == expected


def test_numbers_have_34_digits() -> None:
    assert str(evaluate("2 / 3").value) == "0." + "6" * 33 + "7"


def test_large_numbers_are_written_without_exponent() -> None:
    assert text_of("10 ** 50") == "1" + "0" * 50
