"""Job `record-rectification-check`: the on-site check of the rectification (PR-09 B10)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases
from handlers.cases.service import record_event
from handlers.jobs.case import case_of, cause_of, today
from handlers.jobs.inputs import text

ACCEPTED, REFUSED = "case.rectification_accepted", "case.rectification_refused"
DONE = "done"


def record_rectification_check(job: Job) -> dict[str, object]:
    """Enter `rectificationFacts` and `rectificationResult` in the file; return `rectificationCheckedOn`.

    Raises InvalidFact.
    """
    case, facts, cause = case_of(job), text(job, "rectificationFacts"), cause_of(job)
    cases.record_finding(job.session, case, today(job), facts, cause)
    event = ACCEPTED if text(job, "rectificationResult") == DONE else REFUSED
    record_event(job.session, case, event, case.state, cause, facts)
    return {"rectificationCheckedOn": today(job).isoformat()}
