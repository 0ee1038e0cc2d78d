"""Agreements."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from fastapi.responses import StreamingResponse

from api.agreements import export, filings, service
from api.agreements.query import AgreementQuery
from api.agreements.schemas import AgreementDetail, AgreementRow, AgreementSort, File, Filed, FilingForm, FilingOffer
from api.applications.schemas import PartyType
from api.kit.context import SignedIn
from api.kit.csv_export import CSV_RESPONSES
from api.kit.params import BusinessKey, Cursor, Limit, OptionalArea, Text
from api.kit.schemas import Page
from handlers.agreements import AgreementState

private = APIRouter(prefix="/agreements", tags=["agreements"])

FilingId = Annotated[str, Path(pattern=r"^[a-z0-9-]{1,60}$", description="id of a filing")]
CaseNumber = Annotated[str | None, Query(pattern=r"^[0-9A-Za-z-]{1,40}$", description="case number")]


@private.get("")
def search_agreements(
    ctx: SignedIn,
    q: Text = "",
    party_type: PartyType | None = None,
    state: AgreementState | None = None,
    area: OptionalArea = None,
    sort: AgreementSort = AgreementSort.NUMBER_DESC,
    cursor: Cursor = None,
    limit: Limit = 20,
) -> Page[AgreementRow]:
    """Agreements of the person's areas (or of their own party), by number or party name."""
    return service.search_agreements(ctx, AgreementQuery(q, party_type, state, area, sort, cursor, limit))


@private.get("/export", response_class=StreamingResponse, responses=CSV_RESPONSES)
def export_agreements(
    ctx: SignedIn,
    q: Text = "",
    party_type: PartyType | None = None,
    state: AgreementState | None = None,
    area: OptionalArea = None,
    sort: AgreementSort = AgreementSort.NUMBER_DESC,
) -> StreamingResponse:
    """What the search finds, all of it, as CSV (UTF-8 with its mark)."""
    return export.export_agreements(ctx, AgreementQuery(q, party_type, state, area, sort, None, 0))


@private.get("/{business_key}")
def get_agreement(ctx: SignedIn, business_key: BusinessKey) -> AgreementDetail:
    """State, regions, clocks with their explanation, history with causes, suspensions, holds, notices, related cases."""
    return service.get_agreement(ctx, business_key)


@private.get("/{business_key}/filings")
def list_filings(ctx: SignedIn, business_key: BusinessKey) -> list[FilingOffer]:
    """What the person may file on this agreement or its cases; what is not possible now says why."""
    return filings.list_filings(ctx, business_key)


@private.post("/{business_key}/filings", status_code=201)
def file(ctx: SignedIn, business_key: BusinessKey, body: File) -> Filed:
    """File something: the form is checked, the case opened where the filing does, and the procedure goes on."""
    return filings.file(ctx, business_key, body)


@private.get("/{business_key}/filings/{filing}")
def get_filing_form(ctx: SignedIn, business_key: BusinessKey, filing: FilingId, case_number: CaseNumber = None) -> FilingForm:
    """The form of a filing, with what the procedures know already."""
    return filings.get_filing_form(ctx, business_key, filing, case_number)
