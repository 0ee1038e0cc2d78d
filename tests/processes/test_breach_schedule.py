"""The schedule of breaches, code by code, from the deployed file (PR-10 step 3)."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.processes.tables import decisions, rows

TABLE = decisions("breach-handling/breach-classification.dmn")
SCHEDULE: list[dict[str, object]] = yaml.safe_load(Path(__file__).with_name("breach_schedule.yaml").read_text("utf-8"))
KINDS = ("pharmacy", "institution")
CASES = [(kind, row) for row in SCHEDULE for kind in KINDS if row.get("for", kind) == kind]


def classified(kind: str, *codes: object, intent: bool = False) -> list[dict[str, object]]:
    given = {"partyType": kind, "findingCodes": list(codes), "fraudIntent": intent}
    return rows(TABLE, "breach-classification", given)


def expected(row: dict[str, object]) -> dict[str, object]:
    """What the table gives for a row of the schedule, in the table's order."""
    least: dict[str, object] = {"illegality": False, "ground": None, "finding": None}
    return {**least, **{key: value for key, value in row.items() if key != "for"}}


@pytest.mark.parametrize(("kind", "row"), CASES, ids=[f"{kind}-{row['code']}" for kind, row in CASES])
def test_each_code_has_its_row(kind: str, row: dict[str, object]) -> None:
    assert classified(kind, row["code"]) == [expected(row)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_code_that_is_found_is_classified(kind: str) -> None:
    codes = [row["code"] for of, row in CASES if of == kind]
    assert [row["code"] for row in classified(kind, *codes)] == codes
    assert classified(kind) == classified(kind, "S735-99-1") == []


@pytest.mark.parametrize(
    ("kind", "ground", "finding"), [("pharmacy", "O3-40-5", "goods_swapped"), ("institution", "O2-43-3", "fraud_verified")]
)
@pytest.mark.parametrize("code", [row["code"] for row in SCHEDULE if row["category"] == "violation"])
def test_a_violation_meant_to_defraud_is_fraud(kind: str, ground: str, finding: str, code: str) -> None:
    """S735-40: acts of article 38 with the aim of defrauding the fund are treated as fraud, and only those."""
    fraud = {
        "code": "S735-40", "provision": "S735-40-a", "text": "以骗取基金为目的实施违规行为", "category": "fraud",
        "illegality": True, "ground": ground, "finding": finding,
    }  # fmt: skip
    assert classified(kind, code, intent=True) == [fraud]


@pytest.mark.parametrize(("kind", "row"), CASES, ids=[f"{kind}-{row['code']}" for kind, row in CASES])
def test_the_aim_changes_nothing_else(kind: str, row: dict[str, object]) -> None:
    if row["category"] != "violation":
        assert classified(kind, row["code"], intent=True) == [expected(row)]
