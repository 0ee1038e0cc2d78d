"""Job `decline-link`: the receiving agency does not follow a voluntary suspension or termination (GAP-09)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases
from handlers.cases import CaseOutcome, Decision, DecisionKind
from handlers.jobs.case import cause_of, today
from handlers.jobs.case_file import case_file_of
from handlers.jobs.exclude_branch import exclude_branch
from handlers.jobs.inputs import text


def decline_link(job: Job) -> dict[str, object]:
    """Decide not to follow, for `confirmReason`, tell the party and close the case; return `noticeNumber`, `receivedOn`."""
    case = case_file_of(job)
    decision = Decision(kind=DecisionKind.EXCLUSION, effective_on=today(job), reasons=text(job, "confirmReason"))
    cases.decide(job.session, case, decision, cause_of(job))
    told = exclude_branch(job)
    return {**told, "receivedOn": today(job).isoformat(), "outcome": CaseOutcome.EXCLUDED.value}
