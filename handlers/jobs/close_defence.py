"""Job `close-defence`: the period for statement and defence has passed in silence."""

from __future__ import annotations

from engine.jobs import Job
from handlers.cases.service import record_event
from handlers.jobs import clocks
from handlers.jobs.case import case_of, cause_of


def close_defence(job: Job) -> dict[str, object]:
    """Note the silence in the case and close what header `closes` lists; return `statementReceived` as false."""
    case = case_of(job)
    record_event(job.session, case, "case.silence", case.state, cause_of(job), "逾期未陈述申辩，视为放弃")
    clocks.close_listed(job)
    return {"statementReceived": False}
