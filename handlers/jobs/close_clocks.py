"""Job `close-clocks`: deadlines that are met or that run no longer."""

from __future__ import annotations

from engine.jobs import Job
from handlers.jobs import clocks
from handlers.jobs.inputs import header


def close_clocks(job: Job) -> None:
    """Close the clocks of header `closes`, such as `T-DEF:met` or `*:cancelled`. Raises InvalidInput."""
    header(job, "closes")
    clocks.close_listed(job)
