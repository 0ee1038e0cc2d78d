"""Tell every procedure of an agreement that it has ended: the one place that publishes `agreement.ended`."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases
from handlers.agreements import Agreement, AgreementState
from handlers.cases import CaseOutcome
from handlers.filings import agreement_variables
from handlers.filings.receivers import times_to_publish
from handlers.jobs.case import cause_of, today

ENDED = "agreement.ended"


def publish_ended(job: Job, agreement: Agreement) -> None:
    """Publish it under the agreement's number (standing procedures) and under those of its cases.

    A closed case may still have a procedure that waits, such as a pause of one department, and one case may have the
    same procedure twice: everybody who waits is told. An open case on which nothing works any more is closed. The
    payload is the root variables with `endState`, `endedOn` and `endReason`. An agreement that has not ended is a
    mistake of the caller: ValueError.
    """
    if agreement.ended_on is None or agreement.end_reason is None:
        raise ValueError(f"Expected agreement {agreement.number} to have ended, but it is {agreement.state}; end it first.")
    payload = {
        **agreement_variables(agreement),
        "endState": agreement.state.value,
        "endedOn": agreement.ended_on.isoformat(),
        "endReason": agreement.end_reason.value,
    }
    for key in (agreement.number, *(case.number for case in cases.cases_of(job.session, agreement))):
        for _ in range(times_to_publish(job.session, ENDED, key)):
            job.publish_message(ENDED, key, payload, business_key=key, tenant_id=agreement.area)
    _close_left_over(job, agreement)


def outcome_of(agreement: Agreement) -> CaseOutcome:
    """How a case ends that the end of its agreement has overtaken."""
    return CaseOutcome.EXPIRED if agreement.state is AgreementState.EXPIRED else CaseOutcome.OVERTAKEN


def _close_left_over(job: Job, agreement: Agreement) -> None:
    """Close the cases whose last procedure ended at the same midnight, leaving them to the end of the agreement."""
    for case in cases.cases_of(job.session, agreement):
        if case.is_open and not cases.running(job.session, case):
            cases.close(job.session, case, outcome_of(agreement), today(job), cause_of(job))
