"""DT-01 and DT-02 at their boundaries, from the deployed files (procedures.md section 8)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from handlers.bans.grounds import RULES
from tests.processes.tables import decisions

NOW = datetime(2026, 3, 10, 1, tzinfo=UTC)
NOTHING = {
    "penaltyUnperformed": False,
    "falseApplicationBarredThrough": None,
    "illegalityBarredThrough": None,
    "illegalityPenaltyUnperformed": False,
    "seriousBreachBarredThrough": None,
    "seriousBreachLiabilityUnperformed": False,
    "keyPersonBarredThrough": None,
    "keyPersonDishonest": False,
    "nonBasicMainScope": False,
    "pricePolicyBreached": False,
    "reevaluationBarredThrough": None,
    "otherGround": None,
}


REFUSAL = decisions("designation-application/refusal-grounds.dmn")
RESULT = decisions("designation-evaluation/evaluation-result.dmn")


def grounds(kind: str, on: str, **facts: object) -> list[str]:
    given = {**NOTHING, **facts, "partyType": kind, "on": on}
    found = REFUSAL.evaluate("refusal-grounds", given, now=NOW).to_json()["value"]
    return cited(found)


def cited(rows: object) -> list[str]:
    """The provisions of a table's rows; no hit is null."""
    assert rows is None or isinstance(rows, list)
    return [str(row["provision"]) for row in rows or []]


def result(kind: str, failed: list[str], *, still_open: tuple[str, ...] = (), priority: bool = False) -> dict[str, object]:
    given = {"partyType": kind, "mandatoryFailed": failed, "mandatoryOpen": list(still_open), "priorityMet": priority}
    found = RESULT.evaluate("evaluation-result", given, now=NOW).to_json()["value"]
    assert isinstance(found, dict)
    return {**found}


@pytest.mark.parametrize("kind", ["pharmacy", "institution"])
def test_while_a_check_is_open_there_is_no_result_unless_one_has_failed(kind: str) -> None:
    """O3-08-d: qualified means that every mandatory check has passed; there is no third result."""
    assert result(kind, [], still_open=("O3-08-6",), priority=True) == {"result": None, "failedChecks": [], "priority": False}
    assert result(kind, ["O3-08-1"], still_open=("O3-08-6",))["result"] == "unqualified"


@pytest.mark.parametrize("kind", ["pharmacy", "institution"])
def test_no_fact_no_ground(kind: str) -> None:
    assert grounds(kind, "2026-03-10") == []


@pytest.mark.parametrize(
    ("on", "unperformed", "hits"),
    [
        ("2026-03-10", False, ["O3-11-3"]),  # SC-025: exactly three years
        ("2026-03-11", False, []),  # SC-026: three years and a day, performed
        ("2026-03-11", True, ["O3-11-3"]),  # not performed
        ("2026-03-10", True, ["O3-11-3"]),
    ],
)
def test_termination_for_illegality(on: str, unperformed: bool, hits: list[str]) -> None:
    facts = {"illegalityBarredThrough": "2026-03-10", "illegalityPenaltyUnperformed": unperformed}
    assert grounds("pharmacy", on, **facts) == hits


@pytest.mark.parametrize(
    ("on", "unperformed", "hits"),
    [("2026-03-10", False, ["O2-12-6"]), ("2026-03-11", False, []), ("2026-03-11", True, ["O2-12-6"])],
)
def test_termination_for_serious_breach(on: str, unperformed: bool, hits: list[str]) -> None:
    facts = {"seriousBreachBarredThrough": "2026-03-10", "seriousBreachLiabilityUnperformed": unperformed}
    assert grounds("institution", on, **facts) == hits


@pytest.mark.parametrize(
    ("fact", "pharmacy", "institution"),
    [
        ("falseApplicationBarredThrough", "O3-11-2", "O2-12-4"),
        ("keyPersonBarredThrough", "O3-11-5", "O2-12-7"),
        ("reevaluationBarredThrough", "O3-08-i", "O2-09-e"),
    ],
)
def test_periods_include_their_last_day(fact: str, pharmacy: str, institution: str) -> None:
    for kind, provision in (("pharmacy", pharmacy), ("institution", institution)):
        assert grounds(kind, "2026-03-10", **{fact: "2026-03-10"}) == [provision]
        assert grounds(kind, "2026-03-11", **{fact: "2026-03-10"}) == []


@pytest.mark.parametrize(
    ("fact", "value", "pharmacy", "institution"),
    [
        ("penaltyUnperformed", True, ["O3-11-1"], ["O2-12-3"]),
        ("keyPersonDishonest", True, ["O3-11-6"], ["O2-12-8"]),
        ("otherGround", "某法第9条", ["O3-11-7"], ["O2-12-9"]),
        ("nonBasicMainScope", True, [], ["O2-12-1"]),  # SC-033: no such ground for a pharmacy
        ("pricePolicyBreached", True, [], ["O2-12-2"]),
    ],
)
def test_present_facts(fact: str, value: object, pharmacy: list[str], institution: list[str]) -> None:
    assert grounds("pharmacy", "2026-03-10", **{fact: value}) == pharmacy
    assert grounds("institution", "2026-03-10", **{fact: value}) == institution


def test_every_hit_is_cited() -> None:
    facts = {"illegalityBarredThrough": "2027-01-01", "seriousBreachBarredThrough": "2027-01-01", "keyPersonDishonest": True}
    assert grounds("pharmacy", "2026-03-10", **facts) == ["O3-11-3", "O3-11-4", "O3-11-6"]


def test_the_table_knows_every_kind_of_ban() -> None:
    assert len(RULES) == len([name for name in NOTHING if name.endswith("BarredThrough")])


@pytest.mark.parametrize("kind", ["pharmacy", "institution"])
def test_all_checks_passed_is_qualified(kind: str) -> None:
    assert result(kind, []) == {"result": "qualified", "failedChecks": [], "priority": False}


def test_priority_orders_and_never_decides() -> None:
    assert result("institution", [], priority=True)["priority"] is True
    assert result("institution", ["O2-09-b-3"], priority=True) == {
        "result": "unqualified",
        "failedChecks": [{"check": "O2-09-b-3", "provision": "O2-09-b", "text": "与服务功能相适应的设施设备"}],
        "priority": False,
    }


@pytest.mark.parametrize("check", [f"O3-08-{number}" for number in range(1, 7)])
def test_any_failed_check_of_a_pharmacy_is_enough(check: str) -> None:
    found = result("pharmacy", [check])
    assert found["result"] == "unqualified"
    assert cited(found["failedChecks"]) == [check]


def test_local_checks_rest_on_the_provincial_rules() -> None:
    found = result("pharmacy", ["extra:cold-chain"])
    assert cited(found["failedChecks"]) == ["O3-08-j"]
