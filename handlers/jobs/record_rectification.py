"""Job `record-rectification`: the party has reported its rectification, or has let the time pass (PR-09 B9)."""

from __future__ import annotations

from engine.jobs import Job
from handlers.cases.service import record_event
from handlers.jobs import clocks
from handlers.jobs.case import case_of, cause_of
from handlers.jobs.inputs import header, optional_text

MISSED = "failed"


def record_rectification(job: Job) -> dict[str, object]:
    """Note the report, or with header `result` failed that none came; close what header `closes` lists.

    Returns `rectificationResult` failed with its `rectificationFacts` in the second case.
    """
    case, missed = case_of(job), header(job, "result") == MISSED
    facts = "整改期限届满未报告整改情况，视为未整改" if missed else optional_text(job, "rectificationReport")
    event = "case.rectification_missed" if missed else "case.rectification_reported"
    record_event(job.session, case, event, case.state, cause_of(job), facts)
    clocks.close_listed(job)
    return {"rectificationResult": MISSED, "rectificationFacts": facts} if missed else {}
