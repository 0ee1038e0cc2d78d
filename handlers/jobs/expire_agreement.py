"""Job `expire-agreement`: the term is over and there is no new agreement."""

from __future__ import annotations

from engine.jobs import Job
from handlers import agreements
from handlers.agreements import EndReason
from handlers.form_values import word_of
from handlers.jobs.case import agreement_of, cause_of, today
from handlers.jobs.ended import publish_ended


def expire_agreement(job: Job) -> dict[str, object]:
    """EXPIRED for input `endReason`, also while suspended; tell every procedure of the agreement. Returns `endedOn`.

    Raises StepRefused while the term runs.
    """
    agreement = agreement_of(job)
    agreements.expire(job.session, agreement, today(job), word_of(job.variables, "endReason", EndReason), cause_of(job))
    publish_ended(job, agreement)
    return {"endedOn": "" if agreement.ended_on is None else agreement.ended_on.isoformat()}
