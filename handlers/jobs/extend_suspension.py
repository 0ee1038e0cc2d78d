"""Job `extend-suspension`: the leader makes an exception from the end after 180 days (PR-09 A8, GAP-07)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases
from handlers.cases import Decision, DecisionKind
from handlers.jobs import clocks
from handlers.jobs.case import agreement_of, case_of, cause_of, today
from handlers.jobs.inputs import day, text
from handlers.suspensions import DayPassed, require_in_term


def extend_suspension(job: Job) -> dict[str, object]:
    """Set `exceptionUntil` as the new last day for `exceptionReasons`; open the clock of header `timer` to it.

    Returns its variables. Raises DayPassed, BeyondTerm, InvalidFact without reasons.
    """
    on, until = today(job), day(job, "exceptionUntil")
    if until <= on:
        raise DayPassed("exceptionUntil", until, on)
    require_in_term(agreement_of(job), "exceptionUntil", until)
    decision = Decision(
        kind=DecisionKind.EXCEPTION, effective_on=on, ends_on=until, reasons=text(job, "exceptionReasons"), provisions=["O3-39-f"]
    )
    cases.decide(job.session, case_of(job), decision, cause_of(job))
    return clocks.variables(job, clocks.open_dated(job, until))
