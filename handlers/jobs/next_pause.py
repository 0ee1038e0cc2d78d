"""Job `next-pause`: the department or person whose pause ends first, after the agreement has been restored."""

from __future__ import annotations

from engine.jobs import Job
from handlers import agreements
from handlers.jobs import clocks
from handlers.jobs.case import agreement_of


def next_pause(job: Job) -> dict[str, object]:
    """Open the clock of header `timer` to the next stated end; return its variables and `pausesLeft`."""
    ends = [hold.ends_on for hold in agreements.running_holds(agreement_of(job)) if hold.ends_on is not None]
    if not ends:
        return {"pausesLeft": False}
    return {"pausesLeft": True, **clocks.variables(job, clocks.open_dated(job, min(ends)))}
