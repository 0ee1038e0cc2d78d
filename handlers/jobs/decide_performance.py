"""Job `decide-performance`: the written decision that demands performance of the agreement (R7-06-a)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases
from handlers.cases import Decision, DecisionKind
from handlers.jobs.case import case_of, cause_of, today
from handlers.jobs.inputs import provision_ids, text


def decide_performance(job: Job) -> dict[str, object]:
    """Decide for `enforcementReasons` on the grounds of `classification`; return `performanceDecisionNumber`."""
    decision = Decision(
        kind=DecisionKind.PERFORMANCE,
        effective_on=today(job),
        reasons=text(job, "enforcementReasons"),
        grounds=provision_ids(job, "classification"),
    )
    return {"performanceDecisionNumber": cases.decide(job.session, case_of(job), decision, cause_of(job)).number}
