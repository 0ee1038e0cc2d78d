"""The decision about a breach: what may be chosen, and what each measure becomes."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from handlers import breaches, cases
from handlers.breaches import Breach
from handlers.cases import Case, CaseKind, CaseStatus, DecisionKind, MeasureKind, RightSkipped
from tests.handlers.lives import in_force, notified, on, opened

NOTICE = date(2026, 4, 1)
"""The defence ends on 2026-04-09."""
DECIDED = date(2026, 4, 10)
MANAGEMENT = Breach("S735-39-4", "未按规定报告监管信息", "S735-39-a", None, None)
FRAUD = Breach("S735-40-3", "虚构医药服务项目", "S735-40-a", "O3-40-5", "fund_siphoned")


def case_of(session: Session, *found: Breach) -> Case:
    """A notified case whose findings are entered."""
    case = opened(session, in_force(session), NOTICE, CaseKind.BREACH)
    for breach in found:
        cases.record_finding(session, case, NOTICE, "事实", on(NOTICE, "li"), ground=breach.ground, code=breach.code)
    return notified(session, case, NOTICE, DecisionKind.BREACH)


def decided(
    session: Session, case: Case, found: Breach, *kinds: str, actor: str = "wang", **fields: object
) -> list[dict[str, object]]:
    """The measures of a decision that chooses those kinds."""
    form = {"measureKinds": list(kinds), "decisionReasons": "事实清楚。", **fields}
    _, measures = breaches.decide_breach(session, case, form, [found], on(DECIDED, actor))
    return [dict(one) for one in measures]


def line(reference: str, amount: float, fund: str, treatment: str) -> dict[str, object]:
    return {"lineReference": reference, "lineAmount": amount, "lineFund": fund, "lineTreatment": treatment}


def test_lines_are_gathered_by_treatment_and_fund(session: Session) -> None:
    lines = [
        line("L1", 10, "resident", "recover"),
        line("L2", 20, "employee", "recover"),
        line("L3", 5.5, "resident", "recover"),
        line("L4", 7, "resident", "refuse"),
    ]
    case = case_of(session, MANAGEMENT)
    found = decided(session, case, MANAGEMENT, "fees", feeLines=lines)
    assert [(one["kind"], one["fund"], one["amount"]) for one in found] == [
        ("recover", "employee", 2_000),
        ("recover", "resident", 1_550),
        ("refuse", "resident", 700),
    ]
    assert found[1]["lines"] == [{"reference": "L1", "amount": 1_000}, {"reference": "L3", "amount": 550}]
    assert [row.kind for row in case.measures] == [MeasureKind.RECOVER, MeasureKind.RECOVER, MeasureKind.REFUSE]
    assert case.state is CaseStatus.DECIDED


def test_a_proved_ground_of_termination_allows_nothing_lighter(session: Session) -> None:
    case = case_of(session, FRAUD)
    with pytest.raises(RightSkipped) as refused:
        decided(session, case, FRAUD, "suspend")
    assert refused.value.right == "mandatory"


def test_termination_goes_on_under_the_same_case(session: Session) -> None:
    case = case_of(session, FRAUD)
    (measure,) = decided(session, case, FRAUD, "terminate")
    assert measure["terminationFacts"] == {
        "findings": ["fund_siphoned"],
        "circumstances": [],
        "fundDefrauded": True,
        "agreementClause": None,
        "description": "虚构医药服务项目",
        "discoveredOn": "2026-04-10",
    }
    assert case.stage is CaseKind.TERMINATION


def test_a_clause_of_the_agreement_is_named_as_the_ground(session: Session) -> None:
    clause = Breach("AGR-5", "协议约定的解除情形", "T22-00-a", "O3-40-16", "agreement_clause")
    (measure,) = decided(session, case_of(session, clause), clause, "terminate")
    facts = measure["terminationFacts"]
    assert isinstance(facts, dict)
    assert (facts["agreementClause"], facts["fundDefrauded"]) == ("协议约定的解除情形", False)


def test_what_is_no_ground_cannot_terminate(session: Session) -> None:
    with pytest.raises(breaches.NoTerminationGround):
        decided(session, case_of(session, MANAGEMENT), MANAGEMENT, "terminate")


def test_one_decision_does_not_suspend_and_terminate(session: Session) -> None:
    with pytest.raises(breaches.SuspendOrTerminate):
        decided(session, case_of(session, FRAUD), FRAUD, "suspend", "terminate")


def test_an_investigator_does_not_decide(session: Session) -> None:
    with pytest.raises(RightSkipped) as refused:
        decided(session, case_of(session, MANAGEMENT), MANAGEMENT, "suspend", actor="zhao")
    assert refused.value.right == "separation"


def test_the_usual_time_for_correction_runs_off_a_rest_day(session: Session) -> None:
    case = case_of(session, MANAGEMENT)
    (measure,) = decided(session, case, MANAGEMENT, "rectify", correctionTask="补报")
    assert measure["dueOn"] == "2026-05-11"  # the 30th day, 2026-05-10, is a Sunday


@pytest.mark.parametrize("until", ["2026-04-09", "2026-04-10"])
def test_correction_ends_after_the_decision(session: Session, until: str) -> None:
    with pytest.raises(breaches.DateTooEarly):
        decided(session, case_of(session, MANAGEMENT), MANAGEMENT, "rectify", correctionTask="补报", correctionUntil=until)


def test_no_breach_leaves_nothing_proved(session: Session) -> None:
    case = case_of(session, FRAUD)
    decision = breaches.decide_no_breach(session, case, "证据不足。", on(DECIDED, "wang"))
    assert decision.kind is DecisionKind.DROP
    assert [finding.proved for finding in case.findings] == [False]
