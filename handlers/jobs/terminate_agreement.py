"""Job `terminate-agreement`: 00:00 of the effective day has come."""

from __future__ import annotations

from engine.jobs import Job
from handlers import agreements, terminations
from handlers.agreements import EndReason
from handlers.deadlines import ledger
from handlers.deadlines.models import Outcome
from handlers.jobs.case import cause_of, today
from handlers.jobs.case_file import case_file_of
from handlers.jobs.ended import publish_ended
from handlers.jobs.inputs import day, flag, text
from handlers.jobs.timers import TIMERS


def terminate_agreement(job: Job) -> dict[str, object]:
    """TERMINATED from `terminatesOn` by `decisionNumber`; every clock of the agreement is cancelled (GAP-29).

    Publishes `agreement.ended`; returns `terminatedOn`. Raises ForbiddenTransition, StepRefused.
    """
    case, on = case_file_of(job), today(job)
    agreement = case.agreement
    decision = terminations.find_ending_decision(case, text(job, "decisionNumber"))
    agreements.terminate(
        job.session,
        agreement,
        day(job, "terminatesOn"),
        cause_of(job),
        decision_number=text(job, "decisionNumber"),
        reason=_reason(job),
        settles_in_patients=decision is not None and decision.settles_in_patients,
    )
    ledger.close_running(job.session, TIMERS, Outcome.CANCELLED, on=on, business_key=agreement.number)
    publish_ended(job, agreement)
    return {"terminatedOn": text(job, "terminatesOn")}


def _reason(job: Job) -> EndReason:
    if flag(job, "voluntary"):
        return EndReason.TERMINATED_VOLUNTARILY
    return EndReason.TERMINATED_LINKED if flag(job, "byLinkage") else EndReason.TERMINATED
