"""The ends of an agreement and their revocation: guards, boundary days, what is restored."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from handlers import agreements
from handlers.agreements import Agreement, AgreementState, AnotherInForce, EndReason, Region, Renewal, StepRefused, SuspensionKind
from handlers.errors import ForbiddenTransition
from tests.handlers.cases import CAUSE
from tests.handlers.lives import END, START, in_force, on, suspended

MAY = date(2026, 5, 1)
AFTER = END + timedelta(1)


def terminated(session: Session, agreement: Agreement, day: date = MAY, number: str = "解除1") -> Agreement:
    return agreements.terminate(session, agreement, day, on(day), decision_number=number)


def test_termination_from_every_state_in_force(session: Session) -> None:
    """GAP-29: also during a suspension; the state before is kept."""
    for kind in (None, SuspensionKind.VOLUNTARY, SuspensionKind.AGENCY):
        agreement = in_force(session)
        if kind is not None:
            suspended(session, agreement, date(2026, 4, 1), None, kind=kind)
        before = agreement.state
        terminated(session, agreement)
        assert (agreement.state, agreement.ended_on, agreement.end_reason) == ("TERMINATED", MAY, "terminated")
        assert agreement.state_before_end is before


def test_the_same_decision_twice_is_one_termination(session: Session) -> None:
    agreement = terminated(session, in_force(session))
    count = len(agreements.events(session, agreement))
    terminated(session, agreement)
    assert len(agreements.events(session, agreement)) == count
    with pytest.raises(ForbiddenTransition):
        terminated(session, agreement, number="解除2")


@pytest.mark.parametrize("day", [START - timedelta(1), AFTER])
def test_termination_outside_the_term_is_refused(session: Session, day: date) -> None:
    with pytest.raises(StepRefused, match="outside-term"):
        terminated(session, in_force(session), day)


def test_a_termination_has_the_reason_of_one(session: Session) -> None:
    agreement = in_force(session)
    with pytest.raises(StepRefused, match="reason"):
        agreements.terminate(session, agreement, MAY, CAUSE, decision_number="1", reason=EndReason.NO_REQUEST)
    for reason in (EndReason.TERMINATED, EndReason.RENEWED, EndReason.NOT_RESUMED):
        with pytest.raises(StepRefused, match="reason"):
            agreements.expire(session, agreement, AFTER, reason, CAUSE)


@pytest.mark.parametrize(("day", "allowed"), [(END, False), (AFTER, True)])
def test_it_expires_when_the_last_day_is_over(session: Session, day: date, allowed: bool) -> None:
    agreement = in_force(session)
    if not allowed:
        with pytest.raises(StepRefused, match="term-runs"):
            agreements.expire(session, agreement, day, EndReason.NO_REQUEST, on(day))
        return
    agreements.expire(session, agreement, day, EndReason.NO_REQUEST, on(day))
    assert (agreement.state, agreement.ended_on) == ("EXPIRED", AFTER)


def test_it_also_expires_while_suspended(session: Session) -> None:
    """O3-39-c, SC-GAP: the suspension outlasted the term."""
    agreement = in_force(session)
    suspension = suspended(session, agreement, date(2027, 2, 1), None)
    agreements.expire(session, agreement, AFTER + timedelta(3), EndReason.SUSPENSION_OUTLASTED, CAUSE)
    assert (agreement.state, agreement.ended_on, agreement.state_before_end) == ("EXPIRED", AFTER, "SUSPENDED_A")
    assert suspension.ended_on == AFTER


@pytest.mark.parametrize(("day", "allowed"), [(date(2026, 10, 28), False), (date(2026, 10, 29), True)])
def test_day_181_of_a_voluntary_suspension(session: Session, day: date, allowed: bool) -> None:
    """Day 180 from 2026-05-01 is 2026-10-28 (rule 2.7)."""
    agreement = in_force(session)
    suspended(session, agreement, MAY, None, kind=SuspensionKind.VOLUNTARY)
    if allowed:
        agreements.end_180(session, agreement, day, on(day))
        assert (agreement.state, agreement.end_reason, agreement.ended_on) == ("ENDED_180", "not_resumed", day)
        return
    with pytest.raises(StepRefused, match="not-yet-exceeded"):
        agreements.end_180(session, agreement, day, on(day))


def test_an_agency_suspension_never_ends_by_180_days(session: Session) -> None:
    agreement = in_force(session)
    suspended(session, agreement, MAY, None)
    with pytest.raises(ForbiddenTransition):
        agreements.end_180(session, agreement, date(2026, 12, 1), CAUSE)


def test_revocation_restores_state_and_regions(session: Session) -> None:
    """SC-215, ALL-56-a: as if it had never ended."""
    agreement = in_force(session)
    agreements.set_region(session, agreement, Region.RENEWAL, Renewal.REQUESTED, CAUSE)
    suspended(session, agreement, date(2026, 4, 1), date(2026, 8, 1))
    agreements.hold_settlement(session, agreement, date(2026, 4, 1), CAUSE, reason="涉嫌骗保", grounds=["N2025-11-1"])
    terminated(session, agreement)
    agreements.revoke_end(session, agreement, date(2026, 6, 1), on(date(2026, 6, 1)))
    assert (agreement.state, agreement.settlement, agreement.renewal) == ("SUSPENDED_A", "HELD", "REQUESTED")
    assert (agreement.agency_suspensions, agreement.ended_on, agreement.end_decision) == (1, None, None)
    steps = [(event.event, event.effective_on) for event in agreements.events(session, agreement)[-2:]]
    assert steps == [("agreement.revoked_end", MAY), ("agreement.suspended_a", MAY)]


@pytest.mark.parametrize(("day", "state"), [(END, "ACTIVE"), (AFTER, "EXPIRED")])
def test_revoked_after_the_term_it_has_expired(session: Session, day: date, state: str) -> None:
    agreement = terminated(session, in_force(session))
    agreements.revoke_end(session, agreement, day, on(day))
    assert agreement.state == state


def test_nothing_but_a_termination_is_revoked(session: Session) -> None:
    agreement = in_force(session)
    agreements.expire(session, agreement, AFTER, EndReason.NO_REQUEST, CAUSE)
    with pytest.raises(ForbiddenTransition):
        agreements.revoke_end(session, agreement, AFTER, CAUSE)


def test_no_revocation_beside_a_new_agreement(session: Session) -> None:
    """The party was designated anew meanwhile: two agreements in force in one area are impossible."""
    agreement = terminated(session, in_force(session))
    other = in_force(session, agreement.party)
    with pytest.raises(AnotherInForce) as refused:
        agreements.revoke_end(session, agreement, date(2026, 6, 1), CAUSE)
    assert refused.value.other == other.number
    assert agreement.state is AgreementState.TERMINATED


def test_activation_is_no_way_out_of_a_suspension(session: Session) -> None:
    agreement = in_force(session)
    suspended(session, agreement, MAY, None)
    with pytest.raises(ForbiddenTransition):
        agreements.activate(session, agreement, date(2026, 6, 1), CAUSE)


def test_nobody_is_activated_beside_an_agreement_in_force(session: Session) -> None:
    agreement = in_force(session)
    with pytest.raises(AnotherInForce):
        in_force(session, agreement.party)
