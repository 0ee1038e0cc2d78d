"""Suspension and resumption (PR-09): what may follow what, the counter, and the boundary days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from handlers import agreements, parameters
from handlers.agreements import AgreementState, AlreadySuspended, StepRefused, SuspensionKind
from handlers.errors import ForbiddenTransition, InvalidFact
from handlers.register import Ownership
from tests.handlers.cases import AREA, CAUSE, institution
from tests.handlers.lives import END, START, in_force, on, suspended

V, A = SuspensionKind.VOLUNTARY, SuspensionKind.AGENCY
MAY = date(2026, 5, 1)


def test_an_agency_suspension_counts_and_a_voluntary_one_does_not(session: Session) -> None:
    agreement = in_force(session)
    suspended(session, agreement, MAY, date(2026, 6, 30))
    assert (agreement.state, agreement.agency_suspensions) == ("SUSPENDED_A", 1)
    other = in_force(session)
    suspended(session, other, MAY, date(2026, 6, 30), kind=V, grounds=[])
    assert (other.state, other.agency_suspensions) == ("SUSPENDED_V", 0)


def test_one_received_by_linkage_never_counts(session: Session) -> None:
    """GAP-05, SC-177: whatever the caller says."""
    agreement = in_force(session)
    suspended(session, agreement, MAY, date(2026, 6, 30), counts=True, by_linkage=True)
    assert (agreement.state, agreement.agency_suspensions) == ("SUSPENDED_A", 0)


def test_the_same_decision_twice_is_one_suspension(session: Session) -> None:
    """SC-287."""
    agreement = in_force(session)
    first = suspended(session, agreement, MAY, date(2026, 6, 30))
    assert suspended(session, agreement, MAY, date(2026, 6, 30)) is first
    assert agreement.agency_suspensions == 1


def test_a_new_ground_during_an_agency_suspension_goes_into_the_running_case(session: Session) -> None:
    agreement = in_force(session)
    suspended(session, agreement, MAY, date(2026, 6, 30))
    for kind in SuspensionKind:
        with pytest.raises(AlreadySuspended) as refused:
            suspended(session, agreement, date(2026, 5, 9), None, "决定2", kind=kind)
        assert "并入在办案件" in refused.value.message_zh


def test_a_voluntary_suspension_is_converted(session: Session) -> None:
    """SC-176: the counter goes up and the voluntary one ends on that day."""
    agreement = in_force(session)
    voluntary = suspended(session, agreement, MAY, date(2026, 8, 31), kind=V, grounds=[])
    suspended(session, agreement, date(2026, 6, 10), date(2026, 9, 10), "决定2")
    assert (agreement.state, agreement.agency_suspensions) == ("SUSPENDED_A", 1)
    assert voluntary.ended_on == date(2026, 6, 10)
    assert agreements.current_suspension(agreement) is agreement.suspensions[1]


def test_a_public_institution_may_not_suspend_itself(session: Session) -> None:
    """O2-44-b; the agency may suspend it, and linkage binds it."""
    agreement = in_force(session, institution(session, ownership=Ownership.PUBLIC))
    with pytest.raises(StepRefused) as refused:
        suspended(session, agreement, MAY, None, kind=V, grounds=[])
    assert (refused.value.guard, refused.value.provisions) == ("public-institution", ("O2-44-b",))
    suspended(session, agreement, MAY, date(2026, 6, 30))
    assert agreement.state is AgreementState.SUSPENDED_A


@pytest.mark.parametrize(("last", "allowed"), [(date(2026, 10, 28), True), (date(2026, 10, 29), False)])
def test_an_agency_suspension_is_at_most_180_days(session: Session, last: date, allowed: bool) -> None:
    """GAP-06: `agency_suspension_max` days after the first, which is not counted."""
    agreement = in_force(session)
    if allowed:
        assert suspended(session, agreement, MAY, last).ends_on == last
        return
    with pytest.raises(StepRefused) as refused:
        suspended(session, agreement, MAY, last)
    assert refused.value.guard == "longer-than-cap"


def test_the_cap_of_the_day_of_effect_decides(session: Session) -> None:
    agreement = in_force(session)
    parameters.set_override(session, "agency_suspension_max", AREA, date(2026, 5, 2), 30, "local rule", CAUSE)
    suspended(session, agreement, MAY, date(2026, 6, 30))
    assert agreement.state is AgreementState.SUSPENDED_A


@pytest.mark.parametrize(
    ("day", "allowed"), [(START - timedelta(1), False), (START, True), (END, True), (END + timedelta(1), False)]
)
def test_it_takes_effect_within_the_term(session: Session, day: date, allowed: bool) -> None:
    agreement = in_force(session)
    if allowed:
        suspended(session, agreement, day, None)
        assert agreement.state is AgreementState.SUSPENDED_A
        return
    with pytest.raises(StepRefused) as refused:
        suspended(session, agreement, day, None)
    assert refused.value.guard == "outside-term"


def test_an_agency_suspension_needs_a_ground(session: Session) -> None:
    with pytest.raises(InvalidFact, match="ground"):
        suspended(session, in_force(session), MAY, None, grounds=[])


@pytest.mark.parametrize(("day", "allowed"), [(date(2026, 6, 30), False), (date(2026, 7, 1), True)])
def test_an_agency_suspension_ends_after_its_last_day(session: Session, day: date, allowed: bool) -> None:
    agreement = in_force(session)
    suspended(session, agreement, MAY, date(2026, 6, 30))
    if allowed:
        assert agreements.resume(session, agreement, day, on(day)).ended_on == day
        assert agreement.state is AgreementState.ACTIVE
        return
    with pytest.raises(StepRefused) as refused:
        agreements.resume(session, agreement, day, on(day))
    assert refused.value.guard == "suspension-not-over"
    agreements.resume(session, agreement, day, on(day), early=True)
    assert agreement.state is AgreementState.ACTIVE


@pytest.mark.parametrize(("day", "allowed"), [(END, True), (END + timedelta(1), False)])
def test_nothing_resumes_after_the_term(session: Session, day: date, allowed: bool) -> None:
    """O3-39-c."""
    agreement = in_force(session)
    suspended(session, agreement, date(2027, 2, 1), None, kind=V, grounds=[])
    if allowed:
        agreements.resume(session, agreement, day, on(day))
        return
    with pytest.raises(StepRefused) as refused:
        agreements.resume(session, agreement, day, on(day))
    assert refused.value.guard == "term-over"


def test_a_second_suspension_does_not_resume(session: Session) -> None:
    """O3-40-1, GAP-05: it is the interim state of the termination; the switch turns that off."""
    agreement = in_force(session)
    suspended(session, agreement, MAY, date(2026, 5, 31))
    agreements.resume(session, agreement, date(2026, 6, 1), on(date(2026, 6, 1)))
    suspended(session, agreement, date(2026, 7, 1), date(2026, 7, 31), "决定2")
    assert agreement.agency_suspensions == 2
    with pytest.raises(StepRefused) as refused:
        agreements.resume(session, agreement, date(2026, 8, 1), on(date(2026, 8, 1)))
    assert refused.value.guard == "second-suspension"
    switch, off = "second_suspension_opens_termination", False
    parameters.set_override(session, switch, AREA, date(2026, 7, 1), off, "local rule", CAUSE)
    agreements.resume(session, agreement, date(2026, 8, 1), on(date(2026, 8, 1)))
    assert agreement.state is AgreementState.ACTIVE


def test_an_active_agreement_does_not_resume(session: Session) -> None:
    with pytest.raises(ForbiddenTransition):
        agreements.resume(session, in_force(session), MAY, CAUSE)


def test_a_revoked_suspension_never_happened(session: Session) -> None:
    agreement = in_force(session)
    suspended(session, agreement, MAY, date(2026, 6, 30))
    revoked = agreements.revoke_suspension(session, agreement, "决定1", date(2026, 6, 10), on(date(2026, 6, 10)))
    assert (agreement.state, agreement.agency_suspensions) == ("ACTIVE", 0)
    assert agreements.revoke_suspension(session, agreement, "决定1", date(2026, 6, 11), CAUSE) is revoked
    assert agreement.agency_suspensions == 0
    with pytest.raises(StepRefused, match="决定9"):
        agreements.revoke_suspension(session, agreement, "决定9", date(2026, 6, 10), CAUSE)


def test_a_past_suspension_can_be_revoked_too(session: Session) -> None:
    agreement = in_force(session)
    suspended(session, agreement, MAY, date(2026, 5, 31))
    agreements.resume(session, agreement, date(2026, 6, 1), on(date(2026, 6, 1)))
    agreements.revoke_suspension(session, agreement, "决定1", date(2026, 6, 10), CAUSE)
    assert (agreement.state, agreement.agency_suspensions, agreement.suspensions[0].ended_on) == ("ACTIVE", 0, date(2026, 6, 1))
    assert agreements.events(session, agreement)[-1].event == "suspension.revoked"


def test_every_step_leaves_an_event_with_its_day(session: Session) -> None:
    agreement = in_force(session)
    suspended(session, agreement, MAY, date(2026, 6, 30))
    event = agreements.events(session, agreement)[-1]
    assert (event.event, event.from_state, event.to_state) == ("agreement.suspended_a", "ACTIVE", "SUSPENDED_A")
    assert (event.effective_on, event.actor, event.reason) == (MAY, "wang", "决定1：O3-39-2")
