"""Case files: numbers, regions, measures, the chain to the end, and the reversal of decisions."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from handlers import agreements, bans, cases, publicity
from handlers.agreements import AgreementState
from handlers.bans import BanGround, BanStatus, FaultClass
from handlers.bans.termination import TerminationBan
from handlers.cases import (
    Case,
    CaseClosed,
    CaseDecision,
    CaseFinding,
    CaseKind,
    CaseOutcome,
    CaseSource,
    ChainIncomplete,
    Decision,
    DecisionKind,
    MeasureKind,
    NoticeRole,
    UnknownCase,
    UnknownDecision,
    WrongDecisionState,
)
from handlers.errors import InvalidFact
from tests.handlers.case_files.test_rights import AFTER, NOTICE, TERMINATION, case_with_notice
from tests.handlers.cases import AREA, CAUSE
from tests.handlers.lives import delivered, in_force, notified, on, opened, suspended

COURT = "杭州市中级人民法院"
LATER = date(2026, 7, 1)


def terminated(session: Session) -> tuple[Case, CaseDecision]:
    """A case whose agreement has been terminated for fraud, with ban and list entry."""
    case = case_with_notice(session)
    decision = cases.decide(session, case, TERMINATION, on(AFTER))
    agreement = case.agreement
    agreements.terminate(session, agreement, AFTER, on(AFTER), decision_number=decision.number)
    found = [
        TerminationBan(on_persons=False, ground=BanGround.ILLEGALITY, start_on=AFTER),
        TerminationBan(on_persons=True, ground=BanGround.KEY_PERSON, start_on=AFTER),
    ]
    bans.record_termination_bans(session, agreement, found, decision.number, FaultClass.FRAUD, on(AFTER))
    publicity.list_terminated(session, agreement, decision.number, AFTER, AFTER, grounds=decision.grounds)
    return case, decision


def test_a_case_keeps_its_number_through_breach_and_termination(session: Session) -> None:
    """SC-199."""
    case = opened(session, in_force(session), NOTICE, CaseKind.BREACH)
    assert case.number == f"{AREA}-AJ-2026-000001"
    cases.advance(session, case, CaseKind.TERMINATION, on(AFTER))
    assert (case.kind, case.stage, case.number) == ("breach", "termination", f"{AREA}-AJ-2026-000001")
    assert cases.case_of(session, case.number) is case


def test_the_region_shows_the_most_advanced_adverse_case(session: Session) -> None:
    agreement = in_force(session)
    first = opened(session, agreement, NOTICE, CaseKind.BREACH)
    assert agreement.case_state == "INVESTIGATING"
    second = notified(session, opened(session, agreement, NOTICE), NOTICE)
    assert agreement.case_state == "NOTICE_SENT"
    cases.close(session, second, CaseOutcome.NOT_PROVED, AFTER, on(AFTER))
    assert agreement.case_state == "INVESTIGATING"
    cases.close(session, first, CaseOutcome.NO_BREACH, AFTER, on(AFTER))
    assert agreement.case_state == "NONE"


@pytest.mark.parametrize("kind", [CaseKind.EXIT, CaseKind.VOLUNTARY_SUSPENSION])
def test_the_partys_own_wish_is_not_held_against_it(session: Session, kind: CaseKind) -> None:
    agreement = in_force(session)
    case = cases.open_case(session, agreement, kind, CaseSource.PARTY, NOTICE, on(NOTICE))
    assert agreement.case_state == "NONE"
    assert cases.open_cases(session, agreement) == []
    assert cases.open_cases(session, agreement, kind) == [case]


def test_nothing_enters_a_closed_case(session: Session) -> None:
    case = opened(session, in_force(session), NOTICE)
    cases.close(session, case, CaseOutcome.NOT_PROVED, AFTER, on(AFTER))
    assert cases.close(session, case, CaseOutcome.NOT_PROVED, AFTER, on(AFTER)) is case
    with pytest.raises(CaseClosed):
        cases.close(session, case, CaseOutcome.OVERTAKEN, AFTER, on(AFTER))
    with pytest.raises(CaseClosed):
        cases.record_finding(session, case, AFTER, "事实", on(AFTER))
    with pytest.raises(CaseClosed):
        cases.record_statement(session, case, AFTER, "申辩", on(AFTER))
    with pytest.raises(CaseClosed):
        cases.decide(session, case, TERMINATION, on(AFTER))


def test_a_termination_closes_when_its_chain_is_complete(session: Session) -> None:
    """SC-208: decided, delivered, published, reported."""
    case = case_with_notice(session)
    assert missing(session, case) == ("decision", "delivery", "publication", "report")
    decision = cases.decide(session, case, TERMINATION, on(AFTER))
    assert missing(session, case) == ("delivery", "publication", "report")
    delivered(session, case, AFTER, NoticeRole.DECISION)
    assert missing(session, case) == ("publication", "report")
    publicity.list_terminated(session, case.agreement, decision.number, AFTER, AFTER, grounds=[])
    assert missing(session, case) == ("report",)
    cases.record_report(session, case, AFTER, on(AFTER))
    cases.close(session, case, CaseOutcome.TERMINATED, AFTER, on(AFTER))
    assert (case.state, case.outcome, case.closed_on) == ("CLOSED", "TERMINATED", AFTER)


def missing(session: Session, case: Case) -> tuple[str, ...]:
    with pytest.raises(ChainIncomplete) as found:
        cases.close(session, case, CaseOutcome.TERMINATED, AFTER, on(AFTER))
    return found.value.missing


def test_a_stay_hides_and_stands_still_and_lifts_again(session: Session) -> None:
    """SC-245, GAP-25: the termination itself stays."""
    case, decision = terminated(session)
    cases.stay(session, decision, LATER, COURT, on(LATER))
    assert cases.stay(session, decision, LATER, COURT, on(LATER)).authority == COURT
    assert publicity.terminated_list(session, LATER) == []
    assert bans.bans_against(session, case.agreement.party, LATER) == ()
    assert case.agreement.state is AgreementState.TERMINATED
    cases.unstay(session, decision, LATER, on(LATER))
    assert len(publicity.terminated_list(session, LATER)) == 1
    assert bans.bans_against(session, case.agreement.party, LATER)
    with pytest.raises(WrongDecisionState):
        cases.unstay(session, decision, LATER, on(LATER))


def test_a_revocation_restores_everything(session: Session) -> None:
    """SC-212, SC-215, ALL-56-a."""
    case, decision = terminated(session)
    measure = cases.add_measure(session, case, MeasureKind.RECOVER, "追回", on(AFTER), decision=decision, amount=500_00)
    cases.revoke(session, decision, LATER, COURT, on(LATER))
    assert cases.revoke(session, decision, LATER, COURT, on(LATER)) is decision
    assert case.agreement.state is AgreementState.ACTIVE
    assert agreements.may_settle(session, case.agreement, date(2026, 6, 1)).decision == "pay"
    assert publicity.terminated_list(session, LATER) == []
    assert [ban.status for ban in bans.bans_of_decision(session, decision.number)] == [BanStatus.REVOKED] * 4
    assert measure.state == "cancelled"
    with pytest.raises(WrongDecisionState):
        cases.stay(session, decision, LATER, COURT, on(LATER))


def test_a_revocation_after_the_case_was_closed_leaves_no_open_case(session: Session) -> None:
    case, decision = terminated(session)
    cases.close(session, case, CaseOutcome.OVERTAKEN, AFTER, on(AFTER))
    cases.revoke(session, decision, LATER, COURT, on(LATER))
    assert (case.agreement.state, case.agreement.case_state) == ("ACTIVE", "NONE")


def test_a_revoked_suspension_decision_counts_no_more(session: Session) -> None:
    case = case_with_notice(session, DecisionKind.SUSPEND)
    kind = Decision(kind=DecisionKind.SUSPEND, effective_on=AFTER, grounds=["O3-39-2"], reasons="数据造假。")
    decision = cases.decide(session, case, kind, on(AFTER))
    suspended(session, case.agreement, AFTER, None, decision.number)
    cases.revoke(session, decision, LATER, COURT, on(LATER))
    assert (case.agreement.state, case.agreement.agency_suspensions) == ("ACTIVE", 0)


def test_revoking_one_decision_leaves_the_end_by_another(session: Session) -> None:
    case, _ = terminated(session)
    other = case_with_notice(session, DecisionKind.BREACH)
    kind = Decision(kind=DecisionKind.BREACH, effective_on=AFTER, grounds=["O3-35-2"], reasons="违规收费。")
    decision = cases.decide(session, other, kind, on(AFTER))
    cases.revoke(session, decision, LATER, COURT, on(LATER))
    assert case.agreement.state is AgreementState.TERMINATED


def test_measures_have_their_own_ends(session: Session) -> None:
    """SC-184."""
    case = opened(session, in_force(session), NOTICE, CaseKind.BREACH)
    recover = cases.add_measure(session, case, MeasureKind.RECOVER, "追回违规费用", CAUSE, amount=1_234_56, due_on=AFTER)
    damages = cases.add_measure(session, case, MeasureKind.DAMAGES, "违约金", CAUSE, amount=0)
    cases.perform_measure(session, case, recover, AFTER, on(AFTER), "抵扣")
    assert cases.perform_measure(session, case, recover, LATER, on(LATER)).performed_on == AFTER
    assert cases.unperformed_measures(case) == [damages]
    with pytest.raises(InvalidFact):
        cases.cancel_measure(session, case, damages, CAUSE, " ")
    cases.cancel_measure(session, case, damages, CAUSE, "协商一致")
    with pytest.raises(InvalidFact):
        cases.perform_measure(session, case, damages, AFTER, CAUSE)
    with pytest.raises(InvalidFact):
        cases.add_measure(session, case, MeasureKind.DAMAGES, "违约金", CAUSE, amount=-1)


@pytest.mark.parametrize("words", ["", "  "])
def test_what_is_empty_is_no_record(session: Session, words: str) -> None:
    case = case_with_notice(session)
    with pytest.raises(InvalidFact):
        cases.record_finding(session, case, NOTICE, words, CAUSE)
    with pytest.raises(InvalidFact):
        cases.record_statement(session, case, NOTICE, words, CAUSE)
    with pytest.raises(InvalidFact):
        cases.record_hearing(session, case, NOTICE, "到场", words, CAUSE)
    cases.record_statement(session, case, NOTICE, "申辩", CAUSE)
    with pytest.raises(InvalidFact):
        cases.record_defence_answer(session, case, NOTICE, words, CAUSE, accepted=True)
    with pytest.raises(InvalidFact):
        cases.judge_finding(session, case, _finding(session, case), CAUSE, proved=True, reasons=words)


def _finding(session: Session, case: Case) -> CaseFinding:
    return cases.record_finding(session, case, NOTICE, "事实", CAUSE)


def test_a_prior_notice_names_what_it_announces(session: Session) -> None:
    case = case_with_notice(session)
    with pytest.raises(InvalidFact, match="covers"):
        cases.record_notice(session, case, case.notices[0].notice, NOTICE, CAUSE)


def test_no_second_answer_to_one_statement(session: Session) -> None:
    case = case_with_notice(session)
    with pytest.raises(InvalidFact, match="statement"):
        cases.record_defence_answer(session, case, NOTICE, "理由", CAUSE, accepted=True)


def test_unknown_numbers(session: Session) -> None:
    with pytest.raises(UnknownCase):
        cases.case_of(session, "330100-AJ-2026-000009")
    with pytest.raises(UnknownDecision):
        cases.decision_of(session, "330100-JD-2026-000009")


def test_linked_cases_are_found_from_their_source(session: Session) -> None:
    source = opened(session, in_force(session), NOTICE)
    linked = cases.open_case(session, in_force(session), CaseKind.LINKAGE, CaseSource.LINKAGE, AFTER, CAUSE, source_case=source)
    assert list(cases.linked_cases(session, source)) == [linked]


def test_every_step_is_an_event_of_its_author(session: Session) -> None:
    case, _ = terminated(session)
    steps = [(one.event, one.actor) for one in cases.case_events(session, case)]
    assert steps[0] == ("case.opened", "li")
    assert ("case.decided.terminate", "wang") in steps
