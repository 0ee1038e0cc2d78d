"""Job `resume-day`: from which day a suspended agreement is performed again (PR-09 B11)."""

from __future__ import annotations

from datetime import timedelta

from engine.jobs import Job
from handlers.jobs.case import today
from handlers.jobs.inputs import day, flag, optional_day


def resume_day(job: Job) -> dict[str, object]:
    """Return `resumeOn`: today if ended early, else the day after `suspendedTo`.

    A check that came after the end without the agency resuming before (GAP-31) counts from its own day.
    """
    checked, after = optional_day(job, "rectificationCheckedOn"), day(job, "suspendedTo") + timedelta(days=1)
    on = today(job) if flag(job, "earlyApproved") else max(after, checked or after)
    return {"resumeOn": on.isoformat()}
