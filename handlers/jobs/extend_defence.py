"""Job `extend-defence`: the party gets more time for its defence, once and with reasons (GAP-04)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases
from handlers.deadlines import ledger
from handlers.errors import Refused
from handlers.jobs import clocks
from handlers.jobs.case import case_of, cause_of
from handlers.jobs.inputs import text


class DefenceExtendedAlready(Refused):
    """The period for the defence has been extended once; there is no second time (GAP-04)."""

    code = "defence-extended-already"

    def __init__(self, number: str) -> None:
        super().__init__(
            f"Expected the defence in case {number} not to have been extended, but it has; decline the request.",
            f"案件{number}的陈述申辩期已延长过一次，不能再次延长。",
            ("S735-13-b",),
        )


def extend_defence(job: Job) -> dict[str, object]:
    """Add the same length again to the clock of header `timer`, for `extensionReasons`; return its variables.

    Raises DefenceExtendedAlready, WrongState when the clock does not run.
    """
    case, clock = case_of(job), clocks.running(job)
    period = clock.term.period
    if clock.extended_by or period is None:
        raise DefenceExtendedAlready(case.number)
    clock = ledger.extend_clock(job.session, clock.id, period)
    cases.extend_defence(job.session, case, clock.due, cause_of(job), text(job, "extensionReasons"))
    return clocks.variables(job, clock)
