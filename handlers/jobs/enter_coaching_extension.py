"""Job `enter-coaching-extension`: the first period is over and the extended one begins."""

from __future__ import annotations

from engine.jobs import Job
from handlers.coaching import Phase
from handlers.jobs import clocks, coaching_clocks


def enter_coaching_extension(job: Job) -> dict[str, object]:
    """Close the first period, extending it if the leader has not yet put the decision in writing (the law extends it).

    Returns the clock's variables, `coachingPhase`, `coachUntil` and `rectificationDue` (GAP-10).
    """
    period = coaching_clocks.period_of(job)
    clock = coaching_clocks.extend(job, period)
    clocks.close_listed(job)
    checked = coaching_clocks.check_variables(job, clock.due)
    return {**clocks.variables(job, clock), "coachingPhase": Phase.EXTENDED.value, **checked}
