"""Job `resume-coaching`: the agreement is performed again, coaching goes on."""

from __future__ import annotations

from engine.jobs import Job
from handlers.coaching import Phase
from handlers.jobs import clocks, coaching_clocks
from handlers.jobs.coaching_clocks import FIRST, SUSPENSION, phase_of, reopen_extension, run_again, running
from handlers.jobs.inputs import day


def resume_coaching(job: Job) -> dict[str, object]:
    """Let the clocks run on from `resumedOn`; the suspended days are added (GAP-10).

    Returns `coachPaused`, `coachUntil` and the variables of the clocks that moved. The extension follows the first
    period that has moved.
    """
    stood = run_again(job, day(job, "resumedOn"), SUSPENSION)
    if not stood:
        return {"coachPaused": False}
    return {"coachPaused": False, **moved(job)}


def moved(job: Job) -> dict[str, object]:
    """What the process has to know after the clocks have moved."""
    extension = reopen_extension(job)
    found: dict[str, object] = {}
    if extension is not None:
        coaching_clocks.period_of(job).extended_to = extension.due
        found |= clocks.variables(job, extension)
    if phase_of(job) is Phase.FIRST:
        first = running(job, FIRST)
        return found if first is None else {**found, "coachUntil": first.due.isoformat()}
    return found if extension is None else {**found, **coaching_clocks.check_variables(job, extension.due)}
