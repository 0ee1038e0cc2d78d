"""What may be filed for suspension and resumption: both sides of every day, and what goes into the case."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from engine.errors import InvalidInput
from handlers import cases
from handlers.agreements import Agreement, AgreementState, SuspensionKind
from handlers.agreements.states import IN_FORCE
from handlers.cases import Case, CaseKind
from handlers.jobs.suspend_agreement import suspend_agreement
from handlers.suspensions import BeyondTerm, DayPassed, FindingIncomplete, ResumeTooLate
from handlers.suspensions import filings as mine
from tests.handlers.jobs.job import job
from tests.handlers.lives import END, START, at_work, in_force, opened

DAY = date(2026, 4, 1)
ONE = timedelta(days=1)


def asked(session: Session, agreement: Agreement, first: date, last: date) -> dict[str, object]:
    values = {"requestedFrom": first.isoformat(), "requestedTo": last.isoformat(), "suspensionReason": "装修"}
    return mine.request(at_work(session, DAY), agreement, None, values)


def test_a_suspension_is_asked_for_from_tomorrow_on(session: Session) -> None:
    agreement = in_force(session)
    assert asked(session, agreement, DAY + ONE, DAY + ONE) == {
        "requestedFrom": "2026-04-02",
        "requestedTo": "2026-04-02",
        "suspensionReason": "装修",
        "requestedOn": "2026-04-01",
    }
    with pytest.raises(DayPassed) as refused:
        asked(session, agreement, DAY, DAY + ONE)
    assert refused.value.field == "requestedFrom"


def test_a_suspension_does_not_end_before_it_begins(session: Session) -> None:
    with pytest.raises(DayPassed) as refused:
        asked(session, in_force(session), DAY + 2 * ONE, DAY + ONE)
    assert refused.value.field == "requestedTo"


def test_a_suspension_begins_within_the_term_and_may_outlast_it(session: Session) -> None:
    """O3-39-c: one that the term overtakes ends with the agreement."""
    agreement = in_force(session)
    assert asked(session, agreement, END, END + 30 * ONE)["requestedTo"] == (END + 30 * ONE).isoformat()
    with pytest.raises(BeyondTerm):
        asked(session, agreement, END + ONE, END + ONE)


def paused(session: Session) -> tuple[Agreement, Case]:
    """Voluntarily suspended from 2026-04-01; its 180th day is Monday 2026-09-28."""
    agreement = in_force(session)
    case = opened(session, agreement, START, CaseKind.VOLUNTARY_SUSPENSION)
    facts = {"suspendedFrom": "2026-04-01", "suspendedTo": "2026-06-29", "decisionNumber": "决定1", "grounds": ["O3-39-d"]}
    headers = {"kind": SuspensionKind.VOLUNTARY.value, "timer": "T-SUSP-180D", "clock": "susp"}
    made = suspend_agreement(job(session, case.number, on=DAY, headers=headers, given=facts))
    assert made["suspDue"] == "2026-09-28"
    assert agreement.state is AgreementState.SUSPENDED_V
    return agreement, case


def test_resumption_is_asked_for_up_to_day_180(session: Session) -> None:
    """Rule 2.7, SC-153."""
    agreement, _ = paused(session)
    last = date(2026, 9, 28)
    values = {"resumptionStatement": "装修完毕"}
    found = mine.resumption(at_work(session, last), agreement, None, values)
    assert found == {"resumptionStatement": "装修完毕", "resumeRequestedOn": "2026-09-28"}
    with pytest.raises(ResumeTooLate) as refused:
        mine.resumption(at_work(session, last + ONE), agreement, None, values)
    assert refused.value.last == last
    assert "2026-09-28" in refused.value.message_zh


def test_a_proposal_is_a_finding_of_whoever_proposes(session: Session) -> None:
    case = opened(session, in_force(session), DAY, CaseKind.SUSPENSION)
    values = {"facts": "数据不实", "evidence": "台账", "data": "false"}
    payload = mine.proposal(at_work(session, DAY, "sun"), case.agreement, case, values)
    found = payload["suspensionFindings"]
    assert isinstance(found, dict)
    assert (payload["source"], found["data"], found["investigators"]) == ("filing", "false", ["sun"])
    assert cases.case_events(session, case)[-1].reason == "数据不实"


def test_an_order_names_its_number_and_makes_nobody_an_investigator(session: Session) -> None:
    """O3-45-a: the department orders, the agency investigates and decides."""
    case = opened(session, in_force(session), DAY, CaseKind.SUSPENSION)
    values = {"facts": "重大风险", "risk": "major", "orderNumber": "杭医保责〔2026〕3号"}
    payload = mine.order(at_work(session, DAY), case.agreement, case, values)
    found = payload["suspensionFindings"]
    assert isinstance(found, dict)
    assert (payload["orderNumber"], found["risk"], found["investigators"]) == ("杭医保责〔2026〕3号", "major", [])
    with pytest.raises(InvalidInput):
        mine.order(at_work(session, DAY), case.agreement, case, {**values, "orderNumber": " "})


def test_a_proposal_without_the_clause_it_relies_on_is_refused(session: Session) -> None:
    case = opened(session, in_force(session), DAY, CaseKind.SUSPENSION)
    with pytest.raises(FindingIncomplete):
        mine.proposal(at_work(session, DAY), case.agreement, case, {"facts": "约定", "byClause": True, "clause": ""})


def test_a_department_is_paused_from_today_or_later_within_the_term(session: Session) -> None:
    """S735-38-b."""
    agreement = in_force(session)
    for day in (DAY, END):
        values = {"pauseFrom": day.isoformat(), "pausedDepartment": "骨科"}
        assert mine.pause(at_work(session, DAY), agreement, None, values) == values
    with pytest.raises(DayPassed):
        mine.pause(at_work(session, DAY), agreement, None, {"pauseFrom": (DAY - ONE).isoformat()})
    with pytest.raises(BeyondTerm):
        mine.pause(at_work(session, DAY), agreement, None, {"pauseFrom": (END + ONE).isoformat()})


def test_who_may_file_what_and_in_which_state() -> None:
    """PR-09: the party asks, the auditor proposes, the department orders; a resumption needs a voluntary suspension."""
    rules = {one.id: (sorted(one.roles), sorted(state.value for state in one.states)) for one in mine.FILINGS}
    active, voluntary, imposed = "ACTIVE", "SUSPENDED_V", "SUSPENDED_A"
    assert rules == {
        "request-suspension": (["institution"], [active]),
        "request-resumption": (["institution"], [voluntary]),
        "withdraw-resumption": (["institution"], [voluntary]),
        "propose-suspension": (["agency-auditor"], [active, voluntary]),
        "order-suspension": (["admin-department"], [active, voluntary]),
        "add-suspension-ground": (["agency-auditor"], [imposed]),
        "order-department-pause": (["admin-department"], sorted(state.value for state in IN_FORCE)),
    }
