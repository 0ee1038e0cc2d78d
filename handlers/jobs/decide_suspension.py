"""Job `decide-suspension`: the leader's decision on a proposed suspension (PR-09 B7)."""

from __future__ import annotations

from datetime import date

from engine.jobs import Job
from handlers import cases, suspensions
from handlers.agreements import AgreementState, AlreadySuspended
from handlers.cases import CaseDecision, CaseOutcome, Decision, DecisionKind, MeasureKind
from handlers.deadlines import CalendarDays, act_deadline
from handlers.deadlines.overrides import calendar_for
from handlers.form_values import word_of
from handlers.jobs.case import agreement_of, case_of, cause_of, today
from handlers.jobs.case_file import finish_case
from handlers.jobs.inputs import day, flag, optional_text, provision_ids, text, whole
from handlers.suspensions import NothingNamed


def decide_suspension(job: Job) -> dict[str, object]:
    """Decide as header `decision` says (suspend, breach for parts only, lesser, drop); return `decisionNumber`.

    A decision that ends the case closes it with header `outcome`. Raises RightSkipped for whatever the law puts
    before it, AlreadySuspended, LongerThanCap, RectificationTooLate, DayPassed, BeyondTerm, NothingNamed.
    """
    kind = word_of(job.headers, "decision", DecisionKind)
    if kind is DecisionKind.SUSPEND:
        return _suspend(job)
    if kind is DecisionKind.BREACH:
        return _parts(job)
    row = _decide(job, Decision(kind=kind, effective_on=today(job), reasons=_reasons(job), grounds=_grounds(job)))
    outcome = word_of(job.headers, "outcome", CaseOutcome)
    finish_case(job, case_of(job), outcome, text(job, "decisionReasons"))
    return {"decisionNumber": row.number}


def _suspend(job: Job) -> dict[str, object]:
    agreement, on = agreement_of(job), today(job)
    first, last = day(job, "suspendedFrom"), day(job, "suspendedTo")
    rectify_by = _rectify_by(job, on)
    if agreement.state is AgreementState.SUSPENDED_A:
        raise AlreadySuspended(agreement.number, agreement.state, agreement.state.label)
    suspensions.check_agency_period(job.session, agreement, first, last, rectify_by, on)
    row = _decide(
        job,
        Decision(
            kind=DecisionKind.SUSPEND,
            effective_on=first,
            ends_on=last,
            rectify_until=rectify_by,
            reasons=_reasons(job),
            grounds=_grounds(job),
            settles_in_patients=flag(job, "settlesInPatients"),
        ),
    )
    return {"decisionNumber": row.number, "rectifyBy": rectify_by.isoformat()}


def _parts(job: Job) -> dict[str, object]:
    departments, persons = names(job, "pausedDepartments"), names(job, "pausedPersons")
    if not departments and not persons:
        raise NothingNamed
    first, last = day(job, "suspendedFrom"), day(job, "suspendedTo")
    on = today(job)
    suspensions.check_agency_period(job.session, agreement_of(job), first, last, last, on)
    row = _decide(
        job,
        Decision(kind=DecisionKind.BREACH, effective_on=first, ends_on=last, reasons=_reasons(job), grounds=_grounds(job)),
    )
    listed = [(MeasureKind.PAUSE_DEPARTMENT, departments), (MeasureKind.PAUSE_PERSON, persons)]
    for kind, subjects in listed:
        for subject in subjects:
            cases.add_measure(job.session, case_of(job), kind, subject, cause_of(job), decision=row, due_on=last)
    return {"decisionNumber": row.number, "pausedSubjects": [*departments, *persons]}


def names(job: Job, name: str) -> list[str]:
    """The names in a text field, separated by 、 or commas."""
    found = (optional_text(job, name) or "").replace("，", "、").replace(",", "、")
    return [one.strip() for one in found.split("、") if one.strip()]


def _decide(job: Job, decision: Decision) -> CaseDecision:
    return cases.decide(job.session, case_of(job), decision, cause_of(job))


def _rectify_by(job: Job, on: date) -> date:
    """The last day of the rectification if the decision is delivered on `on`."""
    return act_deadline(on, CalendarDays(whole(job, "rectificationDays")), calendar_for(job.session, job.tenant_id)).due


def _reasons(job: Job) -> str:
    measure = optional_text(job, "lesserMeasure")
    return "；".join(one for one in (text(job, "decisionReasons"), measure) if one)


def _grounds(job: Job) -> tuple[str, ...]:
    return provision_ids(job, "grounds")
