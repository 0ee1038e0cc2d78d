"""The table of hazards is complete, and its proofs exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.markdown import ROOT
from tests.docs.test_elements import functions_of
from tests.hazards.rows import HAZARDS, SOURCES

HERE = Path(__file__).parent
NAMED = re.compile(r"(?:^test_|_and_)(1_5|5|pain|measured)_(\d+)(?:_|$)")


def test_every_row_of_the_sources_is_listed_once() -> None:
    expected = {f"{prefix}{number}" for prefix, (_, count) in SOURCES.items() for number in range(1, count + 1)}
    listed = [row.id for row in HAZARDS]
    assert sorted(listed) == sorted(expected)


@pytest.mark.parametrize("row", HAZARDS, ids=lambda row: row.id)
def test_a_row_has_tests_or_says_why_not(row: object) -> None:
    proof, reason = getattr(row, "proof", ()), getattr(row, "reason", "")
    assert bool(proof) != bool(reason)


@pytest.mark.parametrize("proof", sorted({proof for row in HAZARDS for proof in row.proof}))
def test_the_proof_exists(proof: str) -> None:
    file, _, function = proof.partition("::")
    assert function in functions_of(ROOT / "tests" / file)


def test_a_test_that_names_a_row_is_listed_there() -> None:
    proofs = {row.id: set(row.proof) for row in HAZARDS}
    for file in HERE.glob("test_*.py"):
        for function in functions_of(file):
            for source, number in NAMED.findall(function):
                row = f"{source.replace('_', '.')}{'.' if source[0].isdigit() else ' '}{number}"
                assert f"hazards/{file.name}::{function}" in proofs[row], function
