"""Job `pause-link-clock`: the source decision is stayed, so nobody is late with a receipt (T-LINK, GAP-25)."""

from __future__ import annotations

from engine.jobs import Job
from handlers.deadlines import ledger
from handlers.jobs import clocks
from handlers.jobs.case import today

CAUSE = "停止执行"


def pause_link_clock(job: Job) -> dict[str, object]:
    """Pause the clock of header `timer` if it runs; return its variables."""
    clock = clocks.still_running(job)
    if clock is None or clock.paused_since is not None:
        return {}
    return clocks.variables(job, ledger.pause_clock(job.session, clock.id, since=today(job), cause=CAUSE))
