"""Job `assess-suspension`: what a request of voluntary suspension is measured by (PR-09 A2)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import parameters, suspensions
from handlers.deadlines import days_elapsed
from handlers.jobs.case import agreement_of, today
from handlers.jobs.inputs import day


def assess_suspension(job: Job) -> dict[str, object]:
    """Return `lengthDays` asked for, `maxDays` (O3-39-e), `earliestFrom` (O3-41-a) and what else later steps read."""
    agreement, on = agreement_of(job), today(job)
    first, last = day(job, "requestedFrom"), day(job, "requestedTo")
    return {
        "lengthDays": days_elapsed(first, last),
        "maxDays": parameters.integer(job.session, "voluntary_suspension_max", agreement.area, first),
        "earliestFrom": suspensions.earliest_start(job.session, agreement.area, day(job, "requestedOn")).isoformat(),
        "knownObligations": suspensions.known_obligations(job.session, agreement, on),
        "suspendedFrom": first.isoformat(),
        "suspendedTo": last.isoformat(),
        "lengthException": False,
        "otherObligations": False,
        "reminded": False,
    }
