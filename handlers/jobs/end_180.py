"""Job `end-180`: a voluntary suspension of more than 180 days ends the agreement, confirmed (PR-09 A8, GAP-07)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import agreements
from handlers.cases import CaseOutcome
from handlers.form_values import word_of
from handlers.jobs.case import agreement_of, case_of, cause_of, today
from handlers.jobs.case_file import finish_case
from handlers.jobs.ended import publish_ended


def end_180(job: Job) -> dict[str, object]:
    """End the agreement today without any ban, close the case with header `outcome`, tell every other procedure.

    Returns `endedOn`. Raises StepRefused up to day 180.
    """
    agreement, on, cause = agreement_of(job), today(job), cause_of(job)
    agreements.end_180(job.session, agreement, on, cause)
    finish_case(job, case_of(job), word_of(job.headers, "outcome", CaseOutcome))
    publish_ended(job, agreement)
    return {"endedOn": on.isoformat()}
