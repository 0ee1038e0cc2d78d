"""The flat facts that DT-01 reads."""

from __future__ import annotations

import json
from datetime import date

import pytest
from sqlalchemy.orm import Session

from handlers import bans
from handlers.bans import BanGround, Subject, refusal_facts
from tests.handlers.cases import AREA, CAUSE, institution, pharmacy, submitted

FLAGS = {
    "penaltyUnperformed",
    "falseApplicationBarred",
    "illegalityPeriodRunning",
    "illegalityPenaltyUnperformed",
    "seriousBreachPeriodRunning",
    "seriousBreachLiabilityUnperformed",
    "keyPersonBarred",
    "keyPersonDishonest",
    "nonBasicMainScope",
    "pricePolicyBreached",
    "reevaluationBarred",
}
DAY = date(2026, 3, 11)


def test_clean_application(session: Session) -> None:
    """Every flag is there and false; no date, no hit."""
    facts = refusal_facts(session, submitted(session, pharmacy(session)), DAY)
    assert {key for key, value in facts.items() if value is False} == FLAGS
    assert facts["partyType"] == "pharmacy"
    assert facts["on"] == "2026-03-11"
    assert facts["hits"] == []
    assert facts["barredThrough"] is None


@pytest.mark.parametrize(
    ("ground", "flags", "through"),
    [
        (BanGround.FALSE_APPLICATION, {"falseApplicationBarred"}, "falseApplicationBarredThrough"),
        (
            BanGround.ILLEGALITY,
            {"illegalityPeriodRunning", "illegalityPenaltyUnperformed"},
            "illegalityBarredThrough",
        ),
        (
            BanGround.SERIOUS_BREACH,
            {"seriousBreachPeriodRunning", "seriousBreachLiabilityUnperformed"},
            "seriousBreachBarredThrough",
        ),
        (BanGround.FAILED_REEVALUATION, {"reevaluationBarred"}, "reevaluationBarredThrough"),
    ],
)
def test_ban_on_the_party(session: Session, ground: BanGround, flags: set[str], through: str) -> None:
    """Each ground raises its own flags and dates only."""
    party = pharmacy(session)
    recorded = bans.record_ban(session, Subject.party(party), ground, date(2026, 1, 5), "1号", AREA, CAUSE)
    facts = refusal_facts(session, submitted(session, party), DAY)
    assert {key for key, value in facts.items() if value is True} == flags
    assert facts[through] == facts["barredThrough"] == recorded.anniversary.isoformat()


def test_period_over_but_unperformed(session: Session) -> None:
    """DT-01's boundary row: three years and a day, not performed."""
    party = pharmacy(session)
    subject = Subject.party(party)
    bans.record_ban(session, subject, BanGround.ILLEGALITY, date(2023, 3, 10), "1号", AREA, CAUSE)
    facts = refusal_facts(session, submitted(session, party), DAY)
    assert facts["illegalityPeriodRunning"] is False
    assert facts["illegalityPenaltyUnperformed"] is True


def test_facts_of_the_institution_and_its_persons(session: Session) -> None:
    """Scope, price policy, penalty, list and person ban, all at once and all cited."""
    party = institution(session, non_basic_main_scope=True, price_policy_breached=True)
    person = party.key_persons[0].person
    bans.record_penalty(session, party, "罚字1号", "市医保局", date(2026, 1, 5))
    bans.list_dishonest(session, person.name, person.id_number, date(2026, 1, 5), "执行案1号")
    subject = Subject.person(person.name, person.id_number)
    bans.record_ban(session, subject, BanGround.KEY_PERSON, date(2024, 1, 5), "1号", AREA, CAUSE)
    facts = refusal_facts(session, submitted(session, party), DAY, other_ground="另有规定")
    assert {key for key, value in facts.items() if value is True} == {
        "nonBasicMainScope",
        "pricePolicyBreached",
        "penaltyUnperformed",
        "keyPersonDishonest",
        "keyPersonBarred",
    }
    assert facts["otherGround"] == "另有规定"
    hits = facts["hits"]
    assert isinstance(hits, list)
    cited = {hit["provision"] for hit in hits if isinstance(hit, dict)}
    assert cited == {"O2-12-1", "O2-12-2", "O2-12-3", "O2-12-7", "O2-12-8"}


def test_facts_are_json(session: Session) -> None:
    """They become process variables."""
    party = pharmacy(session)
    subject = Subject.party(party)
    bans.record_ban(session, subject, BanGround.ILLEGALITY, date(2026, 1, 5), "1号", AREA, CAUSE)
    facts = refusal_facts(session, submitted(session, party), DAY)
    assert json.loads(json.dumps(facts)) == facts
