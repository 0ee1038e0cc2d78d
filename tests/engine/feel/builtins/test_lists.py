"""List functions."""

from __future__ import annotations

import pytest

from tests.engine.feel.samples import evaluate, text_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("list contains([1, null], null)", "true"),
        ("list contains(1, 1)", "true"),
        ("count([])", "0"),
        ("count(null)", "null"),
        ("is empty([])", "true"),
        ("sublist([1, 2, 3], 2)", "[2, 3]"),
        ("sublist([1, 2, 3], -2, 1)", "[2]"),
        ("sublist([1, 2, 3], 4)", "null"),
        ("append([1], 2, 3)", "[1, 2, 3]"),
        ("concatenate([1], [2], 3)", "[1, 2, 3]"),
        ("insert before([1, 3], 2, 2)", "[1, 2, 3]"),
        ("insert before([1, 3], 5, 2)", "null"),
        ("remove([1, 2, 3], 2)", "[1, 3]"),
        ("list replace([1, 2], 2, 5)", "[1, 5]"),
        ("list replace([1, 2], function(a, b) a < 2, 5)", "[5, 2]"),
        ("list replace([1, 2], function(a) a, 5)", "null"),
        ("reverse([1, 2])", "[2, 1]"),
        ("index of([1, 2, 1], 1)", "[1, 3]"),
        ("union([1, 2], [2, 3])", "[1, 2, 3]"),
        ('distinct values([1, "1", 1, [1], [1]])', '[1, "1", [1]]'),
        ("duplicate values([1, 2, 1, 3, 3])", "[1, 3]"),
        ("flatten([[1, [2]], 3])", "[1, 2, 3]"),
        ("partition([1, 2, 3], 2)", "[[1, 2], [3]]"),
        ("partition([1], 0)", "null"),
        ("sort([3, 1, 2])", "[1, 2, 3]"),
        ('sort([1, "a"])', "null"),
        ("sort(list: [{a: 2}, {a: 1}], precedes: function(x, y) x.a < y.a)", "[{a: 1}, {a: 2}]"),
    ],
)
def test_lists(text: str, expected: str) -> None:
    assert text_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("min(3, 1, 2)", "1"),
        ("max([3, 1, 2])", "3"),
        ('min("b", "a")', '"a"'),
        ("min([])", "null"),
        ('max([1, "a"])', "null"),
        ("sum([1, 2])", "3"),
        ("sum([])", "null"),
        ('sum([duration("P1D"), duration("P2D")])', '@"P3D"'),
        ("mean([1, 2])", "1.5"),
        ('mean([duration("P1Y"), duration("P3Y")])', '@"P2Y"'),
        ("product(2, 3, 4)", "24"),
        ("median(8, 2, 5, 3)", "4"),
        ("stddev(2, 4, 7, 5)", "2.081665999466132735282297706979931"),
        ("stddev([1])", "null"),
        ("mode([6, 1, 9, 6, 1])", "[1, 6]"),
        ("mode([])", "[]"),
        ("all([true, null, false])", "false"),
        ("all([true, null])", "null"),
        ("all([])", "true"),
        ("any([false, null, true])", "true"),
        ("any([])", "false"),
        ("any(0)", "null"),
    ],
)
def test_aggregates(text: str, expected: str) -> None:
    assert text_of(text) == expected


def test_a_call_that_does_not_fit_says_what_fits() -> None:
    warning = evaluate('sublist("a")').warnings[0]
    assert warning.code == "call-failed"
    assert warning.message == "sublist: Expected (list, start position, length), but found (string)"
    assert warning.source == 'sublist("a")'
