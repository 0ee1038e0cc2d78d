"""Job `late-check-policy`: a suspension has run out before the agency has checked the rectification (GAP-31)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import parameters
from handlers.jobs.case import agreement_of, today


def late_check_policy(job: Job) -> dict[str, object]:
    """Return `lateCheckResumes`: whether the area lets the party resume first, by the rule in force today."""
    agreement = agreement_of(job)
    return {"lateCheckResumes": parameters.switch(job.session, "late_check_resumes_suspension", agreement.area, today(job))}
