"""The case search's filters."""

from __future__ import annotations

from dataclasses import dataclass

from api.applications.schemas import PartyType
from api.cases.schemas import CaseSort


@dataclass(frozen=True, slots=True)
class CaseQuery:
    """Filters, order and page. `q` looks in the number and the party's name."""

    q: str
    party_type: PartyType | None
    state: str
    area: str | None
    sort: CaseSort
    cursor: str | None
    limit: int
