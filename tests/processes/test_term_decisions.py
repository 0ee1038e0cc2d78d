"""DT-04 and the reasons of an expiry, row by row, from the deployed files (procedures.md sections 4 and 8)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from handlers.agreements import EndReason
from tests.processes.tables import decisions

NOW = datetime(2026, 9, 1, 1, tzinfo=UTC)
CLEAN: dict[str, object] = {
    "barred": False,
    "licenceExpired": False,
    "coaching": "NONE",
    "openCase": None,
    "suspended": False,
    "appraisalGrade": None,
    "agencySuspensions": 0,
}
KINDS = ("pharmacy", "institution")


GATE = decisions("agreement-renewal/renewal-gate.dmn")
REASON = decisions("agreement-expiry/expiry-reason.dmn")


def gate(kind: str, **facts: object) -> dict[str, object]:
    found = GATE.evaluate("renewal-gate", {**CLEAN, "partyType": kind, **facts}, now=NOW).to_json()["value"]
    assert isinstance(found, dict)
    return {**found}


def reason(kind: str, **facts: object) -> dict[str, object]:
    given = {"suspended": False, "coaching": "NONE", "renewalOutcome": None, "partyType": kind, **facts}
    found = REASON.evaluate("expiry-reason", given, now=NOW).to_json()["value"]
    assert isinstance(found, dict)
    return {**found}


@pytest.mark.parametrize(
    ("facts", "outcome", "pharmacy", "institution"),
    [
        ({}, "negotiate", "O3-38-b", "O2-41-b"),
        ({"barred": True}, "refuse", "O3-38-b", "O2-41-b"),
        ({"licenceExpired": True}, "refuse", "O3-05-0", "O2-05-a"),
        ({"coaching": "FAILED"}, "refuse", "N2025-04-6", "N2025-04-6"),
        ({"coaching": "EXTENDED"}, "hold", "N2025-04-6", "N2025-04-6"),
        ({"coaching": "FIRST"}, "negotiate", "O3-38-b", "O2-41-b"),
        ({"coaching": "PASSED"}, "negotiate", "O3-38-b", "O2-41-b"),
        ({"openCase": "termination"}, "hold", "O3-38-b", "O2-41-b"),
        ({"openCase": "breach"}, "hold", "O3-38-b", "O2-41-b"),
        ({"openCase": "suspension"}, "hold", "O3-38-b", "O2-41-b"),
        ({"suspended": True}, "hold", "O3-39-b", "O2-42-a"),
        ({"appraisalGrade": "unqualified"}, "review", "O3-38-b", "O2-41-b"),
        ({"appraisalGrade": "qualified"}, "negotiate", "O3-38-b", "O2-41-b"),
        ({"agencySuspensions": 1}, "review", "O3-38-b", "O2-41-b"),
        ({"agencySuspensions": 2}, "review", "O3-38-b", "O2-41-b"),
        ({"appraisalGrade": "excellent"}, "negotiate", "O3-38-b", "O2-41-d"),
        ({"appraisalGrade": "good"}, "negotiate", "O3-38-b", "O2-41-d"),
    ],
)
def test_the_gate_of_a_renewal(facts: dict[str, object], outcome: str, pharmacy: str, institution: str) -> None:
    for kind, provision in zip(KINDS, (pharmacy, institution), strict=True):
        found = gate(kind, **facts)
        assert (found["gate"], found["provision"]) == (outcome, provision)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("graver", "lighter", "outcome"),
    [
        ({"barred": True}, {"openCase": "termination"}, "refuse"),
        ({"licenceExpired": True}, {"coaching": "EXTENDED"}, "refuse"),
        ({"coaching": "FAILED"}, {"openCase": "termination"}, "refuse"),
        ({"openCase": "breach"}, {"appraisalGrade": "unqualified"}, "hold"),
        ({"coaching": "EXTENDED"}, {"agencySuspensions": 1}, "hold"),
        ({"suspended": True}, {"agencySuspensions": 1}, "hold"),
        ({"agencySuspensions": 1}, {"appraisalGrade": "excellent"}, "review"),
    ],
)
def test_the_graver_gate_comes_first(kind: str, graver: dict[str, object], lighter: dict[str, object], outcome: str) -> None:
    assert gate(kind, **graver, **lighter)["gate"] == outcome


@pytest.mark.parametrize("kind", KINDS)
def test_only_a_coached_or_suspended_renewal_is_negotiated_on_condition(kind: str) -> None:
    assert gate(kind, coaching="EXTENDED")["conditional"] is True
    assert gate(kind, suspended=True)["conditional"] is True
    assert gate(kind, suspended=True, openCase="breach")["conditional"] is False
    assert gate(kind, coaching="EXTENDED", openCase="breach")["conditional"] is False
    assert gate(kind, openCase="termination")["conditional"] is False


def test_only_well_appraised_institutions_may_have_a_fixed_agreement() -> None:
    fixed = {(kind, grade): gate(kind, appraisalGrade=grade)["fixedAnnual"] for kind in KINDS for grade in GRADES}
    assert {key for key, allowed in fixed.items() if allowed} == {("institution", "excellent"), ("institution", "good")}


GRADES = ("excellent", "good", "qualified", "unqualified", None)


@pytest.mark.parametrize(
    ("facts", "word", "pharmacy", "institution"),
    [
        ({}, "no_request", "O3-38-a", "O2-41-a"),
        ({"renewalOutcome": "late_declined"}, "late_declined", "O3-38-a", "O2-41-a"),
        ({"renewalOutcome": "no_consensus"}, "no_consensus", "O3-38-d", "O2-41-c"),
        ({"renewalOutcome": "open"}, "no_consensus", "O3-38-d", "O2-41-c"),
        ({"renewalOutcome": "coaching_failed", "coaching": "FAILED"}, "coaching_failed", "N2025-04-6", "N2025-04-6"),
        ({"renewalOutcome": "refused"}, "renewal_refused", "O3-38-b", "O2-41-b"),
        ({"renewalOutcome": "party_declined"}, "party_declined", "O3-41-a", "O2-44-a"),
        ({"suspended": True}, "suspension_outlasted", "O3-39-c", "O2-42-a"),
        ({"suspended": True, "renewalOutcome": "no_consensus"}, "suspension_outlasted", "O3-39-c", "O2-42-a"),
        ({"coaching": "FAILED", "renewalOutcome": "party_declined"}, "coaching_failed", "N2025-04-6", "N2025-04-6"),
    ],
)
def test_the_reason_of_an_expiry(facts: dict[str, object], word: str, pharmacy: str, institution: str) -> None:
    for kind, provision in zip(KINDS, (pharmacy, institution), strict=True):
        found = reason(kind, **facts)
        assert (EndReason(str(found["reason"])), found["provision"]) == (EndReason(word), provision)


def test_only_a_pharmacy_without_consensus_reads_the_word_rescinded() -> None:
    outcomes = ("no_consensus", "refused", "late_declined", "party_declined", None)
    words = {(kind, outcome): reason(kind, renewalOutcome=outcome)["wording"] for kind in KINDS for outcome in outcomes}
    assert {key for key, word in words.items() if word == "解除"} == {("pharmacy", "no_consensus")}  # GAP-08
    assert set(words.values()) == {"解除", "期满终止"}
