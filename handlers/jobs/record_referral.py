"""Job `record-referral`: a lead on suspected illegality is kept for its transfer to the department (S765-44-a)."""

from __future__ import annotations

from engine.jobs import Job
from handlers.cases.service import record_event
from handlers.jobs.case import cause_of
from handlers.jobs.case_file import case_file_of
from handlers.jobs.inputs import texts
from handlers.provisions import require


def record_referral(job: Job) -> None:
    """Note the lead in the case, with the grounds it rests on; the contract measures do not wait for it (PR-16)."""
    case = case_file_of(job)
    grounds = "、".join(ground.citation_zh for ground in require(texts(job, "provedGrounds")))
    record_event(job.session, case, "case.referral", case.state, cause_of(job), f"涉嫌违法违规的情形：{grounds}")
