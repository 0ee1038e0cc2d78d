"""The jobs of PR-09: what a request is measured by, what the leader decides, when clocks run and from when one resumes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from engine.jobs import Job
from handlers import agreements, cases, parameters
from handlers.agreements import AlreadySuspended, SuspensionKind
from handlers.cases import Case, CaseKind, CaseOutcome, DecisionKind
from handlers.deadlines import ledger
from handlers.deadlines.models import Outcome
from handlers.jobs.assess_suspension import assess_suspension
from handlers.jobs.decide_suspension import decide_suspension, names
from handlers.jobs.extend_suspension import extend_suspension
from handlers.jobs.late_check_policy import late_check_policy
from handlers.jobs.restart_suspension_clock import restart_suspension_clock
from handlers.jobs.resume_day import resume_day
from handlers.jobs.suspend_agreement import suspend_agreement
from handlers.jobs.suspension_facts import suspension_facts
from handlers.jobs.suspension_notice_facts import suspension_notice_facts
from handlers.suspensions import BeyondTerm, DayPassed, LongerThanCap, NothingNamed
from tests.handlers.cases import AREA, CAUSE, institution
from tests.handlers.jobs.job import heard, job
from tests.handlers.lives import END, in_force, notified, on, opened, suspended

DAY = date(2026, 4, 1)
ONE = timedelta(days=1)
CLOCK = {"timer": "T-SUSP-180D", "clock": "susp"}
DECIDED = {"decisionReasons": "事实清楚", "grounds": ["O3-39-2"], "rectificationDays": 30, "settlesInPatients": False}


def proposed(session: Session, *, defended: bool = True) -> Case:
    """An open case of suspension, announced and with its statement made."""
    case = opened(session, in_force(session), DAY, CaseKind.SUSPENSION)
    notified(session, case, DAY, DecisionKind.SUSPEND, DecisionKind.BREACH)
    if defended:
        cases.record_statement(session, case, DAY, "无异议", on(DAY))
        cases.record_defence_answer(session, case, DAY, "不予采纳", on(DAY), accepted=False)
    return case


def at(session: Session, case: Case, given: Mapping[str, object], decision: str = "suspend") -> Job:
    headers = {"decision": decision, "outcome": "NOT_SUSPENDED"}
    return job(session, case.number, on=DAY, headers=headers, given={**DECIDED, **given})


def period(first: date, last: date) -> dict[str, object]:
    return {"suspendedFrom": first.isoformat(), "suspendedTo": last.isoformat()}


def test_a_request_is_measured_by_the_day_it_was_made(session: Session) -> None:
    """O3-39-e, rule 2.5: 180 days from the first, three months from the request."""
    case = opened(session, in_force(session), DAY, CaseKind.VOLUNTARY_SUSPENSION)
    asked = {"requestedFrom": "2026-07-01", "requestedTo": "2026-12-28", "requestedOn": "2026-04-01"}
    found = assess_suspension(job(session, case.number, on=DAY, given=asked))
    assert (found["lengthDays"], found["maxDays"], found["earliestFrom"]) == (180, 180, "2026-07-01")
    assert (found["suspendedFrom"], found["suspendedTo"]) == ("2026-07-01", "2026-12-28")


def test_the_second_suspension_is_announced_with_the_termination(session: Session) -> None:
    """GAP-05: counter 0 alone, counter 1 combined, and not where the area has switched it off."""
    case = opened(session, in_force(session), DAY, CaseKind.SUSPENSION)
    given = {"suspensionFindings": {"facts": "数据不实", "data": "false", "investigators": ["sun"]}}

    def facts() -> dict[str, object]:
        return suspension_facts(job(session, case.number, on=DAY, given=given))

    assert (facts()["combinedNotice"], facts()["secondOpensTermination"], facts()["capDays"]) == (False, True, 180)
    case.agreement.agency_suspensions = 1
    assert facts()["combinedNotice"] is True
    assert (case.stage, "sun" in {one.name for one in case.investigators}) == (CaseKind.SUSPENSION, True)
    parameters.set_override(
        session, "second_suspension_opens_termination", AREA, DAY, new_value=False, source="本地规定", cause=CAUSE
    )
    assert (facts()["combinedNotice"], facts()["secondOpensTermination"]) == (False, False)


@pytest.mark.parametrize(("combined", "cited"), [(False, ["O3-39-2"]), (True, ["O3-39-2", "O3-40-1"])])
def test_a_prior_notice_cites_its_grounds_and_the_last_day_of_the_defence(
    session: Session, combined: bool, cited: list[str]
) -> None:
    case = opened(session, in_force(session), DAY, CaseKind.SUSPENSION)
    given = {
        "proposedDays": 180,
        "capDays": 180,
        "combinedNotice": combined,
        "suspensionGrounds": [{"provision": "O3-39-2", "text": "未按规定提供数据"}],
    }
    found = suspension_notice_facts(job(session, case.number, on=DAY, given=given))
    assert (found["noticeGrounds"], found["groundTexts"]) == (cited, ["未按规定提供数据"])
    assert found["noticeDueOn"] == "2026-04-09"  # 04-04 to 04-06 is a holiday
    with pytest.raises(LongerThanCap):
        suspension_notice_facts(job(session, case.number, on=DAY, given={**given, "proposedDays": 181}))


def test_a_second_suspension_of_an_institution_cites_its_own_order(session: Session) -> None:
    case = opened(session, in_force(session, institution(session)), DAY, CaseKind.SUSPENSION)
    given = {"proposedDays": 1, "capDays": 180, "combinedNotice": True, "suspensionGrounds": []}
    assert suspension_notice_facts(job(session, case.number, on=DAY, given=given))["noticeGrounds"] == ["O2-43-1"]


def test_the_leader_suspends_and_sets_the_last_day_of_the_rectification(session: Session) -> None:
    case = proposed(session)
    found = decide_suspension(at(session, case, period(DAY, DAY + 60 * ONE)))
    assert found["rectifyBy"] == "2026-05-06"  # day 30 is 05-01, which is a holiday to 05-05
    (decision,) = case.decisions
    assert (decision.number, decision.kind) == (found["decisionNumber"], DecisionKind.SUSPEND)
    assert (decision.effective_on, decision.ends_on, decision.rectify_until) == (DAY, DAY + 60 * ONE, date(2026, 5, 6))


def test_what_is_suspended_by_the_agency_is_not_suspended_again(session: Session) -> None:
    """Section 3.1: a new ground is added to the running case."""
    case = proposed(session)
    suspended(session, case.agreement, DAY, DAY + 30 * ONE)
    with pytest.raises(AlreadySuspended):
        decide_suspension(at(session, case, period(DAY, DAY + 60 * ONE)))


def test_dropping_closes_the_case_and_keeps_the_agreement(session: Session) -> None:
    case = proposed(session)
    decide_suspension(heard(at(session, case, {}, "drop")))
    assert (case.outcome, case.agreement.agency_suspensions) == (CaseOutcome.NOT_SUSPENDED, 0)


def test_a_lesser_measure_is_part_of_the_reasons(session: Session) -> None:
    case = proposed(session)
    decide_suspension(heard(at(session, case, {"lesserMeasure": "约谈"}, "lesser")))
    assert case.decisions[0].reasons == "事实清楚；约谈"


def test_parts_are_named_and_become_measures(session: Session) -> None:
    """O2-38-5: only those departments and persons."""
    case = proposed(session)
    both = period(DAY, DAY + 30 * ONE)
    with pytest.raises(NothingNamed):
        decide_suspension(at(session, case, {**both, "pausedDepartments": "、"}, "breach"))
    found = decide_suspension(at(session, case, {**both, "pausedDepartments": "骨科，外科", "pausedPersons": "张三"}, "breach"))
    assert found["pausedSubjects"] == ["骨科", "外科", "张三"]
    assert [(one.kind.value, one.description, one.due_on) for one in case.measures] == [
        ("pause_department", "骨科", DAY + 30 * ONE),
        ("pause_department", "外科", DAY + 30 * ONE),
        ("pause_person", "张三", DAY + 30 * ONE),
    ]
    assert names(job(session, given={"pausedDepartments": " 骨科,外科 、"}), "pausedDepartments") == ["骨科", "外科"]


@pytest.mark.parametrize(
    ("last", "due"),
    [(date(2026, 6, 29), "2026-09-28"), (date(2026, 9, 28), "2026-09-28"), (date(2026, 9, 29), "2026-09-29")],
)
def test_180_days_or_as_many_as_the_leader_agreed_to(session: Session, last: date, due: str) -> None:
    case = opened(session, in_force(session), DAY, CaseKind.VOLUNTARY_SUSPENSION)
    given = {**period(DAY, last), "decisionNumber": "决定1", "grounds": ["O3-39-d"]}
    headers = {**CLOCK, "kind": SuspensionKind.VOLUNTARY.value}
    found = suspend_agreement(job(session, case.number, on=DAY, headers=headers, given=given))
    assert (found["suspDue"], found["agencySuspensions"]) == (due, 0)
    (clock,) = ledger.running_clocks(session, "T-SUSP-180D", business_key=case.number)
    ledger.close_clock(session, clock.id, Outcome.MET, on=last)
    again = restart_suspension_clock(job(session, case.number, on=last, headers=CLOCK, given=given))
    assert (again["suspDue"], again["restartedOn"]) == (due, last.isoformat())


def test_a_clock_that_an_exception_moved_starts_again_at_the_moved_day(session: Session) -> None:
    case = opened(session, in_force(session), DAY, CaseKind.VOLUNTARY_SUSPENSION)
    given = {**period(DAY, DAY + 90 * ONE), "exceptionUntil": "2026-11-15"}
    assert restart_suspension_clock(job(session, case.number, on=DAY, headers=CLOCK, given=given))["suspDue"] == "2026-11-15"


def test_an_exception_is_a_day_to_come_within_the_term(session: Session) -> None:
    """GAP-07."""
    case = opened(session, in_force(session), DAY, CaseKind.VOLUNTARY_SUSPENSION)

    def extended(until: date) -> object:
        given = {"exceptionUntil": until.isoformat(), "exceptionReasons": "房屋鉴定未完成。"}
        return extend_suspension(job(session, case.number, on=DAY, headers=CLOCK, given=given))["suspDue"]

    with pytest.raises(DayPassed):
        extended(DAY)
    with pytest.raises(BeyondTerm):
        extended(END + ONE)
    assert extended(DAY + ONE) == "2026-04-02"
    assert extended(END) == END.isoformat()
    assert {one.kind for one in case.decisions} == {DecisionKind.EXCEPTION}


@pytest.mark.parametrize(
    ("early", "checked", "day"),
    [
        (False, None, "2026-05-01"),
        (False, "2026-04-30", "2026-05-01"),
        (False, "2026-05-01", "2026-05-01"),
        (False, "2026-05-02", "2026-05-02"),
        (True, "2026-04-20", "2026-04-21"),
    ],
)
def test_from_which_day_it_is_performed_again(session: Session, early: bool, checked: str | None, day: str) -> None:
    """GAP-31: the day after the end, the day of a later check, or at once where ended early."""
    given = {**period(DAY, date(2026, 4, 30)), "earlyApproved": early, "rectificationCheckedOn": checked}
    assert resume_day(job(session, on=date(2026, 4, 21), given=given)) == {"resumeOn": day}


def test_a_late_check_resumes_unless_the_area_says_otherwise_by_then(session: Session) -> None:
    case = proposed(session, defended=False)
    parameters.set_override(session, "late_check_resumes_suspension", AREA, DAY, new_value=False, source="本地规定", cause=CAUSE)
    for day, resumes in ((DAY - ONE, True), (DAY, False)):
        assert late_check_policy(job(session, case.number, on=day)) == {"lateCheckResumes": resumes}


def test_only_suspensions_by_the_agency_count(session: Session) -> None:
    """SC-159, SC-163."""
    case = proposed(session)
    given = {**period(DAY, DAY + 30 * ONE), "decisionNumber": "决定9", "grounds": ["O3-39-2"]}
    headers = {"timer": "T-SUSP-END", "clock": "suspEnd", "kind": SuspensionKind.AGENCY.value}
    found = suspend_agreement(job(session, case.number, on=DAY, headers=headers, given=given))
    assert (found["suspEndDue"], found["agencySuspensions"]) == ("2026-05-01", 1)
    assert agreements.may_settle(session, case.agreement, DAY).decision is agreements.Settle.REFUSE
