"""The filters of the search in case files."""

from __future__ import annotations

from dataclasses import dataclass

from api.case_files.schemas import CaseFileSort
from handlers.cases import CaseKind, CaseStatus


@dataclass(frozen=True, slots=True)
class CaseFileQuery:
    """Filters, order and page. `q` looks in the numbers of case and agreement and in the party's name."""

    q: str
    kind: CaseKind | None
    state: CaseStatus | None
    area: str | None
    agreement: str
    sort: CaseFileSort
    cursor: str | None
    limit: int
