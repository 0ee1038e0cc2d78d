"""Job `reopen-voluntary`: a termination during a voluntary suspension was revoked, the suspension goes on."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases
from handlers.cases import CaseStatus, DecisionKind
from handlers.jobs.case import case_of, cause_of, today
from handlers.jobs.inputs import day


def reopen_voluntary(job: Job) -> dict[str, object]:
    """Take the case up again as decided; return `reminded` and `exceptionUntil`, an exception granted before (GAP-07)."""
    case = case_of(job)
    cases.reopen(job.session, case, cause_of(job), CaseStatus.DECIDED)
    granted = [one.ends_on for one in case.decisions if one.kind is DecisionKind.EXCEPTION and one.ends_on is not None]
    return {
        "reminded": today(job) > day(job, "suspendedTo"),
        "exceptionUntil": max(granted).isoformat() if granted else None,
    }
