"""The filters of the search in agreements."""

from __future__ import annotations

from dataclasses import dataclass

from api.agreements.schemas import AgreementSort
from api.applications.schemas import PartyType
from handlers.agreements import AgreementState


@dataclass(frozen=True, slots=True)
class AgreementQuery:
    """Filters, order and page. `q` looks in the number and the party's name."""

    q: str
    party_type: PartyType | None
    state: AgreementState | None
    area: str | None
    sort: AgreementSort
    cursor: str | None
    limit: int
