"""DT-06 and DT-10, row by row, from the deployed files (PR-11, procedures.md table 7.1 and section 8)."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from features.world.termination_facts import NOTHING
from handlers import provisions
from tests.processes.tables import decisions, rows

GROUNDS = decisions("agreement-termination/termination-grounds.dmn")
BANS = decisions("agreement-termination/termination-ban.dmn")
SHEET: dict[str, list[dict[str, object]]] = yaml.safe_load(
    Path(__file__).with_name("termination_grounds.yaml").read_text("utf-8")
)
CASES = [(kind, row) for kind, sheet in SHEET.items() for row in sheet]
NAMES = [f"{kind}-{row['ground']}-{index}" for index, (kind, row) in enumerate(CASES)]


def grounds(kind: str, facts: object) -> list[dict[str, object]]:
    assert isinstance(facts, dict)
    return rows(GROUNDS, "termination-grounds", {"partyType": kind, **NOTHING, **facts})


@pytest.mark.parametrize(("kind", "row"), CASES, ids=NAMES)
def test_each_ground_is_met_by_its_facts_alone(kind: str, row: dict[str, object]) -> None:
    expected = {
        "ground": row["ground"],
        "text": row["text"],
        "faultClass": row["class"],
        "judgement": row.get("word"),
        "needsProof": row.get("proof", False),
        "law": row.get("law", []),
    }
    assert grounds(kind, row["met"]) == [expected]
    assert provisions.require([str(row["ground"]), *map(str, row.get("law", []))])  # type: ignore[call-overload]


@pytest.mark.parametrize(("kind", "row"), CASES, ids=NAMES)
def test_what_comes_close_is_no_ground(kind: str, row: dict[str, object]) -> None:
    near = row.get("not_met", [])
    assert isinstance(near, list)
    assert [grounds(kind, facts) for facts in [*near, {}]] == [[]] * (len(near) + 1)


@pytest.mark.parametrize("kind", SHEET)
def test_all_that_are_met_are_cited_in_the_order_of_the_articles(kind: str) -> None:
    facts = {"findings": ["false_designation", "settled_for_others"], "agencySuspensions": 3, "penalty": "unperformed"}
    cited = [row["ground"] for row in grounds(kind, facts)]
    assert (
        cited
        == {
            "pharmacy": ["O3-40-1", "O3-40-3", "O3-40-6", "O3-40-12"],
            "institution": ["O2-43-1", "O2-43-2", "O2-43-4", "O2-43-11"],
        }[kind]
    )


YEARS = {"illegality": 3, "false_application": 3, "serious_breach": 1, "key_person": 5}
ITEMS = {  # the provisions of a ban and the ground of a false designation, by the kind of party
    "pharmacy": {"illegality": "O3-11-3", "false_application": "O3-11-2", "serious_breach": "O3-11-4", "key_person": "O3-11-5"},
    "institution": {
        "illegality": "O2-12-5",
        "false_application": "O2-12-4",
        "serious_breach": "O2-12-6",
        "key_person": "O2-12-7",
    },
}
FALSELY = {"pharmacy": "O3-40-3", "institution": "O2-43-2"}
Ban = tuple[str, str, str, str]


def bans(kind: str, fault_class: str, **facts: object) -> list[Ban]:
    """(subject, ground, last day, provision) of the bans of a termination of 2026-03-02, discovered on 2026-02-02."""
    given: dict[str, object] = {
        "partyType": kind, "faultClass": fault_class, "provedGrounds": [], "graveIllegality": False, "managementBarFrom": None,
        "terminatedOn": "2026-03-02", "discoveredOn": "2026-02-02", "banYears": YEARS, **facts,
    }  # fmt: skip
    found = rows(BANS, "termination-ban", given)
    assert all(row["years"] == YEARS[str(row["ground"])] for row in found)
    return [(str(row["subject"]), str(row["ground"]), str(row["through"]), str(row["provision"])) for row in found]


def party(kind: str, ground: str, through: str) -> Ban:
    return ("party", ground, through, ITEMS[kind][ground])


def persons(kind: str, through: str = "2031-03-02") -> Ban:
    return ("persons", "key_person", through, ITEMS[kind]["key_person"])


@pytest.mark.parametrize("kind", SHEET)
def test_the_fault_class_decides_on_the_party(kind: str) -> None:
    """Fraud and illegality three years, serious breach one, no fault none; a linked branch is not barred itself."""
    assert bans(kind, "fraud") == [party(kind, "illegality", "2029-03-02"), persons(kind)]
    assert bans(kind, "illegality") == [party(kind, "illegality", "2029-03-02")]
    assert bans(kind, "serious_breach") == [party(kind, "serious_breach", "2027-03-02")]
    assert bans(kind, "linked") == bans(kind, "none") == []


@pytest.mark.parametrize("kind", SHEET)
def test_the_longest_of_two_bans_counts(kind: str) -> None:
    """A false designation bars from its discovery (O3-11-2), fraud from the termination (O3-11-3): the later end."""
    falsely = {"provedGrounds": [FALSELY[kind]]}
    assert bans(kind, "fraud", **falsely)[0] == party(kind, "illegality", "2029-03-02")
    later = {**falsely, "discoveredOn": "2026-03-03"}
    assert bans(kind, "fraud", **later)[0] == party(kind, "false_application", "2029-03-03")
    assert bans(kind, "illegality", **later)[0] == party(kind, "illegality", "2029-03-02")
    assert bans(kind, "fraud", discoveredOn="2026-03-03")[0] == party(kind, "illegality", "2029-03-02")


@pytest.mark.parametrize("kind", SHEET)
def test_key_persons_are_barred_for_fraud_or_their_own_grave_illegality(kind: str) -> None:
    grave = {"graveIllegality": True}
    assert bans(kind, "illegality", **grave) == [party(kind, "illegality", "2029-03-02"), persons(kind)]
    assert bans(kind, "linked", **grave) == [persons(kind)]
    assert bans(kind, "serious_breach", **grave) == [party(kind, "serious_breach", "2027-03-02")]
    assert bans(kind, "none", **grave) == []


@pytest.mark.parametrize("kind", SHEET)
def test_the_department_may_bar_from_management(kind: str) -> None:
    """S735-43: five years from the department's day, where the class is fraud or illegality; the longer of two counts."""
    order = {"managementBarFrom": "2026-04-02"}
    barred = ("persons", "key_person", "2031-04-02", "S735-43-a")
    assert bans(kind, "fraud", **order)[1] == barred
    assert bans(kind, "illegality", **order)[1:] == [barred]
    assert bans(kind, "serious_breach", **order) == [party(kind, "serious_breach", "2027-03-02")]
