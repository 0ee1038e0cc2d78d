"""Bans that follow from a termination: on whom, for how long, with which duties, and only once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from handlers import bans, register
from handlers.agreements import Agreement
from handlers.bans import Ban, BanGround, BanStatus, FaultClass
from handlers.bans.termination import TerminationBan
from handlers.register import KeyRole
from tests.handlers.lives import in_force, on

DAY = date(2026, 5, 6)
PARTY = TerminationBan(on_persons=False, ground=BanGround.ILLEGALITY, start_on=DAY)
BREACH = TerminationBan(on_persons=False, ground=BanGround.SERIOUS_BREACH, start_on=DAY)
PERSONS = TerminationBan(on_persons=True, ground=BanGround.KEY_PERSON, start_on=DAY)


def record(session: Session, agreement: Agreement, *found: TerminationBan, number: str = "解除1") -> list[Ban]:
    return bans.record_termination_bans(session, agreement, found, number, FaultClass.FRAUD, on(DAY))


@pytest.mark.parametrize(
    ("found", "last", "duties"),
    [(PARTY, date(2029, 5, 6), (True, False)), (BREACH, date(2027, 5, 6), (False, True))],
)
def test_the_party_is_barred_with_its_duty(
    session: Session, found: TerminationBan, last: date, duties: tuple[bool, bool]
) -> None:
    """3 years and the penalty performed, 1 year and the liability performed (O3-11-3, O3-11-4)."""
    agreement = in_force(session)
    (ban,) = record(session, agreement, found)
    assert (ban.anniversary, (ban.penalty_required, ban.liability_required)) == (last, duties)
    party = agreement.party
    assert bans.bans_against(session, party, last)
    after = last + timedelta(1)
    assert bans.bans_against(session, party, after)[0].unperformed
    bans.record_performance(session, ban, penalty_on=after, liability_on=after)
    assert bans.bans_against(session, party, after) == ()
    assert bans.bans_against(session, party, last)


def test_whoever_was_a_key_person_on_the_first_day_is_barred_for_five_years(session: Session) -> None:
    agreement = in_force(session)
    before = register.key_persons(session, agreement.party, DAY)
    register.add_key_person(session, agreement.party, KeyRole.PRINCIPAL, "新任", "330100198001010017", DAY + timedelta(1))
    recorded = record(session, agreement, PERSONS)
    assert {ban.subject_code for ban in recorded} == {one.person.id_number for one in before}
    assert {ban.anniversary for ban in recorded} == {date(2031, 5, 6)}
    other = in_force(session).party
    assert bans.bans_against(session, other, DAY) == ()
    register.add_key_person(session, other, KeyRole.PRINCIPAL, "王五", recorded[0].subject_code, DAY)
    assert [hit.provision for hit in bans.bans_against(session, other, DAY)] == ["O3-11-5"]


def test_the_same_decision_bars_once(session: Session) -> None:
    agreement = in_force(session)
    assert len(record(session, agreement, PARTY, PERSONS)) == 4
    assert record(session, agreement, PARTY, PERSONS) == []
    assert len(record(session, agreement, PARTY, number="解除2")) == 1


def test_a_stay_pauses_and_a_revocation_ends_what_one_decision_made(session: Session) -> None:
    """GAP-25."""
    agreement = in_force(session)
    record(session, agreement, PARTY)
    record(session, agreement, BREACH, number="解除2")
    bans.set_status_of_decision(session, "解除1", BanStatus.STAYED)
    assert [hit.provision for hit in bans.bans_against(session, agreement.party, DAY)] == ["O3-11-4"]
    bans.set_status_of_decision(session, "解除1", BanStatus.ACTIVE)
    assert len(bans.bans_against(session, agreement.party, DAY)) == 2
    bans.set_status_of_decision(session, "解除1", BanStatus.REVOKED)
    bans.set_status_of_decision(session, "解除1", BanStatus.ACTIVE)
    assert [hit.provision for hit in bans.bans_against(session, agreement.party, DAY)] == ["O3-11-4"]
