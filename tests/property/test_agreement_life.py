"""Random lives of an agreement: whatever is asked in whatever order, every invariant of procedures.md 3.1 holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

import handlers.tables  # noqa: F401 -- registers the tables before a database is created
from engine.store import Database
from handlers import agreements, cases
from handlers.agreements import (
    REGION_STEPS,
    TRANSITIONS,
    Agreement,
    AgreementState,
    EndReason,
    HoldScope,
    Region,
    SuspensionKind,
)
from handlers.agreements.ending import lapse
from handlers.cases import CaseKind, CaseOutcome, CaseSource
from handlers.cases.service import refresh_region
from handlers.errors import DomainError
from handlers.register import Ownership
from tests.handlers.cases import draft, institution
from tests.handlers.lives import END, START, in_force, on, suspended

DAY = timedelta(days=1)
IN_FORCE = {"ACTIVE", "SUSPENDED_V", "SUSPENDED_A", "REVOKED_END"}
ENDED = {"ENDED_180", "EXPIRED", "TERMINATED", "SUPERSEDED"}


@dataclass
class Life:
    """An agreement, the day it is, and beside it the plainest record of what settlement should say."""

    session: Session
    agreement: Agreement
    today: date = START
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    suspensions: dict[str, list[date | None]] = field(default_factory=dict)
    holds: list[list[date | None]] = field(default_factory=list)
    ended: date | None = None

    def suspend_v(self) -> None:
        self._suspend(SuspensionKind.VOLUNTARY)

    def suspend_a(self) -> None:
        self._suspend(SuspensionKind.AGENCY)

    def suspend_linked(self) -> None:
        self._suspend(SuspensionKind.AGENCY, by_linkage=True)

    def _suspend(self, kind: SuspensionKind, **how: object) -> None:
        number = f"中止{next(self.numbers)}"
        suspended(self.session, self.agreement, self.today, self.today + 30 * DAY, number, kind=kind, **how)
        self._end_suspensions()
        self.suspensions[number] = [self.today, None]

    def _end_suspensions(self) -> None:
        for interval in self.suspensions.values():
            interval[1] = interval[1] or self.today

    def resume(self) -> None:
        agreements.resume(self.session, self.agreement, self.today, on(self.today), early=self.today.day % 2 == 0)
        self._end_suspensions()

    def revoke_suspension(self) -> None:
        number = next(iter(self.suspensions), "无")
        agreements.revoke_suspension(self.session, self.agreement, number, self.today, on(self.today))
        self.suspensions.pop(number, None)

    def hold(self) -> None:
        agreements.hold_settlement(
            self.session, self.agreement, self.today, on(self.today), reason="涉嫌骗保", grounds=["N2025-11-1"]
        )
        if not any(end is None for _, end in self.holds):
            self.holds.append([self.today, None])

    def release(self) -> None:
        agreements.release_settlement(self.session, self.agreement, self.today, on(self.today))
        self.holds.clear()

    def pause_department(self) -> None:
        agreements.pause_department(
            self.session, self.agreement, "骨科", self.today, on(self.today), reason="责令", grounds=["S735-38-b"]
        )

    def end_pause(self) -> None:
        agreements.end_pause(self.session, self.agreement, HoldScope.DEPARTMENT, "骨科", self.today, on(self.today))

    def terminate(self) -> None:
        number = f"解除{next(self.numbers)}"
        agreements.terminate(self.session, self.agreement, self.today, on(self.today), decision_number=number)
        self.ended = self.today

    def revoke_end(self) -> None:
        agreements.revoke_end(self.session, self.agreement, self.today, on(self.today))
        refresh_region(self.session, self.agreement, on(self.today))
        self.ended = None

    def expire(self) -> None:
        agreements.expire(self.session, self.agreement, self.today, EndReason.NO_REQUEST, on(self.today))
        self.ended = END + DAY

    def end_180(self) -> None:
        agreements.end_180(self.session, self.agreement, self.today, on(self.today))
        self.ended = self.today

    def renew(self) -> None:
        agreements.renew(self.session, self.agreement, draft(self.agreement.party), self.today, on(self.today))

    def supersede(self) -> None:
        new = agreements.successor_of(self.session, self.agreement)
        if new is not None:
            agreements.file_agreement(self.session, new, self.today, on(self.today))
            agreements.supersede(self.session, self.agreement, new, self.today, on(self.today))
            self.ended = new.effective_on

    def lapse(self) -> None:
        new = agreements.successor_of(self.session, self.agreement)
        lapse(self.session, new or self.agreement, on(self.today), "原协议已终结")

    def activate(self) -> None:
        agreements.activate(self.session, self.agreement, self.today, on(self.today))

    def redesignate(self) -> None:
        """Somebody signs for the same party again."""
        in_force(self.session, self.agreement.party)

    def open_case(self) -> None:
        cases.open_case(self.session, self.agreement, CaseKind.BREACH, CaseSource.AUDIT, self.today, on(self.today))

    def close_case(self) -> None:
        for case in cases.open_cases(self.session, self.agreement)[:1]:
            cases.close(self.session, case, CaseOutcome.NO_BREACH, self.today, on(self.today))


ACTS: dict[str, Callable[[Life], None]] = {
    name: act for name, act in vars(Life).items() if callable(act) and not name.startswith("_") and name != "numbers"
}
MOVES = [(region, value) for region, steps in REGION_STEPS.items() if region is not Region.CASE for value in steps]
steps = st.tuples(st.integers(0, 45), st.one_of(st.sampled_from(sorted(ACTS)), st.sampled_from(MOVES)))


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """One write transaction that lasts for the whole test."""
    with database.write() as opened:
        yield opened


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(public=st.booleans(), life=st.lists(steps, max_size=25))
def test_every_life_keeps_the_invariants(
    session: Session, public: bool, life: list[tuple[int, str | tuple[Region, object]]]
) -> None:
    with session.begin_nested() as savepoint:
        ownership = Ownership.PUBLIC if public else Ownership.PRIVATE
        lived = Life(session, in_force(session, institution(session, ownership=ownership)))
        for days, step in life:
            lived.today += days * DAY
            try:
                with session.begin_nested():
                    take(lived, step)
                    session.flush()
            except DomainError:
                session.expire_all()
            check(lived)
        settles_as_recorded(lived)
        savepoint.rollback()
    session.expire_all()


def take(lived: Life, step: str | tuple[Region, object]) -> None:
    if isinstance(step, str):
        ACTS[step](lived)
    else:
        agreements.set_region(lived.session, lived.agreement, step[0], step[1], on(lived.today))  # type: ignore[arg-type]


def check(lived: Life) -> None:
    family = list(agreements.agreements_of(lived.session, lived.agreement.party))
    assert sum(one.state in IN_FORCE for one in family) <= 1
    for one in family:
        ended = one.state in ENDED
        assert ended == (one.ended_on is not None) == (one.end_reason is not None) == (one.state_before_end is not None)
        counted = [row for row in one.suspensions if row.counts and row.revoked_on is None]
        assert one.agency_suspensions == len(counted)
        assert not any(row.counts and (row.by_linkage or row.kind is SuspensionKind.VOLUNTARY) for row in one.suspensions)
        if one.coaching in ("FIRST", "EXTENDED", "FAILED"):
            assert one.remote_settlement == "OFF"
        if not ended:
            check_rows(lived.session, one)
        check_history(lived.session, one)


def check_rows(session: Session, one: Agreement) -> None:
    running = [row.kind.state for row in one.suspensions if row.ended_on is None]
    assert running == ([one.state] if one.state in ("SUSPENDED_V", "SUSPENDED_A") else [])
    scopes = {hold.scope.value for hold in one.holds if hold.released_on is None}
    wanted = "HELD" if "all" in scopes else "PARTIAL" if scopes else "OPEN"
    assert one.settlement == (wanted if one.state != "SIGNED" else None)
    assert one.case_state == ("INVESTIGATING" if cases.open_cases(session, one) else "NONE")


def check_history(session: Session, one: Agreement) -> None:
    """Every change of the main state is an event of a lawful step, and nothing else changed it."""
    state: str | None = None
    for event in agreements.events(session, one):
        assert event.from_state == state
        if event.to_state != state and state is not None:
            assert event.to_state in TRANSITIONS[AgreementState(state)]
        state = event.to_state
    assert state == one.state


def settles_as_recorded(lived: Life) -> None:
    """Each day of the term and the days around it, counted once more in the simplest way."""
    for offset in range(-1, (END - START).days + 3):
        day = START + offset * DAY
        found = agreements.may_settle(lived.session, lived.agreement, day).decision
        assert found == expected(lived, day), day


def expected(lived: Life, day: date) -> str:
    if not START <= day <= END or (lived.ended is not None and day >= lived.ended):
        return "refuse"
    if any(first is not None and first <= day and (end is None or day < end) for first, end in lived.suspensions.values()):
        return "refuse"
    return "defer" if any(first is not None and first <= day for first, _ in lived.holds) else "pay"
