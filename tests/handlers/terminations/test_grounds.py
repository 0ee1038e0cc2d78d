"""The fault class that a decision may state, the facts of DT-06, and the clearing line by line."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from handlers.bans import FaultClass
from handlers.errors import InvalidFact
from handlers.terminations import DeferredLine, ban_text, check_lines, ground_facts, grounds_of, require_class
from tests.handlers.cases import AREA
from tests.handlers.lives import in_force

TERMINATED = date(2026, 4, 1)
CLASSES = ("none", "serious_breach", "illegality", "fraud")


def row(ground: str, fault_class: str) -> dict[str, object]:
    """A row of DT-06."""
    return {"ground": ground, "text": "情形", "faultClass": fault_class, "judgement": None, "needsProof": False, "law": []}


@pytest.mark.parametrize(
    ("proved", "least"),
    [
        (("fraud",), "fraud"),
        (("illegality",), "illegality"),
        (("serious_breach",), "serious_breach"),
        (("by_cause",), "none"),
        (("none",), "none"),
        (("by_cause", "serious_breach"), "serious_breach"),
        (("serious_breach", "fraud", "illegality"), "fraud"),
    ],
)
def test_the_class_is_no_lower_than_that_of_the_gravest_ground(proved: tuple[str, ...], least: str) -> None:
    grounds = grounds_of([row(f"O3-40-{index}", one) for index, one in enumerate(proved, 1)])
    for word in CLASSES:
        if CLASSES.index(word) >= CLASSES.index(least):
            require_class(grounds, FaultClass(word))
        else:
            with pytest.raises(InvalidFact, match="graver"):
                require_class(grounds, FaultClass(word))


def test_a_ground_that_several_rows_name_is_taken_once() -> None:
    assert [one.id for one in grounds_of([row("O3-40-1", "serious_breach"), row("O3-40-1", "serious_breach")])] == ["O3-40-1"]


def test_facts_nobody_reported_are_empty_and_the_agreement_gives_the_rest(session: Session) -> None:
    agreement = in_force(session)
    agreement.agency_suspensions = 2
    facts = ground_facts(agreement, {"findings": ["obstruction"], "licence": " ", "fundDefrauded": True, "hqFault": True})
    assert facts["findings"] == ["obstruction"]
    assert (facts["circumstances"], facts["licence"], facts["agreementClause"]) == ([], None, None)
    assert (facts["fundDefrauded"], facts["majorLossPossible"], facts["hqFault"]) == (True, False, False)
    assert (facts["agencySuspensions"], facts["coaching"]) == (2, "NONE")


@pytest.mark.parametrize(
    ("day", "finding", "right"),
    [
        (date(2026, 3, 31), "genuine", "pay"),
        (date(2026, 3, 31), "violation", "refuse"),
        (date(2026, 3, 31), "unproven", "setoff"),
        (date(2026, 4, 1), "genuine", "refuse"),
        (date(2026, 4, 1), "unproven", "refuse"),
    ],
)
def test_every_line_is_settled_by_its_own_finding(day: date, finding: str, right: str) -> None:
    for outcome in ("pay", "refuse", "setoff"):
        line = DeferredLine("D-1", day, finding, outcome)
        if outcome == right:
            check_lines([line], TERMINATED)
        else:
            with pytest.raises(InvalidFact, match="D-1"):
                check_lines([line], TERMINATED)


@pytest.mark.parametrize(
    ("fault_class", "years"),
    [("fraud", ("3年", "5年")), ("illegality", ("3年",)), ("serious_breach", ("1年",)), ("none", ("不限制",))],
)
def test_documents_state_the_ban_of_the_class(session: Session, fault_class: str, years: tuple[str, ...]) -> None:
    text = ban_text(session, FaultClass(fault_class), AREA, TERMINATED)
    assert all(one in text for one in years)
