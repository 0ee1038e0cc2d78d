"""The examples of DMN 1.5, chapter 10.3, and the rules of its tables, clause by clause, in both dialects."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from engine.feel import Dialect
from tests.engine.feel.samples import evaluate, passes

EXAMPLES: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "specification.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("dialect", ["spec", "camunda"])
@pytest.mark.parametrize(("clause", "text"), [(clause, text) for clause, texts in EXAMPLES.items() for text in texts])
def test_holds(clause: str, text: str, dialect: Dialect) -> None:
    assert evaluate(text, dialect).value is True, clause


@pytest.mark.parametrize(
    ("cell", "matching", "other"),
    [
        ("< 5", 4, 5),
        ("[1..5)", 1, 5),
        ("1, 2", 2, 3),
        ("not(1, 2)", 3, 1),
        ("not(< 5)", 5, 4),
        ('"a"', "a", "b"),
        ("[1, 2]", 1, 3),
        ("? > 3", 4, 3),
        ("? in [1..3]", 2, 4),
        ("not(? > 3)", 3, 4),
        ("null", None, 1),
        ("not(null)", 1, None),
        ("> 3, null", None, 2),
        ('@"2026-01-01"', "2026-01-01", None),
        ("-", 1, None),
    ],
)
def test_cells(cell: str, matching: object, other: object) -> None:
    if cell.startswith("@"):
        matching = evaluate(cell).value
    assert passes(cell, matching, "spec") is True
    assert passes(cell, other, "spec") is (cell == "-")
