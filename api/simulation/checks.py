"""What must hold at the end: the invariants of procedures.md section 3, the engine's, and every deadline."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from sqlalchemy.orm import Session

from api.simulation import repository
from api.simulation.recount import Almanac, Count
from api.simulation.violations import Violation
from engine.store.inspection import without_wake_up
from handlers import agreements, cases
from handlers.agreements import TRANSITIONS, AgreementState, Coaching, EndReason, Settle
from handlers.agreements.states import IN_FORCE
from handlers.deadlines.models import Clock
from handlers.filings.imports import SUSPENDED_BEFORE
from handlers.register.kinds import PartyKind
from handlers.resources import PROCESSES

OUTLIVE = frozenset({"T-CLEAR", "T-REPORT", "T-REVIEW", "T-SUIT", "T-LINK", "T-REC", "T-DAMAGES", "T-DEMAND", "T-HOLD", "T-DEF"})
"""Deadlines that may run on after their agreement has ended: clearing, reports, remedies, linkage, money."""

Check = Callable[[Session, date], Iterator[Violation]]


def violations(session: Session, today: date) -> Iterator[Violation]:
    """Everything that is wrong on `today`."""
    for check in (_engine, _cases, _states, _counters, _regions, _services, _clocks_of_ended, _deadlines):
        yield from check(session, today)


def _engine(session: Session, _today: date) -> Iterator[Violation]:
    for key, process in without_wake_up(session):
        yield Violation("wake-up", str(key), f"nothing can move this instance of {process}")
    for failed, detail in repository.incidents(session):
        yield Violation("incident", str(failed), detail)


def _cases(session: Session, _today: date) -> Iterator[Violation]:
    """Somebody works on every open case; a renewal would wait for the others for ever (PR-08 step 4)."""
    for case in repository.open_cases(session):
        if not cases.running(session, case):
            yield Violation("case", case.number, f"open as {case.stage}, but no procedure works on it")


def _states(session: Session, _today: date) -> Iterator[Violation]:
    """Every step of every agreement is one the state machine knows, and the last one led to the present state."""
    for agreement in repository.agreements(session):
        state: AgreementState | None = None
        for event in agreements.events(session, agreement):
            after = AgreementState(event.to_state) if event.to_state else state
            if state is not None and after not in (state, *TRANSITIONS[state]):
                yield Violation("state machine", agreement.number, f"{state} was followed by {after}")
            state = after
        if state is not agreement.state:
            yield Violation("events", agreement.number, f"the last event leads to {state}, the state is {agreement.state}")


def _counters(session: Session, _today: date) -> Iterator[Violation]:
    """The counter is the number of counted suspensions of this term that were not revoked (GAP-05).

    Those of an imported agreement's time before the import are events only: their days are not known.
    """
    for agreement in repository.agreements(session):
        counted = sum(one.counts and one.revoked_on is None for one in agreement.suspensions)
        counted += sum(one.event == SUSPENDED_BEFORE for one in agreements.events(session, agreement))
        if counted != agreement.agency_suspensions:
            yield Violation("counter", agreement.number, f"{agreement.agency_suspensions} for {counted} suspensions")


def _regions(session: Session, today: date) -> Iterator[Violation]:
    for agreement in repository.agreements(session):
        coached = agreement.coaching is not Coaching.NONE
        if coached and (agreement.party.kind is PartyKind.PHARMACY or not agreement.first_designation):
            yield Violation("coaching", agreement.number, "only newly designated institutions are coached (GAP-28)")
        if agreement.state in IN_FORCE and agreement.ends_on < today:
            yield Violation("term", agreement.number, f"in force after its last day {agreement.ends_on}")
        over = agreement.state not in (*IN_FORCE, AgreementState.TERMINATED)  # a revocation restores the suspension
        if over and any(one.ended_on is None for one in agreement.suspensions):
            yield Violation("suspension", agreement.number, "a suspension outlived the agreement")
        if agreement.end_reason is EndReason.TERMINATED and not repository.decided(session, agreement):
            yield Violation("rights", agreement.number, "terminated without a delivered notice and a collective decision")


def _services(session: Session, _today: date) -> Iterator[Violation]:
    """A service in a suspension or after the end is never paid (O3-39-a, O3-40-a)."""
    for agreement in repository.agreements(session):
        days = [one.effective_on for one in agreement.suspensions if one.revoked_on is None and one.ended_on != one.effective_on]
        days += [agreement.ended_on] if agreement.ended_on else []
        for day in days:
            if agreements.may_settle(session, agreement, day).decision is Settle.PAY:
                yield Violation("settlement", agreement.number, f"a service of {day} would be paid")


def _clocks_of_ended(session: Session, _today: date) -> Iterator[Violation]:
    for number, timer in repository.running_clocks_of_ended(session):
        if timer not in OUTLIVE:
            yield Violation("clock", number, f"{timer} still runs although the agreement has ended")


def _deadlines(session: Session, _today: date) -> Iterator[Violation]:
    almanac = Almanac()
    almanac.read(PROCESSES / "calendar")
    for year, off, work in repository.arrangements(session):
        almanac.add(year, off, work)
    for clock in repository.settled_clocks(session):
        if clock.paused_since is None:
            expected = _count(clock).due(almanac)
            if expected != clock.due:
                yield Violation("deadline", f"{clock.timer} of {clock.business_key}", f"{clock.due} instead of {expected}")


def _count(clock: Clock) -> Count:
    return Count(
        clock.rule.value,
        clock.start,
        clock.unit.value if clock.unit else None,
        clock.amount or 0,
        tuple((str(unit), int(amount)) for unit, amount in clock.extensions),
        tuple((pause.start, pause.end) for pause in clock.pauses if pause.end is not None),
    )
