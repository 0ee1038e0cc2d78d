"""Several procedures under one case number: the last one closes the case, a later one opens it again (SC-199)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from engine.store.process_instances import InstanceStatus, ProcessInstance
from handlers import agreements, cases
from handlers.cases import Case, CaseClosed, CaseKind, CaseOutcome, DecisionKind, NoticeRole
from handlers.cause import Cause
from tests.engine.store.rows import add_definition, add_instance
from tests.handlers.case_files.test_rights import AFTER, NOTICE
from tests.handlers.lives import delivered, in_force, notified, on, opened


def running(session: Session, case: Case, process: str) -> ProcessInstance:
    """A procedure that works on the case."""
    instance = add_instance(session, add_definition(session, process))
    instance.business_key = case.number
    return instance


def of(instance: ProcessInstance) -> Cause:
    """The cause of a step of that procedure."""
    return replace(on(AFTER), instance_key=instance.key)


def ended(instance: ProcessInstance) -> None:
    instance.status, instance.ended = InstanceStatus.COMPLETED, instance.started


def events(session: Session, case: Case) -> list[str]:
    return [one.event for one in cases.case_events(session, case)]


def test_the_first_of_two_procedures_leaves_the_case_open_as_that_of_the_other(session: Session) -> None:
    case = opened(session, in_force(session), NOTICE, CaseKind.SUSPENSION)
    suspension, termination = running(session, case, "agreement-suspension"), running(session, case, "agreement-termination")
    assert not cases.conclude(session, case, CaseOutcome.NOT_SUSPENDED, AFTER, of(suspension))
    assert (case.is_open, case.stage, case.state, case.outcome) == (True, "termination", "INVESTIGATING", None)
    assert events(session, case)[-1] == "case.concluded.NOT_SUSPENDED"
    ended(suspension)
    assert cases.conclude(session, case, CaseOutcome.NOT_PROVED, AFTER, of(termination))
    assert (case.state, case.outcome, case.closed_on) == ("CLOSED", "NOT_PROVED", AFTER)


@pytest.mark.parametrize(
    ("told", "state"),
    [((DecisionKind.SUSPEND,), "INVESTIGATING"), ((DecisionKind.SUSPEND, DecisionKind.TERMINATE), "NOTICE_SENT")],
)
def test_what_stays_has_come_as_far_as_its_own_notice(session: Session, told: tuple[DecisionKind, ...], state: str) -> None:
    agreement = in_force(session)
    case = notified(session, opened(session, agreement, NOTICE, CaseKind.SUSPENSION), NOTICE, *told)
    suspension = running(session, case, "agreement-suspension")
    running(session, case, "agreement-termination")
    cases.conclude(session, case, CaseOutcome.NOT_SUSPENDED, AFTER, of(suspension))
    assert (case.state, agreement.case_state) == (state, state)


def test_the_stage_stays_when_a_lesser_procedure_ends(session: Session) -> None:
    case = opened(session, in_force(session), NOTICE)
    breach = running(session, case, "breach-enforcement")
    running(session, case, "agreement-termination")
    running(session, case, "agreement-suspension")
    cases.conclude(session, case, CaseOutcome.RECTIFIED, AFTER, of(breach))
    assert case.stage == "termination"


def test_a_called_process_and_a_clearing_beside_the_case_keep_nothing_open(session: Session) -> None:
    case = opened(session, in_force(session), NOTICE)
    termination = running(session, case, "agreement-termination")
    running(session, case, "agreement-suspension").parent_key = termination.key
    running(session, case, "settlement-hold")
    assert cases.conclude(session, case, CaseOutcome.NOT_PROVED, AFTER, of(termination))


def test_what_merely_handed_on_closes_with_the_outcome_of_what_it_handed_on_to(session: Session) -> None:
    case = opened(session, in_force(session), NOTICE, CaseKind.BREACH)
    breach, suspension = running(session, case, "breach-enforcement"), running(session, case, "agreement-suspension")
    assert not cases.conclude(session, case, CaseOutcome.RESUMED, AFTER, of(suspension))
    ended(suspension)
    assert cases.conclude(session, case, CaseOutcome.ESCALATED, AFTER, of(breach))
    assert case.outcome == "RESUMED"


@pytest.mark.parametrize("stage", [CaseKind.BREACH, CaseKind.TERMINATION])
def test_a_procedure_beside_a_closed_case_may_open_it_again(session: Session, stage: CaseKind) -> None:
    """A referral comes back, or a hold finds fraud, after the breach itself was closed (S765-44-a, N2025-11-2)."""
    agreement = in_force(session)
    case = opened(session, agreement, NOTICE, stage)
    cases.close(session, case, CaseOutcome.RECTIFIED, AFTER, on(AFTER))
    for _ in range(2):
        cases.advance(session, case, CaseKind.TERMINATION, on(AFTER))
    assert events(session, case)[-2:] == ["case.reopened", "case.termination"]
    assert (case.state, case.stage, case.outcome, case.closed_on) == ("INVESTIGATING", "termination", None, None)
    assert agreement.case_state == "INVESTIGATING"
    assert [one.reason for one in cases.case_events(session, case) if one.event == "case.reopened"] == ["整改到位结案"]


@pytest.mark.parametrize("role", [NoticeRole.DEMAND, NoticeRole.OTHER])
def test_what_was_sent_beside_the_case_may_arrive_after_it_was_closed(session: Session, role: NoticeRole) -> None:
    """A demand for documents stands by itself (N2025-11-3, N2025-11-4)."""
    case = opened(session, in_force(session), NOTICE, CaseKind.BREACH)
    cases.close(session, case, CaseOutcome.NO_BREACH, AFTER, on(AFTER))
    delivered(session, case, AFTER, role)
    assert (case.state, events(session, case)[-1]) == ("CLOSED", f"case.{role}_delivered")
    for own in (NoticeRole.PRIOR, NoticeRole.DECISION):
        with pytest.raises(CaseClosed):
            delivered(session, case, AFTER, own, DecisionKind.TERMINATE)


def test_nothing_opens_the_case_of_an_ended_agreement_again(session: Session) -> None:
    agreement = in_force(session)
    case = opened(session, agreement, NOTICE, CaseKind.BREACH)
    cases.close(session, case, CaseOutcome.RECTIFIED, AFTER, on(AFTER))
    after = agreement.ends_on + timedelta(days=1)
    agreements.expire(session, agreement, after, agreements.EndReason.NO_REQUEST, on(after))
    with pytest.raises(CaseClosed):
        cases.advance(session, case, CaseKind.TERMINATION, on(AFTER))
