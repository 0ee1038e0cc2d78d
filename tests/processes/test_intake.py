"""The doors: what a form enters in the register, and what is refused before a process hears of it."""

from __future__ import annotations

from datetime import date

import pytest

from engine.errors import InvalidInput
from handlers import agreements, register
from handlers.applications.errors import NoOpenSupplement
from handlers.errors import ForbiddenTransition
from handlers.intake import request_reevaluation, supply_supplement, withdraw
from handlers.register import KeyRole, LicenceKind, Party, UnknownParty
from tests.processes.answers import institution, pharmacy
from tests.processes.office import EVALUATED, SIGNED, Office

HOSPITAL = "12330100MB2BBBBB1X"


def party(office: Office, code: str) -> Party:
    """The party with everything that hangs on it loaded."""
    with office.engine.reading() as session:
        found = register.party_by_credit_code(session, code)
        assert (found.staff, found.licences, found.key_persons, found.declarations, found.addresses) is not None
        return found


def test_a_new_party_is_entered_with_all_its_facts(office: Office) -> None:
    office.submit(institution(actualControllerName="孙控", actualControllerIdNumber="33010219700101001x"))
    entered = party(office, HOSPITAL)
    assert (entered.beds, entered.offers_tests, entered.non_basic_main_scope) == (120, True, False)
    assert [licence.kind for licence in entered.licences] == [LicenceKind.MEDICAL_PRACTICE]
    assert {entry.role for entry in entered.key_persons} == set(KeyRole)
    assert len(entered.staff) == 3
    assert {"traceability_codes", "price_parity", "result_upload"} <= {one.item for one in entered.declarations}


def test_a_known_party_is_brought_up_to_date(office: Office) -> None:
    first = office.submit(pharmacy())
    office.run(lambda uow: withdraw(uow, first, reason="更换负责人"))
    office.submit(pharmacy(principalName="新任", principalIdNumber="330102197701010077", contactPhone="13900000000"))
    known = party(office, str(pharmacy()["creditCode"]))
    principals = [one.person.name for one in known.key_persons if one.role is KeyRole.PRINCIPAL and one.until is None]
    assert principals == ["新任"]
    assert known.contact_phone == "13900000000"
    assert len(known.staff) == 3  # nobody twice
    assert len(known.licences) == 2
    assert len(known.addresses) == 1


def test_a_new_address_is_a_removal(office: Office) -> None:
    first = office.submit(pharmacy())
    office.run(lambda uow: withdraw(uow, first, reason="迁址"))
    office.submit(pharmacy(registeredAddress="文三路2号", openedOn="2026-02-01"))
    moved = party(office, str(pharmacy()["creditCode"]))
    assert [(one.address, one.closed_on) for one in moved.addresses] == [
        ("西湖路1号", date(2026, 2, 1)),
        ("文三路2号", None),
    ]


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (pharmacy(partyType="clinic"), "partyType"),
        (institution(category=None), "category"),
        (pharmacy(registeredAddress=" "), "registeredAddress"),
        (pharmacy(creditCode=None), "creditCode"),
    ],
)
def test_a_form_without_its_facts_is_refused(office: Office, form: dict[str, object], field: str) -> None:
    with pytest.raises(InvalidInput, match=field):
        office.submit(form)


def test_an_internet_hospital_settles_through_the_institution_it_leans_on(office: Office) -> None:
    physical = office.negotiating(institution())
    office.do_all(physical, *SIGNED)
    online = institution("12330100MB3CCCCC1X", partyName="仁和互联网医院", internetHospital=True, physicalCreditCode=HOSPITAL)
    number = office.submit(online)
    office.do_all(number, *EVALUATED)
    office.go_to(office.publicity_over(number))
    office.do_all(number, *SIGNED)
    assert office.state(number) == "SIGNED"
    with office.engine.reading() as session:
        hospital = register.party_by_credit_code(session, HOSPITAL)
        (agreement,) = agreements.live_agreements(session, hospital)
        assert [one.scope for one in agreement.supplements] == ["仁和互联网医院经仁和医院结算"]


def test_an_internet_hospital_leans_on_a_known_institution(office: Office) -> None:
    with pytest.raises(UnknownParty):
        office.submit(institution(internetHospital=True, physicalCreditCode="12330100MB9ZZZZZ9X"))


def test_what_nobody_waits_for_is_refused(office: Office) -> None:
    number = office.submit(pharmacy())
    with pytest.raises(NoOpenSupplement):
        office.run(lambda uow: supply_supplement(uow, number, []))
    with pytest.raises(ForbiddenTransition):
        office.run(lambda uow: request_reevaluation(uow, number))
    office.run(lambda uow: withdraw(uow, number, reason="停业"))
    with pytest.raises(ForbiddenTransition):
        office.run(lambda uow: withdraw(uow, number, reason="停业"))
