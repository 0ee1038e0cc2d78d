"""Job `perform-measure`: whether one measure of a decision has been performed."""

from __future__ import annotations

from engine.jobs import Job
from handlers import breaches
from handlers.jobs import clocks
from handlers.jobs.case import case_of, cause_of, today
from handlers.jobs.inputs import flag, optional_day, optional_text


def perform_measure(job: Job) -> dict[str, object]:
    """Note for `measureId` whether it is `performed`, with `note`; unperformed only after `dueOn` (StillTime).

    Then close the clocks of `closes`. Returns `measureOutcome`: header `outcome`, else performed or unperformed.
    """
    case, performed = case_of(job), flag(job, "performed")
    breaches.record_performance(
        job.session,
        case,
        breaches.measure_of(case, job.variables.get("measureId")),
        today(job),
        cause_of(job),
        performed=performed,
        due=optional_day(job, "dueOn"),
        note=optional_text(job, "note"),
    )
    clocks.close_listed(job)
    return {"measureOutcome": job.headers.get("outcome") or ("performed" if performed else "unperformed")}
