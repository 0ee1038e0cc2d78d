"""Job `restart-suspension-clock`: a resume request was withdrawn or finally refused; the 180 days count as before."""

from __future__ import annotations

from engine.jobs import Job
from handlers import parameters
from handlers.deadlines import date_of, days_elapsed
from handlers.jobs import clocks
from handlers.jobs.case import agreement_of, today
from handlers.jobs.inputs import day, optional_text


def restart_suspension_clock(job: Job) -> dict[str, object]:
    """Open the clock of header `timer` again from `suspendedFrom`, or to `exceptionUntil`; return its variables.

    When its last day has passed meanwhile it runs out at once (PR-09 A7).
    """
    exception = optional_text(job, "exceptionUntil")
    if exception is not None:
        return clocks.variables(job, clocks.open_dated(job, date_of(exception)))
    first, last = day(job, "suspendedFrom"), day(job, "suspendedTo")
    days = parameters.integer(job.session, "voluntary_suspension_max", agreement_of(job).area, first)
    clock = clocks.open_lasting(job, first, max(days, days_elapsed(first, last)))
    return {**clocks.variables(job, clock), "restartedOn": today(job).isoformat()}
