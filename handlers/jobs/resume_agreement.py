"""Job `resume-agreement`: the suspended agreement is performed again from 00:00 of a day (PR-09 A7, B11)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import agreements
from handlers.jobs import clocks
from handlers.jobs.case import agreement_of, cause_of, today
from handlers.jobs.inputs import flag, optional_day


def resume_agreement(job: Job) -> dict[str, object]:
    """Resume from `resumeOn` (default: today), close what header `closes` lists; return `resumedOn`.

    Fees of the suspension stay unpaid (O3-39-a). Raises StepRefused, ForbiddenTransition.
    """
    on = optional_day(job, "resumeOn") or today(job)
    agreements.resume(job.session, agreement_of(job), on, cause_of(job), early=flag(job, "earlyApproved"))
    clocks.close_listed(job)
    return {"resumedOn": on.isoformat()}
