"""Job `decide-performance`: the written decision that demands performance of the agreement (R7-06-a)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import breaches, cases
from handlers.cases import Decision, DecisionKind
from handlers.jobs.case import case_of, cause_of, today
from handlers.jobs.inputs import day, provision_ids, text


def decide_performance(job: Job) -> dict[str, object]:
    """Decide for `enforcementReasons` on the grounds of `classification`; return `performanceDecisionNumber`.

    Raises NoWrittenDecision where the law in force the day after `demandDue` did not know such a decision.
    """
    case = case_of(job)
    breaches.require_written_decision(job.session, case.area, day(job, "demandDue"))
    decision = Decision(
        kind=DecisionKind.PERFORMANCE,
        effective_on=today(job),
        reasons=text(job, "enforcementReasons"),
        grounds=provision_ids(job, "classification"),
    )
    return {"performanceDecisionNumber": cases.decide(job.session, case, decision, cause_of(job)).number}
