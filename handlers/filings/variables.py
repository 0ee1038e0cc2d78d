"""The root variables that every procedure after signing starts with."""

from __future__ import annotations

from handlers.agreements import Agreement


def agreement_variables(agreement: Agreement) -> dict[str, object]:
    """What every procedure after signing knows of its agreement; dates are ISO texts."""
    party = agreement.party
    return {
        "agreementNumber": agreement.number,
        "partyId": str(party.id),
        "partyType": party.kind.value,
        "partyName": party.name,
        "areaCode": agreement.area,
        "ownership": party.ownership.value,
        "effectiveOn": agreement.effective_on.isoformat(),
        "endsOn": agreement.ends_on.isoformat(),
    }


def effective_variables(agreement: Agreement) -> dict[str, object]:
    """The payload of `agreement.effective`: the root variables, `firstDesignation` and `regionalCentre`."""
    return {
        **agreement_variables(agreement),
        "firstDesignation": agreement.first_designation,
        "regionalCentre": agreement.regional_centre,
    }
