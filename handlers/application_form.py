"""The application form as facts of the register: a new party is entered, a known one brought up to date."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from handlers import register
from handlers.cause import Cause
from handlers.deadlines import date_of
from handlers.form_values import Form, day_of, optional_text_of, text_of, texts_of, word_of
from handlers.register import (
    Category,
    Declared,
    Duty,
    KeyRole,
    LicenceKind,
    NewContract,
    NewParty,
    Ownership,
    Party,
    PartyKind,
    UnknownParty,
)

_ROLES = {
    "legalRepresentative": KeyRole.LEGAL_REPRESENTATIVE,
    "principal": KeyRole.PRINCIPAL,
    "actualController": KeyRole.ACTUAL_CONTROLLER,
}
_COMMITMENTS = {
    "traceabilityCommitment": Declared.TRACEABILITY_CODES,
    "priceCommitment": Declared.PRICE_PARITY,
    "uploadCommitment": Declared.RESULT_UPLOAD,
}
BASIC_SCOPE = "basic"


def party_of_form(session: Session, form: Form, on: date, cause: Cause) -> Party:
    """The party of `creditCode`, registered from the form if it is new, with what the form states of it.

    Raises InvalidInput for a missing or unknown value, InvalidFact from the register.
    """
    try:
        party = register.party_by_credit_code(session, text_of(form, "creditCode"))
    except UnknownParty:
        party = register.register_party(session, _new_party(session, form), cause)
    _update(session, party, form)
    _enter_licences(session, party, form)
    _enter_key_persons(session, party, form, on)
    _enter_staff(session, party, form)
    _enter_declarations(session, party, form, on)
    return party


def _new_party(session: Session, form: Form) -> NewParty:
    kind = word_of(form, "partyType", PartyKind)
    physical = optional_text_of(form, "physicalCreditCode")
    return NewParty(
        area=text_of(form, "areaCode"),
        kind=kind,
        category=Category.PHARMACY if kind is PartyKind.PHARMACY else word_of(form, "category", Category),
        name=text_of(form, "partyName"),
        credit_code=text_of(form, "creditCode"),
        ownership=word_of(form, "ownership", Ownership),
        address=text_of(form, "registeredAddress"),
        opened_on=day_of(form, "openedOn"),
        physical_party_id=register.party_by_credit_code(session, physical).id if physical else None,
        internet_hospital=form.get("internetHospital") is True,
        regional_centre=form.get("regionalCentre") is True,
    )


def _update(session: Session, party: Party, form: Form) -> None:
    address = optional_text_of(form, "registeredAddress")
    if address is not None and (party.address is None or party.address.address != address):
        register.move_address(session, party, address, day_of(form, "openedOn"))
    beds, scope = form.get("beds"), optional_text_of(form, "mainScope")
    party.beds = beds if isinstance(beds, int) else party.beds
    if "offersExaminations" in form:
        party.offers_tests = form["offersExaminations"] is True
    if scope is not None:
        party.non_basic_main_scope = scope != BASIC_SCOPE
    party.contact_name = optional_text_of(form, "contactName") or party.contact_name
    party.contact_phone = optional_text_of(form, "contactPhone") or party.contact_phone


def _enter_licences(session: Session, party: Party, form: Form) -> None:
    held = {licence.number for licence in party.licences}
    for prefix, kind in (("licence", _licence_kind(party, form)), ("businessLicence", LicenceKind.BUSINESS)):
        number = optional_text_of(form, f"{prefix}Number")
        if number is not None and number not in held:
            end = optional_text_of(form, f"{prefix}ValidTo")
            since = day_of(form, f"{prefix}ValidFrom")
            register.add_licence(session, party, kind, number, since, date_of(end) if end else None)


def _licence_kind(party: Party, form: Form) -> LicenceKind:
    if party.kind is PartyKind.PHARMACY:
        return LicenceKind.DRUG_TRADE
    return word_of(form, "licenceKind", LicenceKind) if "licenceKind" in form else LicenceKind.MEDICAL_PRACTICE


def _enter_key_persons(session: Session, party: Party, form: Form, on: date) -> None:
    present = {(entry.role, entry.person.id_number) for entry in party.key_persons if entry.until is None}
    for prefix, role in _ROLES.items():
        name, id_number = optional_text_of(form, f"{prefix}Name"), optional_text_of(form, f"{prefix}IdNumber")
        if name and id_number and (role, id_number.upper()) not in present:
            register.add_key_person(session, party, role, name, id_number, on)


def _enter_staff(session: Session, party: Party, form: Form) -> None:
    known = {(entry.person.id_number, entry.duty, entry.starts_on) for entry in party.staff}
    rows = form.get("staff")
    for row in rows if isinstance(rows, list) else ():
        contract = _contract(row)
        if (contract.id_number.upper(), contract.duty, contract.starts_on) not in known:
            register.add_staff(session, party, contract)


def _contract(row: Form) -> NewContract:
    end = optional_text_of(row, "contractEndsOn")
    return NewContract(
        name=text_of(row, "staffName"),
        id_number=text_of(row, "staffIdNumber"),
        duty=word_of(row, "duty", Duty),
        starts_on=day_of(row, "contractStartsOn"),
        ends_on=date_of(end) if end else None,
        full_time=row.get("fullTime") is True,
        registered_here=row.get("registeredHere") is True,
        certificate=optional_text_of(row, "certificate"),
    )


def _enter_declarations(session: Session, party: Party, form: Form, on: date) -> None:
    for item in texts_of(form, "declarations"):
        register.declare(session, party, item, on)
    for field, item in _COMMITMENTS.items():
        if field in form:
            register.declare(session, party, item.value, on, satisfied=form[field] is True)
