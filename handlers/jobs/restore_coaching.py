"""Job `restore-coaching`: a termination was revoked, the coaching period goes on."""

from __future__ import annotations

from engine.jobs import Job
from handlers import agreements, coaching, parameters
from handlers.agreements import Coaching
from handlers.coaching import CoachingPeriod, Phase
from handlers.deadlines import ledger
from handlers.deadlines import repository as deadlines
from handlers.deadlines.models import Clock
from handlers.jobs.case import agreement_of, subject_of, today
from handlers.jobs.coaching_clocks import EXTENSION, FIRST, SUSPENSION, check_variables, reopen_extension, stand_still
from handlers.jobs.inputs import day

ENDED = "协议解除"
"""The cause for which the clocks stood while the agreement had ended."""


def restore_coaching(job: Job) -> dict[str, object]:
    """Run the clocks of the period again, less the days from `endedOn` to `restoredOn`; return what the process needs.

    `coachingGoesOn` is false when the period was over before the termination, or never began.
    """
    agreement = agreement_of(job)
    if agreement.coaching not in (Coaching.FIRST, Coaching.EXTENDED):
        return {"coachingGoesOn": False}
    period = coaching.period_of(job.session, agreement)
    running = {clock.timer: _run_again(job, clock) for clock in _last(job)}
    extension = reopen_extension(job)
    phase = Phase.FIRST if FIRST in running else Phase.EXTENDED
    due = running[FIRST if phase is Phase.FIRST else EXTENSION].due
    suspension = agreements.current_suspension(agreement)
    interval = parameters.integer(job.session, "coaching_interval_days", agreement.area, today(job))
    return {
        "coachingGoesOn": True,
        "coachingPhase": phase.value,
        "coachUntil": due.isoformat(),
        "coachPaused": suspension is not None and stand_still(job, suspension.effective_on, SUSPENSION),
        "minorFound": coaching.minor_deviations(period) > 0,
        "coachInterval": interval,
        "coachNext": today(job).isoformat(),
        **(check_variables(job, due) if phase is Phase.EXTENDED else {}),
        **_extension(period, extension),
    }


def _last(job: Job) -> list[Clock]:
    """The clocks that the end of the agreement cancelled."""
    found = {clock.timer: clock for clock in deadlines.of_case(job.session, job.business_key or "")}
    ended = day(job, "endedOn")
    wanted = (found.get(FIRST), found.get(EXTENSION))
    return [clock for clock in wanted if clock is not None and clock.closed_on is not None and clock.closed_on >= ended]


def _run_again(job: Job, old: Clock) -> Clock:
    clock = ledger.open_clock(
        job.session,
        timer=old.timer,
        subject=subject_of(job),
        start_event=old.start_event,
        term=old.term,
        now=job.now,
        variable=old.variable,
    )
    for pause in old.pauses:
        ledger.pause_clock(job.session, clock.id, since=pause.start, cause=pause.cause)
        if pause.end is not None:
            ledger.resume_clock(job.session, clock.id, on=pause.end, cause=pause.cause)
    if day(job, "endedOn") > clock.due:
        return clock
    ledger.pause_clock(job.session, clock.id, since=day(job, "endedOn"), cause=ENDED)
    return ledger.resume_clock(job.session, clock.id, on=day(job, "restoredOn"), cause=ENDED)


def _extension(period: CoachingPeriod, clock: Clock | None) -> dict[str, object]:
    if clock is None:
        return {}
    period.extended_to = clock.due
    return {"coachExtDue": clock.due.isoformat()}
