"""Job `open-rectification`: the party has to rectify and report by a day (PR-09 B9)."""

from __future__ import annotations

from engine.jobs import Job
from handlers.jobs import clocks
from handlers.jobs.case import today
from handlers.jobs.inputs import day, flag, number


def open_rectification(job: Job) -> dict[str, object]:
    """Open the clock of header `timer` for `rectificationDays` from `decisionDeliveredOn`; return its variables.

    When a termination case was dropped meanwhile (`terminationDropped`) the period begins anew today.
    """
    start = today(job) if flag(job, "terminationDropped") else day(job, "decisionDeliveredOn")
    return clocks.variables(job, clocks.open_lasting(job, start, number(job, "rectificationDays")))
