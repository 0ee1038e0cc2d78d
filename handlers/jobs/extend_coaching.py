"""Job `extend-coaching`: the leader has decided to extend the coaching period."""

from __future__ import annotations

from engine.jobs import Job
from handlers import coaching
from handlers.jobs import clocks, coaching_clocks
from handlers.jobs.case import cause_of
from handlers.jobs.inputs import text


def extend_coaching(job: Job) -> dict[str, object]:
    """Extend once, from the end of the first period (N2025-04-5), with `extensionReasons`; return the clock's variables.

    Raises FoundByDecider.
    """
    period = coaching_clocks.period_of(job)
    coaching.decide_extension(job.session, period, text(job, "extensionReasons"), cause_of(job))
    return clocks.variables(job, coaching_clocks.extend(job, period))
