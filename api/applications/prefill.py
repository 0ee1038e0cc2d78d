"""What the register already knows of a party, in the fields of the application forms."""

from __future__ import annotations

from datetime import date
from typing import cast

from api.kit.schemas import JsonObject
from handlers.register.kinds import Declared, KeyRole, LicenceKind
from handlers.register.models import KeyPerson, Party, StaffContract

KEY_FIELDS = {
    KeyRole.LEGAL_REPRESENTATIVE: "legalRepresentative",
    KeyRole.PRINCIPAL: "principal",
    KeyRole.ACTUAL_CONTROLLER: "actualController",
}
COMMITMENTS: dict[str, str] = {
    Declared.TRACEABILITY_CODES: "traceabilityCommitment",
    Declared.PRICE_PARITY: "priceCommitment",
    Declared.RESULT_UPLOAD: "uploadCommitment",
}
"""Declarations that the institution's form asks for in fields of their own."""


def prefill(party: Party) -> JsonObject:
    """The form data; the party's own users only ever see their own party's."""
    address = party.address
    data: dict[str, object] = {
        "partyName": party.name,
        "creditCode": party.credit_code,
        "ownership": party.ownership.value,
        "category": party.category.value,
        "beds": party.beds,
        "offersExaminations": party.offers_tests,
        "internetHospital": party.internet_hospital,
        "regionalCentre": party.regional_centre,
        "registeredAddress": None if address is None else address.address,
        "openedOn": _iso(None if address is None else address.opened_on),
        "contactName": party.contact_name,
        "contactPhone": party.contact_phone,
        "staff": [_staff(contract) for contract in party.staff],
        **_declarations(party),
        **_licences(party),
        **_key_persons(party.key_persons),
    }
    return cast(JsonObject, {name: value for name, value in data.items() if value not in (None, [])})


def _licences(party: Party) -> dict[str, object]:
    fields: dict[str, object] = {}
    for licence in party.licences:
        if licence.kind is LicenceKind.BUSINESS:
            fields["businessLicenceNumber"] = licence.number
            fields["businessLicenceValidFrom"] = _iso(licence.valid_from)
        else:
            fields["licenceKind"] = licence.kind.value
            fields["licenceNumber"] = licence.number
            fields["licenceValidFrom"] = _iso(licence.valid_from)
            fields["licenceValidTo"] = _iso(licence.valid_to)
    return fields


def _declarations(party: Party) -> dict[str, object]:
    declared = [entry.item for entry in party.declarations if entry.satisfied]
    fields: dict[str, object] = {field: True for item, field in COMMITMENTS.items() if item in declared}
    fields["declarations"] = [item for item in declared if item not in COMMITMENTS]
    return fields


def _key_persons(persons: list[KeyPerson]) -> dict[str, object]:
    fields: dict[str, object] = {}
    for entry in persons:
        if entry.until is None:
            field = KEY_FIELDS[entry.role]
            fields[f"{field}Name"] = entry.person.name
            fields[f"{field}IdNumber"] = entry.person.id_number
    return fields


def _staff(contract: StaffContract) -> dict[str, object]:
    row: dict[str, object] = {
        "staffName": contract.person.name,
        "staffIdNumber": contract.person.id_number,
        "duty": contract.duty.value,
        "certificate": contract.certificate,
        "contractStartsOn": _iso(contract.starts_on),
        "contractEndsOn": _iso(contract.ends_on),
        "fullTime": contract.full_time,
        "registeredHere": contract.registered_here,
    }
    return {name: value for name, value in row.items() if value is not None}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
