"""The register keeps parties, addresses, persons and contracts, and checks them with local numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from handlers import parameters, register
from handlers.columns import Json
from handlers.errors import InvalidFact
from handlers.register import (
    Category,
    Declared,
    DuplicateParty,
    Duty,
    KeyRole,
    NewContract,
    NewParty,
    Ownership,
    PartyAddress,
    PartyKind,
    UnknownParty,
)
from tests.handlers.cases import AREA, CAUSE, DAY, OPENED, institution, pharmacy

NEW = NewParty(
    area=AREA,
    kind=PartyKind.PHARMACY,
    category=Category.PHARMACY,
    name="益寿堂",
    credit_code="91330100MA2KXXXX0Q",
    ownership=Ownership.PRIVATE,
    address="解放路2号",
    opened_on=OPENED,
)


def test_registered_party_is_found_again(session: Session) -> None:
    """By id, by credit code and among the parties of its area."""
    party = register.register_party(session, NEW, CAUSE)
    assert register.party_of(session, party.id) is party
    assert register.party_by_credit_code(session, NEW.credit_code) is party
    assert list(register.parties_in(session, [AREA])) == [party]
    assert list(register.parties_in(session, ["330200"])) == []


def test_unknown_party(session: Session) -> None:
    """A typed error names the key."""
    with pytest.raises(UnknownParty):
        register.party_of(session, 1)
    with pytest.raises(UnknownParty) as caught:
        register.party_by_credit_code(session, "91330100MA2KXXXX0Q")
    assert caught.value.key == "91330100MA2KXXXX0Q"


def test_credit_code_is_registered_once(session: Session) -> None:
    """The error points to the present party."""
    party = register.register_party(session, NEW, CAUSE)
    with pytest.raises(DuplicateParty) as caught:
        register.register_party(session, NEW, CAUSE)
    assert caught.value.party_id == party.id


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        (replace(NEW, credit_code="9133"), "credit_code"),
        (replace(NEW, credit_code="91330100MA2KXXX-0Q"), "credit_code"),
        (replace(NEW, name="  "), "name"),
        (replace(NEW, category=Category.HOSPITAL), "category"),
        (replace(NEW, kind=PartyKind.INSTITUTION), "category"),
        (
            replace(NEW, kind=PartyKind.INSTITUTION, category=Category.HOSPITAL, internet_hospital=True),
            "physical_party_id",
        ),
    ],
)
def test_malformed_party_is_refused(session: Session, changed: NewParty, field: str) -> None:
    """The error names the field."""
    with pytest.raises(InvalidFact) as caught:
        register.register_party(session, changed, CAUSE)
    assert caught.value.field == field


def test_pharmacy_and_institution_meet_the_conditions(session: Session) -> None:
    """SC-001, SC-002 through the register."""
    assert register.unmet(session, pharmacy(session), DAY) == ()
    assert register.unmet(session, institution(session), DAY) == ()


def test_removal_starts_the_operating_time_again(session: Session) -> None:
    """SC-004: three months count from the present registered address."""
    party = pharmacy(session)
    register.move_address(session, party, "南山路9号", date(2026, 1, 15))
    assert party.address is not None
    assert party.address.address == "南山路9号"
    assert [one.provision for one in register.unmet(session, party, date(2026, 4, 14))] == ["O3-05-1"]
    assert register.unmet(session, party, date(2026, 4, 15)) == ()


def test_one_present_address(session: Session) -> None:
    """The database itself refuses two."""
    party = pharmacy(session)
    party.addresses.append(PartyAddress(address="南山路9号", opened_on=DAY))
    with pytest.raises(IntegrityError):
        session.flush()


def test_local_numbers_decide(session: Session) -> None:
    """A province that asks for two pharmacists and its own condition gets both checked."""
    party = pharmacy(session)
    parameters.set_override(session, "pharmacists_min", AREA, DAY, 2, "市", CAUSE)
    extra: Json = [{"id": "hours", "title": "24小时营业"}]
    parameters.set_override(session, "extra_conditions_pharmacy", "330000", DAY, extra, "省", CAUSE)
    assert [one.provision for one in register.unmet(session, party, DAY)] == ["O3-05-2", "O3-05-7"]
    register.declare(session, party, "extra:hours", DAY)
    assert [one.provision for one in register.unmet(session, party, DAY)] == ["O3-05-2"]


def test_declaration_is_replaced(session: Session) -> None:
    """Withdrawing a statement makes its condition false."""
    party = pharmacy(session)
    register.declare(session, party, Declared.INSURANCE_LABELS, DAY, satisfied=False)
    assert [one.provision for one in register.unmet(session, party, DAY)] == ["O3-05-4"]


def test_unknown_declaration_is_refused(session: Session) -> None:
    """A misspelt word would silently count for nothing."""
    with pytest.raises(InvalidFact):
        register.declare(session, pharmacy(session), "insurance_label", DAY)


def test_person_is_one_across_parties(session: Session) -> None:
    """The identity number identifies, whatever its case."""
    first = register.person(session, "赵六", "33010019800101123x")
    assert register.person(session, "赵六", " 33010019800101123X ") is first
    with pytest.raises(InvalidFact):
        register.person(session, "赵六", " ")


def test_new_key_person_follows_the_old(session: Session) -> None:
    """The old one holds the role through the day of change, the new one from it."""
    party = pharmacy(session)
    register.add_key_person(session, party, KeyRole.PRINCIPAL, "孙七", "330100198001011234", DAY)

    def principals(on: date) -> list[str]:
        found = register.key_persons(session, party, on)
        return [one.person.name for one in found if one.role is KeyRole.PRINCIPAL]

    assert principals(date(2026, 3, 1)) == ["王五"]
    assert principals(date(2026, 3, 3)) == ["孙七"]


def test_contract_that_ends_before_it_starts(session: Session) -> None:
    """The term is checked on entry."""
    contract = NewContract(
        name="周八",
        id_number="330100198001019999",
        duty=Duty.NURSE,
        starts_on=DAY,
        ends_on=date(2026, 3, 1),
    )
    with pytest.raises(InvalidFact):
        register.add_staff(session, pharmacy(session), contract)


def test_licence_validity_includes_both_ends(session: Session) -> None:
    """The register's own answer about a licence."""
    licence = pharmacy(session).licences[0]
    assert not licence.valid(date(2025, 2, 28))
    assert licence.valid(OPENED)
    assert licence.valid(date(2030, 2, 28))
    assert not licence.valid(date(2030, 3, 1))
