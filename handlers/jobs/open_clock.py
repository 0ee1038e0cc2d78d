"""Job `open-clock`: start a statutory period."""

from __future__ import annotations

from engine.jobs import Job
from handlers.jobs import clocks
from handlers.jobs.case import today
from handlers.jobs.inputs import optional_day


def open_clock(job: Job) -> dict[str, object]:
    """Open the clock of header `timer` from input `startDate` (default: today) and return its variables."""
    return clocks.variables(job, clocks.open_statutory(job, optional_day(job, "startDate") or today(job)))
