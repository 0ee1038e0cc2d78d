"""Job `remove-from-list`: a founded objection takes the qualified result back."""

from __future__ import annotations

from engine.jobs import Job
from handlers import evaluations, publicity
from handlers.jobs import clocks
from handlers.jobs.case import application_of, cause_of, today


def remove_from_list(job: Job) -> dict[str, object]:
    """Revoke the result of the evaluation and return the `removalReason` that the verification gave."""
    application = application_of(job)
    entry = publicity.entry_of(job.session, application)
    reasons = [one.finding_reason for one in entry.objections if one.finding is publicity.Finding.FOUNDED]
    reason = "；".join(filter(None, reasons))
    evaluation = evaluations.current_evaluation(job.session, application)
    evaluations.revoke_result(job.session, evaluation, today(job), reason, cause_of(job))
    clocks.close_listed(job)
    return {"removalReason": reason}
