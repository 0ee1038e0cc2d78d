"""Job `open-dated-clock`: start a period whose last day a decision or an order states."""

from __future__ import annotations

from engine.jobs import Job
from handlers.jobs import clocks
from handlers.jobs.inputs import day


def open_dated_clock(job: Job) -> dict[str, object]:
    """Open the clock of header `timer` through input `endDate` and return its variables. The day never moves (rule 2.4)."""
    return clocks.variables(job, clocks.open_dated(job, day(job, "endDate")))
