"""Filing, settlement, activation, personnel and supplementary agreements."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from handlers import agreements, parameters, register
from handlers.agreements import (
    Agreement,
    AgreementState,
    NotYetEffective,
    PersonnelState,
    Settlement,
    SupplementKind,
    SupplementNotAllowed,
    SupplementState,
)
from handlers.errors import ForbiddenTransition
from handlers.register import Duty, NewContract
from tests.handlers.cases import AREA, CAUSE, draft, institution, negotiating, pharmacy, signed

ON = date(2026, 3, 16)
EFFECTIVE = date(2026, 4, 1)


@pytest.fixture
def agreement(session: Session) -> Agreement:
    """Signed on ON, effective on EFFECTIVE, not filed."""
    application = negotiating(session, pharmacy(session))
    content = draft(application.party, effective_on=EFFECTIVE)
    return agreements.sign(session, application, content, ON, CAUSE)[0]


def active(session: Session, party: register.Party) -> Agreement:
    """An agreement in force."""
    agreement = signed(session, party)
    agreements.file_agreement(session, agreement, ON, CAUSE)
    return agreements.activate(session, agreement, ON, CAUSE)


def test_active_from_the_effective_day_once_filed(session: Session, agreement: Agreement) -> None:
    """Neither before the filing nor before the day."""
    with pytest.raises(NotYetEffective) as caught:
        agreements.activate(session, agreement, EFFECTIVE, CAUSE)
    assert caught.value.filed is False
    agreements.file_agreement(session, agreement, date(2026, 3, 18), CAUSE, "备案回执2")
    with pytest.raises(NotYetEffective) as caught:
        agreements.activate(session, agreement, date(2026, 3, 31), CAUSE)
    assert caught.value.filed is True
    assert agreements.activate(session, agreement, EFFECTIVE, CAUSE).state is AgreementState.ACTIVE
    with pytest.raises(ForbiddenTransition):
        agreements.activate(session, agreement, EFFECTIVE, CAUSE)


def test_settlement_opens(session: Session, agreement: Agreement) -> None:
    """Closed until opened."""
    assert agreement.settlement is None
    agreements.open_settlement(session, agreement, EFFECTIVE, CAUSE)
    assert (agreement.settlement, agreement.settlement_opened_on) == (Settlement.OPEN, EFFECTIVE)


def test_every_step_leaves_an_event(session: Session, agreement: Agreement) -> None:
    """With its cause."""
    agreements.file_agreement(session, agreement, ON, CAUSE)
    agreements.open_settlement(session, agreement, ON, CAUSE)
    agreements.activate(session, agreement, EFFECTIVE, CAUSE)
    found = agreements.events(session, agreement)
    assert [(one.event, one.from_state, one.to_state) for one in found] == [
        ("agreement.signed", None, "SIGNED"),
        ("agreement.filed", "SIGNED", "SIGNED"),
        ("settlement.opened", "SIGNED", "SIGNED"),
        ("agreement.active", "SIGNED", "ACTIVE"),
    ]
    assert {(one.actor, one.instance_key, one.element_id) for one in found} == {("zhang", 7, "register")}


def test_staff_of_an_institution_are_registered_at_signing(session: Session) -> None:
    """PR-17 step 1: everybody with a contract in force; a second run adds nobody."""
    agreement = signed(session, institution(session))
    gone = NewContract(
        name="吴九",
        id_number="330100198001017777",
        duty=Duty.NURSE,
        starts_on=date(2025, 1, 1),
        ends_on=date(2026, 3, 15),
    )
    register.add_staff(session, agreement.party, gone)
    assert agreements.register_personnel(session, agreement, ON, CAUSE) == 2
    assert agreements.register_personnel(session, agreement, ON, CAUSE) == 0
    found = agreements.personnel_of(session, agreement)
    assert {one.duty for one in found} == {"physician", "insurance_administrator"}
    assert {one.state for one in found} == {PersonnelState.NORMAL}
    assert {one.committed_on for one in found} == {ON}


@pytest.mark.parametrize(("included", "duties"), [(False, ["principal"]), (True, ["principal", "pharmacist"])])
def test_principal_of_a_pharmacy_is_registered(session: Session, agreement: Agreement, included: bool, duties: list[str]) -> None:
    """P23-01-b: the principal alone, unless the province extends the scope to pharmacists."""
    name = "pharmacy_personnel_includes_pharmacists"
    parameters.set_override(session, name, AREA, ON, new_value=included, source="省", cause=CAUSE)
    agreements.register_personnel(session, agreement, ON, CAUSE)
    assert [one.duty for one in agreements.personnel_of(session, agreement)] == duties


def test_person_leaves_and_comes_back(session: Session, agreement: Agreement) -> None:
    """Deregistered, then registered anew."""
    agreements.register_personnel(session, agreement, ON, CAUSE)
    one = agreements.personnel_of(session, agreement)[0]
    agreements.deregister_person(session, agreement, one, EFFECTIVE, CAUSE)
    assert (one.state, one.deregistered_on) == (PersonnelState.DEREGISTERED, EFFECTIVE)
    with pytest.raises(ForbiddenTransition):
        agreements.deregister_person(session, agreement, one, EFFECTIVE, CAUSE)
    again = agreements.register_person(session, agreement, one.person, one.duty, EFFECTIVE, CAUSE)
    assert again is one
    assert (one.state, one.deregistered_on) == (PersonnelState.NORMAL, None)


def test_paused_person_is_not_registered_anew(session: Session, agreement: Agreement) -> None:
    """Nobody escapes a pause by registering again."""
    agreements.register_personnel(session, agreement, ON, CAUSE)
    one = agreements.personnel_of(session, agreement)[0]
    one.state = PersonnelState.PAUSED
    with pytest.raises(ForbiddenTransition):
        agreements.register_person(session, agreement, one.person, one.duty, EFFECTIVE, CAUSE)
    with pytest.raises(ForbiddenTransition):
        agreements.deregister_person(session, agreement, one, EFFECTIVE, CAUSE)


def test_chronic_disease_supply(session: Session) -> None:
    """SC-073: after ACTIVE a pharmacy may ask; the decision is kept."""
    agreement = active(session, pharmacy(session))
    asked = agreements.request_chronic_disease(session, agreement, "高血压、糖尿病", EFFECTIVE, CAUSE)
    assert (asked.kind, asked.state) == (SupplementKind.CHRONIC_DISEASE, SupplementState.REQUESTED)
    agreements.decide_supplement(session, agreement, asked, EFFECTIVE, CAUSE, agreed=True)
    assert asked.state is SupplementState.AGREED
    refused = agreements.request_chronic_disease(session, agreement, "透析", EFFECTIVE, CAUSE)
    agreements.decide_supplement(session, agreement, refused, EFFECTIVE, CAUSE, agreed=False, reason="无冷链")
    assert (refused.state, refused.reason) == (SupplementState.DECLINED, "无冷链")


def test_chronic_disease_supply_is_for_active_pharmacies(session: Session, agreement: Agreement) -> None:
    """Not before ACTIVE, not for an institution, not where no local rule exists."""
    with pytest.raises(SupplementNotAllowed):
        agreements.request_chronic_disease(session, agreement, "高血压", ON, CAUSE)
    with pytest.raises(SupplementNotAllowed):
        agreements.request_chronic_disease(session, active(session, institution(session)), "高血压", ON, CAUSE)
    shop = active(session, pharmacy(session))
    _close_chronic_disease(session)
    with pytest.raises(SupplementNotAllowed):
        agreements.request_chronic_disease(session, shop, "高血压", ON, CAUSE)


def test_internet_hospital_leans_on_its_institution(session: Session) -> None:
    """O2-05-c: a supplementary agreement under the physical institution only."""
    agreement = active(session, institution(session))
    internet = institution(session, internet_hospital=True, physical_party_id=agreement.party_id)
    added = agreements.add_internet_hospital(session, agreement, internet, ON, CAUSE)
    assert (added.kind, added.internet_party_id) == (SupplementKind.INTERNET_HOSPITAL, internet.id)
    for stranger in (institution(session), pharmacy(session)):
        with pytest.raises(SupplementNotAllowed):
            agreements.add_internet_hospital(session, agreement, stranger, ON, CAUSE)


def _close_chronic_disease(session: Session) -> None:
    name = "chronic_disease_local_rule"
    parameters.set_override(session, name, AREA, ON, new_value=False, source="市", cause=CAUSE)
