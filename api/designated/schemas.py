"""Bodies of the public list of designated parties (定点名单)."""

from __future__ import annotations

from datetime import date

from api.kit.schemas import Output


class DesignatedEntry(Output):
    """A party with an effective agreement."""

    party_name: str
    party_type: str
    party_type_name: str
    address: str | None
    area: str
    area_name: str
    agreement_number: str | None
    announced_on: date
    effective_on: date | None
    ends_on: date | None
