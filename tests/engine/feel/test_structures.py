"""Lists, contexts, paths, filters, loops and functions."""

from __future__ import annotations

import pytest

from tests.engine.feel.samples import evaluate, text_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[1, 2, 3][1]", "1"),
        ("[1, 2, 3][-1]", "3"),
        ("[1, 2, 3][item > 1]", "[2, 3]"),
        ("[{a: 1}, {a: 2}][a = 2]", "[{a: 2}]"),
        ("[{a: 1}, {a: 2}].a", "[1, 2]"),
        ("5[1]", "5"),
        ("[{item: 1}, {item: 2}][item > 1]", "[{item: 2}]"),
        ("[[1, 2], [3]][count(item) = 1]", "[[3]]"),
        ("{a: 1, b: a + 1}.b", "2"),
        ('{"key with: colon": 1}', '{"key with: colon": 1}'),
        ("{a: {b: 2}}.a.b", "2"),
        ('@"2026-03-01".month', "3"),
        ('duration("P1DT2H").hours', "2"),
        ("[1..5].end", "5"),
        ("[1..5].start included", "true"),
        ("[]1..3[, 5]", "[(1..3), 5]"),
        ("[[], []]", "[[], []]"),
    ],
)
def test_access(text: str, expected: str) -> None:
    assert text_of(text) == expected


@pytest.mark.parametrize(("text", "code"), [("[1][2]", "no-item"), ("{a: 1}.b", "no-entry"), ("null.b", "no-entry")])
def test_missing_parts_are_null_and_warn(text: str, code: str) -> None:
    result = evaluate(text)
    assert result.value is None
    assert code in [warning.code for warning in result.warnings]


def test_a_filter_sees_the_items_entries_before_outer_variables() -> None:
    orders = [{"price": 5}, {"price": 15}]
    assert text_of("orders[price > limit]", orders=orders, limit=10, price=0) == "[{price: 15}]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("for x in [1, 2] return x * 2", "[2, 4]"),
        ("for x in 1..3 return x", "[1, 2, 3]"),
        ("for x in 3..1 return x", "[3, 2, 1]"),
        ("for x in [1..3) return x", "[1, 2]"),
        ("for x in [1, 2], y in [10, x] return x * y", "[10, 1, 20, 4]"),
        ("for x in 1..4 return if x = 1 then 1 else partial[-1] * x", "[1, 2, 6, 24]"),
        ("for x in 1..2 return count(partial)", "[0, 1]"),
        ('for d in @"2026-01-30"..@"2026-02-01" return d.day', "[30, 31, 1]"),
        ("some x in [1, 2] satisfies x > 1", "true"),
        ("some x in [] satisfies x > 1", "false"),
        ("every x in [1, 2] satisfies x > 0", "true"),
        ("every x in [] satisfies x > 1", "true"),
        ("some x in [1, null] satisfies x > 1", "null"),
        ("every x in [1, 2], y in [3] satisfies x < y", "true"),
        ('if 1 > 0 then "yes" else "no"', '"yes"'),
        ('if null then "yes" else "no"', '"no"'),
    ],
)
def test_loops_and_conditions(text: str, expected: str) -> None:
    assert text_of(text) == expected


def test_a_loop_over_null_is_null_and_warns() -> None:
    result = evaluate("for x in null return x")
    assert result.value is None
    assert result.warnings[0].code == "not-iterable"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(function(a, b) a + b)(1, 2)", "3"),
        ("(function(a, b) a - b)(b: 1, a: 2)", "1"),
        ("{double: function(x) x * 2, r: double(4)}.r", "8"),
        ("{f: function(n) if n = 0 then 1 else n * f(n - 1), r: f(5)}.r", "120"),
        ("{add: function(a) function(b) a + b, r: add(1)(2)}.r", "3"),
        ("{fs: for x in [1, 2] return function() x, r: for f in fs return f()}.r", "[1, 2]"),
        ("sort([3, 1, 2], function(a, b) a > b)", "[3, 2, 1]"),
        ("(function(a: list) count(a))(7)", "1"),
        ("(function(a, b) [a, b])(a: 1)", "[1, null]"),
        ("{f: function(n) g(n) + 1, g: function(n) n * 2, r: f(4)}.r", "9"),
        (
            "{a: function(n) if n = 0 then true else b(n - 1), b: function(n) if n = 0 then false else a(n - 1), r: a(5)}.r",
            "false",
        ),
        ("for i in [1, 2] return {f: function() g, g: i, r: f()}.r", "[1, 2]"),
        ("{g: 1, r: {f: function() g, g: 2, h: f()}.h}.r", "2"),
        ("(function(a: number) a)([7])", "7"),
        ("[1, 2][item = (function(x) x)(item)]", "[1, 2]"),
    ],
)
def test_functions(text: str, expected: str) -> None:
    assert text_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "{f: function() later, r: f(), later: 1}.r",
        "(function(a) a)(b: 1)",
        "(function(a) a)(1, 2)",
        '(function(a: number) a)("x")',
        "unknown(1)",
        "substring(1)",
        "(1)(2)",
    ],
)
def test_calls_that_cannot_be_made_are_null_and_warn(text: str) -> None:
    result = evaluate(text)
    assert result.value is None
    assert result.warnings != ()


def test_a_function_of_java_is_null() -> None:
    assert text_of('function(a) external {java: {class: "x"}}') == "null"
