"""Deadline ledger and process variables: clock `eval` keeps `evalDue` (last day) and `evalPaused` in the process."""

from __future__ import annotations

from datetime import date

from engine.errors import InvalidInput, WrongState
from engine.jobs import Job
from handlers.deadlines import Rule, Term, ledger, period_of
from handlers.deadlines.models import Clock, Outcome
from handlers.jobs.case import provisions_of, subject_of, today
from handlers.jobs.inputs import header
from handlers.jobs.timers import TIMERS, timer_of


def open_statutory(job: Job, start: date) -> Clock:
    """Open the clock of header `timer` from `start`; its due date goes to the variable of header `clock`."""
    timer = timer_of(header(job, "timer"))
    return open_term(job, timer.term(job.session, start, job.tenant_id, provisions_of(job)))


def open_dated(job: Job, end: date) -> Clock:
    """Open the clock of header `timer` that ends on the date a decision or an order states (rule 2.4, never moved)."""
    return open_term(job, Term(Rule.FIXED, end, None, provisions_of(job)))


def open_lasting(job: Job, start: date, amount: int) -> Clock:
    """Open the clock of header `timer` from `start` with the amount that a decision states instead of the usual one."""
    timer = timer_of(header(job, "timer"))
    return open_term(job, Term(timer.rule, start, period_of(timer.unit, amount), provisions_of(job)))


def open_term(job: Job, term: Term) -> Clock:
    """Open the clock of header `timer` over that term."""
    timer = timer_of(header(job, "timer"))
    return ledger.open_clock(
        job.session,
        timer=timer.id,
        subject=subject_of(job),
        start_event=timer.start_event,
        term=term,
        now=job.now,
        variable=f"{header(job, 'clock')}Due",
    )


def running(job: Job) -> Clock:
    """The clock of header `timer` that runs for this case. Raises WrongState when none does."""
    found = still_running(job)
    if found is None:
        raise WrongState("clock", header(job, "timer"), "not running", "pause or resume")
    return found


def still_running(job: Job) -> Clock | None:
    """The clock of header `timer` that runs for this case, or None once it is breached or closed."""
    clocks = ledger.running_clocks(job.session, header(job, "timer"), business_key=job.business_key)
    return clocks[-1] if clocks else None


def variables(job: Job, clock: Clock) -> dict[str, object]:
    """`<clock>Due` and `<clock>Paused` as the process keeps them."""
    name = header(job, "clock")
    return {f"{name}Due": clock.due.isoformat(), f"{name}Paused": clock.paused_since is not None}


def close_listed(job: Job) -> None:
    """Close what header `closes` lists, such as `T-SUP:breached,T-EVAL-3MO:cancelled`; `*` is every timer.

    Header `scope: instance` spares the clocks that other processes of the same case have opened. What was to be met
    but is late is closed as breached.
    """
    for entry in filter(None, job.headers.get("closes", "").split(",")):
        name, _, outcome = entry.strip().partition(":")
        for timer in TIMERS if name == "*" else [timer_of(name).id]:
            for clock in ledger.running_clocks(job.session, timer, business_key=job.business_key, instance_key=opener(job)):
                ledger.close_clock(job.session, clock.id, _truly(_outcome(outcome), clock, today(job)), on=today(job))


def opener(job: Job) -> int | None:
    """The process instance whose clocks alone are meant: this one under header `scope: instance`, else None."""
    return job.instance_key if job.headers.get("scope") == "instance" else None


def _truly(outcome: Outcome, clock: Clock, on: date) -> Outcome:
    """An act done after its last day was not in time, whatever the diagram hoped."""
    is_act = clock.rule is Rule.ACT and not timer_of(clock.timer).has_to_pass
    late = is_act and clock.paused_since is None and on > clock.due
    return Outcome.BREACHED if outcome is Outcome.MET and late else outcome


def _outcome(word: str) -> Outcome:
    try:
        return Outcome(word)
    except ValueError as error:
        known = ", ".join(outcome.value for outcome in Outcome)
        raise InvalidInput("header 'closes'", f"timer:outcome with one of {known}", repr(word), "correct it") from error
