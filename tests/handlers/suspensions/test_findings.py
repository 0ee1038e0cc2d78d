"""What is found against a party: the payload of a proposal and its forms."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from engine.errors import InvalidInput
from handlers import parameters, suspensions
from handlers.suspensions import FindingIncomplete, Findings
from tests.handlers.cases import AREA, CAUSE

DAY = date(2026, 3, 16)


def test_every_key_but_the_facts_may_be_missing() -> None:
    assert Findings.of({"facts": " 数据不实 "}) == Findings(facts="数据不实")


@pytest.mark.parametrize("found", [None, {}, {"facts": "  "}, "数据不实"])
def test_facts_are_needed(found: object) -> None:
    with pytest.raises(InvalidInput):
        Findings.of(found)


def test_the_payload_comes_back_as_it_went() -> None:
    found = Findings(
        facts="数据不实",
        evidence="台账",
        risk="major",
        data="false",
        clause="第三十二条",
        legal_basis="实施细则",
        share=Decimal("50"),
        urgent=True,
        investigators=("li", "zhao"),
    )
    assert Findings.of(found.to_json()) == found


def test_none_is_what_a_form_says_when_nothing_was_found() -> None:
    found = Findings.of_form({"facts": "无", "risk": "none", "data": "none"})
    assert (found.risk, found.data) == (None, None)


@pytest.mark.parametrize(("ticked", "field"), [("byClause", "clause"), ("byLaw", "legalBasis")])
def test_a_clause_or_a_law_relied_on_is_named(ticked: str, field: str) -> None:
    """SC-173."""
    with pytest.raises(FindingIncomplete) as refused:
        Findings.of_form({"facts": "约定", ticked: True, field: " "})
    assert refused.value.field == field
    named = Findings.of_form({"facts": "约定", ticked: True, field: "第五条"})
    assert "第五条" in (named.clause, named.legal_basis)


@pytest.mark.parametrize(("share", "reached"), [("49.9", False), ("50", True), ("50.1", True), (None, False)])
def test_exactly_the_threshold_is_enough(session: Session, share: str | None, reached: bool) -> None:
    """P23-17-a: 50%以上 includes 50."""
    parameters.set_override(session, "institution_share_suspend", AREA, DAY, 50, "省级细则", CAUSE)
    found = None if share is None else Decimal(share)
    assert suspensions.share_reached(session, AREA, found, DAY) is reached


def test_without_a_local_rule_no_share_is_enough(session: Session) -> None:
    """GAP-17: off by default."""
    assert not suspensions.share_reached(session, AREA, Decimal(100), DAY)
