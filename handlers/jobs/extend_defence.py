"""Job `extend-defence`: the party gets more time for its defence, once and with reasons (GAP-04)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases
from handlers.breaches import DefenceExtendedAlready, DefenceOver
from handlers.deadlines import ledger
from handlers.jobs import clocks
from handlers.jobs.case import case_of, cause_of
from handlers.jobs.inputs import text


def extend_defence(job: Job) -> dict[str, object]:
    """Add the same length again to the clock of header `timer`, for `extensionReasons`; return its variables.

    Raises DefenceExtendedAlready, DefenceOver when the clock no longer runs.
    """
    case, clock = case_of(job), clocks.still_running(job)
    if clock is None:
        raise DefenceOver(case.number)
    period = clock.term.period
    if clock.extended_by or period is None:
        raise DefenceExtendedAlready(case.number)
    clock = ledger.extend_clock(job.session, clock.id, period)
    cases.extend_defence(job.session, case, clock.due, cause_of(job), text(job, "extensionReasons"))
    return clocks.variables(job, clock)
