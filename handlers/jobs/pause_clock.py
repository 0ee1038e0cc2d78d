"""Job `pause-clock`: let a statutory period stand."""

from __future__ import annotations

from engine.jobs import Job
from handlers.deadlines import ledger
from handlers.jobs import clocks
from handlers.jobs.inputs import day, text


def pause_clock(job: Job) -> dict[str, object]:
    """Pause the clock of header `timer` from input `from`, for the cause named by input `cause`."""
    clock = ledger.pause_clock(job.session, clocks.running(job).id, since=day(job, "from"), cause=text(job, "cause"))
    return clocks.variables(job, clock)
