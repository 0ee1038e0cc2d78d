"""The two clocks of a coaching period and what the process knows of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from engine.errors import WrongState
from engine.jobs import Job
from handlers import coaching, parameters
from handlers.coaching import CoachingPeriod, Phase
from handlers.deadlines import ledger
from handlers.deadlines.models import Clock, Outcome
from handlers.form_values import word_of
from handlers.jobs import clocks
from handlers.jobs.case import agreement_of, cause_of, today

FIRST, EXTENSION = "T-COACH-6MO", "T-COACH-EXT"
SUSPENSION = "中止"
"""The cause for which the clocks stand while the agreement is suspended."""


def period_of(job: Job) -> CoachingPeriod:
    """The coaching period of the job's agreement. Raises UnknownPeriod."""
    return coaching.period_of(job.session, agreement_of(job))


def phase_of(job: Job) -> Phase:
    """Which period the process is in. Raises InvalidInput."""
    return word_of(job.variables, "coachingPhase", Phase)


def running(job: Job, timer: str) -> Clock | None:
    """The running clock of that timer, or None."""
    found = ledger.running_clocks(job.session, timer, business_key=job.business_key)
    return found[-1] if found else None


def extend(job: Job, period: CoachingPeriod) -> Clock:
    """The extension's clock, opened from the day after the first period (N2025-04-5); a second call opens no second one."""
    extension = running(job, EXTENSION)
    if extension is None:
        extension = clocks.open_statutory(job, _first(job).due + timedelta(days=1))
        coaching.extend(job.session, period, extension.due, cause_of(job))
    return extension


def _first(job: Job) -> Clock:
    found = running(job, FIRST)
    if found is None:
        raise WrongState("clock", FIRST, "not running", "extend")
    return found


def check_variables(job: Job, extended_to: date) -> dict[str, object]:
    """`rectificationDue`, and `coachUntil` as the extended period has it (GAP-10)."""
    due = coaching.rectification_due(job.session, agreement_of(job), today(job))
    until = coaching.coached_until(extended_to, due)
    return {"rectificationDue": due.isoformat(), "coachUntil": until.isoformat()}


def stand_still(job: Job, since: date, cause: str) -> bool:
    """Let the running clocks stand since that day, if the parameter of that day says so; whether they stand (GAP-10)."""
    found = [clock for clock in (running(job, FIRST), running(job, EXTENSION)) if clock is not None]
    if parameters.switch(job.session, "coaching_clock_paused_by_suspension", agreement_of(job).area, since):
        for clock in found:
            if clock.paused_since is None and since <= clock.due:
                ledger.pause_clock(job.session, clock.id, since=since, cause=cause)
    return any(clock.paused_since is not None for clock in found)


def run_again(job: Job, on: date, cause: str) -> Sequence[Clock]:
    """Let the clocks that stand for that cause run again from `on`; those that stood."""
    stood = [
        clock
        for clock in (running(job, FIRST), running(job, EXTENSION))
        if clock is not None and any(pause.cause == cause and pause.end is None for pause in clock.pauses)
    ]
    for clock in stood:
        ledger.resume_clock(job.session, clock.id, on=on, cause=cause)
    return stood


def reopen_extension(job: Job) -> Clock | None:
    """The extension's clock, counted anew from the end of a first period that has moved; None without extension."""
    first, extension = running(job, FIRST), running(job, EXTENSION)
    if first is not None and extension is not None:
        ledger.close_clock(job.session, extension.id, Outcome.CANCELLED, on=today(job))
        extension = clocks.open_statutory(job, first.due + timedelta(days=1))
    return extension
