"""Job `find-suspension-decision`: whether review or court has revoked a suspension that has been carried out."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases
from handlers.cases import DecisionKind, DecisionStatus
from handlers.jobs.inputs import text


def find_suspension_decision(job: Job) -> dict[str, object]:
    """Return `isSuspension`: `decisionNumber` suspends and still has effect; a running suspension looks after itself."""
    decision = cases.decision_of(job.session, text(job, "decisionNumber"))
    return {"isSuspension": decision.kind is DecisionKind.SUSPEND and decision.status is not DecisionStatus.REVOKED}
