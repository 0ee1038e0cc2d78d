"""Job `enforcement-options`: what the law in force on the day of the default allows (R7-06-a, SC-283)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import breaches
from handlers.jobs.inputs import day


def enforcement_options(job: Job) -> dict[str, object]:
    """Return `writtenDecisionAllowed` for a demand whose last day was `demandDue`."""
    return {"writtenDecisionAllowed": breaches.written_decision_allowed(job.session, job.tenant_id, day(job, "demandDue"))}
