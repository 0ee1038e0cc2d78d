"""Job `register-resumption`: the party asks to be performed with again; the 180 days stop (PR-09 A6)."""

from __future__ import annotations

from engine.jobs import Job
from handlers.cases.service import record_event
from handlers.jobs import clocks
from handlers.jobs.case import case_of, cause_of
from handlers.jobs.inputs import optional_text, text


def register_resumption(job: Job) -> None:
    """Note the request of `resumeRequestedOn`, which keeps its day through defects (A7); close what `closes` lists."""
    case, asked_on = case_of(job), text(job, "resumeRequestedOn")
    reason = f"{asked_on}申请恢复履行：{optional_text(job, 'resumptionStatement') or ''}"
    record_event(job.session, case, "case.resume_requested", case.state, cause_of(job), reason)
    clocks.close_listed(job)
