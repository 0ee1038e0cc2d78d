"""Case files."""

from __future__ import annotations

from fastapi import APIRouter

from api.case_files import service
from api.case_files.query import CaseFileQuery
from api.case_files.schemas import CaseFile, CaseFileRow, CaseFileSort
from api.kit.context import SignedIn
from api.kit.params import BusinessKey, Cursor, Limit, OptionalArea, Text
from api.kit.schemas import Page
from handlers.cases import CaseKind, CaseStatus

private = APIRouter(prefix="/case-files", tags=["case-files"])


@private.get("")
def search_case_files(
    ctx: SignedIn,
    q: Text = "",
    kind: CaseKind | None = None,
    state: CaseStatus | None = None,
    area: OptionalArea = None,
    agreement: Text = "",
    sort: CaseFileSort = CaseFileSort.NUMBER_DESC,
    cursor: Cursor = None,
    limit: Limit = 20,
) -> Page[CaseFileRow]:
    """Cases on agreements, by their present kind, state, number, agreement or party."""
    return service.search_case_files(ctx, CaseFileQuery(q, kind, state, area, agreement, sort, cursor, limit))


@private.get("/{business_key}")
def get_case_file(ctx: SignedIn, business_key: BusinessKey) -> CaseFile:
    """Findings, evidence, documents with delivery, defence and answer, hearing, decisions, measures, linked cases."""
    return service.get_case_file(ctx, business_key)
