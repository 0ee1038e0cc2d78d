"""Row by row: every state and region of section 3.1 and every boundary of section 8 has the scenario or test that proves it."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from features.steps.agreements import CASE, COACHING, REMOTE, RENEWAL, SETTLEMENT
from handlers.agreements import TRANSITIONS, AgreementState
from handlers.resources import PROCESSES
from tests.features.feature_files import FOLDER, written

Row = Mapping[str, Any]
ROWS: Mapping[str, Mapping[str, Row]] = yaml.safe_load(Path(__file__).with_name("regulation_rows.yaml").read_text("utf-8"))
BOUNDARIES = {
    *("exactly 3 years barred", "3 years + 1 day free if performed", "3 years + 1 day not performed barred"),
    *("8 points", "9 points", "11 points", "12 points", "11 + 1 = 12 cumulative", "single 12"),
    *("day 180", "day 181", "counter 0", "counter 1", "counter 2", "99 beds", "100 beds", "101 beds"),
}
"""The rows that section 8 says must exist."""
REGIONS: Mapping[str, Mapping[Any, str]] = {
    "结算": SETTLEMENT,
    "政策辅导期": COACHING,
    "异地结算": REMOTE,
    "续签": RENEWAL,
    "案件": CASE,
}
NOT_OPENED = "未开通"
BEGINNING = "NONE"


def every_row() -> list[tuple[str, str]]:
    return [(part, row) for part, rows in ROWS.items() for row in rows]


def proofs(part: str, row: str) -> list[str]:
    return list(ROWS[part][row].get("proof", ()))


def body(address: str) -> str:
    """The text of the scenario with its background, by `folder/file: name`."""
    file, _, name = address.partition(": ")
    path = FOLDER / f"{file}.feature"
    found = [one for one in written() if one.path == path and one.name == name]
    assert found, f"{address} is not written"
    text = path.read_text("utf-8")
    background = text.partition("\n  @")[0]
    return background + text.partition(f": {name}\n")[2].partition("\n  @")[0]


def functions_of(path: str) -> set[str]:
    module = ast.parse((FOLDER.parent / path).read_text("utf-8"))
    return {one.name for one in module.body if isinstance(one, ast.FunctionDef)}


def shown_at(part: str, row: str) -> list[str]:
    """What the proof has to state: the state or value that the row leads to, and what the row says itself."""
    said = [str(one) for one in ROWS[part][row].get("says", ())]
    if part == "transitions":
        return [*said, AgreementState(row.partition("-")[2]).label]
    return [*said, *row.split("/")] if part == "regions" else said


def test_every_transition_of_the_machine_is_a_row() -> None:
    steps = {f"{before}-{after}" for before, follows in TRANSITIONS.items() for after in follows}
    assert set(ROWS["transitions"]) == steps | {f"{BEGINNING}-{AgreementState.SIGNED}"}


def test_every_value_of_every_region_is_a_row() -> None:
    values = {f"{region}/{label}" for region, labels in REGIONS.items() for label in labels.values()}
    settled_before = f"结算/{NOT_OPENED}"
    assert set(ROWS["regions"]) == (values - {settled_before}) | {f"中止次数/{count}" for count in range(3)}


def test_every_boundary_is_a_row() -> None:
    assert set(ROWS["boundaries"]) == BOUNDARIES


@pytest.mark.parametrize(("part", "row"), every_row(), ids=str)
def test_its_proof_is_there_and_states_it(part: str, row: str) -> None:
    """A row that waits for a procedure must be proved as soon as that procedure is there."""
    waits = ROWS[part][row].get("waits")
    assert bool(proofs(part, row)) is (waits is None or (PROCESSES / waits).exists()), f"prove {row}"
    for proof in proofs(part, row):
        path, _, name = proof.partition("::")
        if name:
            assert name in functions_of(path), f"{proof} is not there"
        else:
            missing = [said for said in shown_at(part, row) if said not in body(proof)]
            assert not missing, f"{proof} does not state {missing}"
