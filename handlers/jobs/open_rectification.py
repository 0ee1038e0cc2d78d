"""Job `open-rectification`: the party has to rectify and report by a day (PR-09 B9)."""

from __future__ import annotations

from engine.jobs import Job
from handlers.jobs import clocks
from handlers.jobs.inputs import day, whole


def open_rectification(job: Job) -> dict[str, object]:
    """Open the clock of header `timer` for `rectificationDays` from `decisionDeliveredOn`; return its variables."""
    return clocks.variables(job, clocks.open_lasting(job, day(job, "decisionDeliveredOn"), whole(job, "rectificationDays")))
