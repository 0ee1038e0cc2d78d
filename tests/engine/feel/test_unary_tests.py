"""Cells of decision tables."""

from __future__ import annotations

import pytest

from tests.engine.feel.samples import passes


@pytest.mark.parametrize(
    ("cell", "tested", "expected"),
    [
        ("-", None, True),
        ("", 1, True),
        ("5", 5, True),
        ("5", "5", None),
        ('"a", "b"', "b", True),
        ('"a", "b"', "c", False),
        ("< 10", 9, True),
        ("< 10", 10, False),
        ("< 10", None, None),
        ("[1..10)", 10, False),
        ("[1..10)", 1, True),
        ("not(1, 2)", 3, True),
        ("not(1, 2)", 2, False),
        ("not(< 5)", 7, True),
        ("null", None, True),
        ("!= null", 3, True),
        ("true", True, True),
        ("true", False, False),
        ("? > 3 and ? < 5", 4, True),
        ('starts with(?, "a")', "abc", True),
        ("[1, 2, 3]", 2, True),
        ("list contains(?, 2)", [1, 2], True),
        ("some x in ? satisfies x > 1", [1, 2], True),
        ("not(? > 3)", 5, False),
        ('not("a") and ? != "b"', "a", None),
    ],
)
def test_cells(cell: str, tested: object, expected: object) -> None:
    assert passes(cell, tested) is expected


def test_a_cell_may_read_variables() -> None:
    assert passes("> limit", 5, limit=3) is True
    assert passes("limit", 3, limit=3) is True


def test_a_boolean_without_question_mark_is_the_answer_in_camunda_and_compared_in_the_specification() -> None:
    assert passes("limit > 1", 5, dialect="camunda", limit=3) is True
    assert passes("limit > 1", 5, dialect="spec", limit=3) is None
    assert passes("limit > 1", tested=True, dialect="spec", limit=3) is True
