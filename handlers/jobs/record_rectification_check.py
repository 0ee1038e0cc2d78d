"""Job `record-rectification-check`: the on-site check of the rectification (PR-09 B10)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases
from handlers.jobs.case import case_of, cause_of, today
from handlers.jobs.inputs import text


def record_rectification_check(job: Job) -> dict[str, object]:
    """Enter `rectificationFacts` in the file; return `rectificationCheckedOn`. Raises InvalidFact."""
    cases.record_finding(job.session, case_of(job), today(job), text(job, "rectificationFacts"), cause_of(job))
    return {"rectificationCheckedOn": today(job).isoformat()}
