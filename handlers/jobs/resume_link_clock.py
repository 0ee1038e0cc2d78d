"""Job `resume-link-clock`: the stay of the source decision is over (T-LINK)."""

from __future__ import annotations

from engine.jobs import Job
from handlers.deadlines import ledger
from handlers.jobs import clocks
from handlers.jobs.case import today
from handlers.jobs.pause_link_clock import CAUSE


def resume_link_clock(job: Job) -> dict[str, object]:
    """Let the clock of header `timer` go on if it stands; return its variables."""
    clock = clocks.still_running(job)
    if clock is None or clock.paused_since is None:
        return {}
    return clocks.variables(job, ledger.resume_clock(job.session, clock.id, on=today(job), cause=CAUSE))
