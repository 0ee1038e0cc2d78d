"""Job `pause-coaching`: the agreement is suspended, there is neither service nor coaching."""

from __future__ import annotations

from engine.jobs import Job
from handlers.jobs.coaching_clocks import SUSPENSION, stand_still
from handlers.jobs.inputs import day


def pause_coaching(job: Job) -> dict[str, object]:
    """Let the coaching clocks stand from `suspendedFrom`, if the parameter says so (GAP-10); return `coachPaused`."""
    return {"coachPaused": stand_still(job, day(job, "suspendedFrom"), SUSPENSION)}
