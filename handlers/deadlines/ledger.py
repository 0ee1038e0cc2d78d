"""The deadline ledger (rule 2.9): open, pause, resume, extend and close the clocks of a case."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from engine.errors import InvalidInput
from handlers.deadlines import repository
from handlers.deadlines.calendar import WorkingCalendar
from handlers.deadlines.dates import ONE_DAY
from handlers.deadlines.errors import ClockClosed, PauseMismatch
from handlers.deadlines.models import Clock, ClockPause, Outcome
from handlers.deadlines.overrides import calendar_for
from handlers.deadlines.pauses import Pause
from handlers.deadlines.periods import Period
from handlers.deadlines.term import Term
from handlers.errors import Unknown


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose clock it is: the case, the process instance and the pooling area (its local rest days count)."""

    business_key: str | None = None
    instance_key: int | None = None
    area: str | None = None


def open_clock(
    session: Session,
    *,
    timer: str,
    subject: Subject,
    start_event: str,
    term: Term,
    now: datetime,
    variable: str | None = None,
) -> Clock:
    """Start a clock and count its due date. `variable` names the process variable that will hold the date."""
    calendar = calendar_for(session, subject.area)
    deadline = term.deadline(calendar)
    clock = Clock(
        timer=timer,
        business_key=subject.business_key,
        instance_key=subject.instance_key,
        area=subject.area,
        variable=variable,
        start_event=start_event,
        start=term.start,
        rule=term.rule,
        unit=None if term.period is None else term.period.unit,
        amount=None if term.period is None else term.period.amount,
        extensions=[],
        due=deadline.due,
        paused_since=None,
        provisional=deadline.provisional,
        calendar_version=deadline.calendar_version,
        outcome=Outcome.RUNNING,
        closed_on=None,
        provisions=list(term.provisions),
        explanation=deadline.to_json(),
        opened_at=now,
        pauses=[],
    )
    session.add(clock)
    session.flush()
    return clock


def get_clock(session: Session, key: int) -> Clock:
    """The clock with that key. Raises `Unknown`."""
    clock = repository.clock(session, key)
    if clock is None:
        raise Unknown("clock", key, "期限")
    return clock


def running_clocks(
    session: Session, timer: str, *, business_key: str | None = None, instance_key: int | None = None
) -> Sequence[Clock]:
    """The running clocks of that timer for the case or instance, oldest first; empty if there is none."""
    return repository.running(session, timer, business_key=business_key, instance_key=instance_key)


def pause_clock(session: Session, key: int, *, since: date, cause: str) -> Clock:
    """Let a clock stand from the delivery of a request on `since` (rule 2.8), for a named cause.

    Raises `ClockClosed`, `PauseMismatch` if it stands for that cause already or had run out before `since`,
    `RuleMisused` if its date does not run.
    """
    clock = _running(session, key, "pause")
    if any(pause.cause == cause and pause.end is None for pause in clock.pauses):
        raise PauseMismatch(key, cause, "stands for that cause already")
    if since > clock.due and clock.paused_since is None:
        raise PauseMismatch(key, cause, f"ran out on {clock.due}")
    calendar = calendar_for(session, clock.area)
    clock.term.deadline(calendar, [Pause(since, since + ONE_DAY)])
    clock.pauses.append(ClockPause(cause=cause, start=since, end=None))
    return _recount(session, clock, calendar)


def resume_clock(session: Session, key: int, *, on: date, cause: str) -> Clock:
    """Let a clock run again after the receipt of the answer on `on`; the due date moves by the days it stood.

    Raises `ClockClosed`, `InvalidPause`, `PauseMismatch` if it does not stand for that cause.
    """
    clock = _running(session, key, "resume")
    standing = next((one for one in clock.pauses if one.cause == cause and one.end is None), None)
    if standing is None:
        raise PauseMismatch(key, cause, "does not stand for that cause")
    standing.end = Pause(standing.start, on).end
    return _recount(session, clock, calendar_for(session, clock.area))


def extend_clock(session: Session, key: int, by: Period) -> Clock:
    """Grant an extension that runs from the end of the period so far. Raises `ClockClosed`, `RuleMisused`."""
    clock = _running(session, key, "extend")
    calendar = calendar_for(session, clock.area)
    clock.term.deadline(calendar, extensions=[*clock.extended_by, by])
    clock.extensions = [*clock.extensions, [by.unit.value, by.amount]]
    return _recount(session, clock, calendar)


def close_clock(session: Session, key: int, outcome: Outcome, *, on: date) -> Clock:
    """Record how a clock ended. Raises `ClockClosed` if that is recorded already, `InvalidInput` for `RUNNING`."""
    if outcome is Outcome.RUNNING:
        raise InvalidInput("outcome", "met, breached or cancelled", repr(outcome.value), "say how the clock ended")
    clock = _running(session, key, "close")
    clock.outcome = outcome
    clock.closed_on = on
    clock.paused_since = None
    session.flush()
    return clock


def close_running(
    session: Session,
    timers: Iterable[str],
    outcome: Outcome,
    *,
    on: date,
    business_key: str | None = None,
    instance_key: int | None = None,
) -> list[Clock]:
    """Close whatever still runs of those timers; nothing to close is no error, so a message may come twice."""
    found = [
        clock
        for timer in timers
        for clock in repository.running(session, timer, business_key=business_key, instance_key=instance_key)
    ]
    return [close_clock(session, clock.id, outcome, on=on) for clock in found]


def explain(session: Session, key: int) -> dict[str, object]:
    """The ledger row as data for a person: the count step by step, its pauses, its outcome. Raises `Unknown`."""
    clock = get_clock(session, key)
    return {
        **clock.explanation,
        "key": clock.id,
        "timer": clock.timer,
        "businessKey": clock.business_key,
        "startEvent": clock.start_event,
        "start": clock.start.isoformat(),
        "period": None if clock.term.period is None else {"zh": clock.term.period.zh, "en": clock.term.period.en},
        "pausedSince": None if clock.paused_since is None else clock.paused_since.isoformat(),
        "pauses": [
            {
                "cause": pause.cause,
                "start": pause.start.isoformat(),
                "end": None if pause.end is None else pause.end.isoformat(),
            }
            for pause in clock.pauses
        ],
        "outcome": clock.outcome.value,
        "closedOn": None if clock.closed_on is None else clock.closed_on.isoformat(),
    }


def remaining_working_days(clock: Clock, today: date, calendar: WorkingCalendar) -> int:
    """Working days after today through the due date; negative when overdue; frozen while the clock stands."""
    return calendar.working_days_between(min(today, clock.paused_since or today), clock.due)


def _running(session: Session, key: int, command: str) -> Clock:
    clock = repository.clock_for_update(session, key)
    if clock is None:
        raise Unknown("clock", key, "期限")
    if not clock.is_running:
        raise ClockClosed(key, clock.timer, clock.outcome.value, command)
    return clock


def _recount(session: Session, clock: Clock, calendar: WorkingCalendar) -> Clock:
    recount(clock, calendar)
    session.flush()
    return clock


def recount(clock: Clock, calendar: WorkingCalendar) -> None:
    """Count a running clock again with that calendar and what is recorded of its pauses and extensions."""
    finished = [Pause(one.start, one.end) for one in clock.pauses if one.end is not None]
    deadline = clock.term.deadline(calendar, finished, clock.extended_by)
    clock.due = deadline.due
    clock.provisional = deadline.provisional
    clock.calendar_version = deadline.calendar_version
    clock.explanation = deadline.to_json()
    clock.paused_since = min((one.start for one in clock.pauses if one.end is None), default=None)
