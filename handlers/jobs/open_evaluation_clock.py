"""Job `open-evaluation-clock`: start the three months of the evaluation, less the time of supplementing."""

from __future__ import annotations

from engine.jobs import Job
from handlers import applications
from handlers.deadlines import ledger
from handlers.jobs import clocks
from handlers.jobs.case import application_of
from handlers.jobs.inputs import day

_INTAKE = "intake supplement"


def open_evaluation_clock(job: Job) -> dict[str, object]:
    """Open T-EVAL-3MO from input `startDate`; a supplement at intake that came later is taken off (GAP-01)."""
    start = day(job, "startDate")
    clock = clocks.open_statutory(job, start)
    for since, until in applications.pauses(application_of(job)):
        if until is not None and since >= start:
            ledger.pause_clock(job.session, clock.id, since=since, cause=_INTAKE)
            ledger.resume_clock(job.session, clock.id, on=until, cause=_INTAKE)
    return clocks.variables(job, clock)
