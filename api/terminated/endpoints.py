"""The list of terminated parties, open to everybody (O3-40-b, O2-43-a)."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import StreamingResponse

from api.applications.schemas import PartyType
from api.kit.context import Public
from api.kit.csv_export import CSV_RESPONSES
from api.kit.params import Cursor, Limit, OptionalArea, Text
from api.kit.schemas import Page
from api.terminated import service
from api.terminated.schemas import TerminatedEntry

public = APIRouter(prefix="/public/terminated", tags=["public"])


@public.get("")
def list_terminated(
    ctx: Public,
    area: OptionalArea = None,
    party_type: PartyType | None = None,
    q: Text = "",
    cursor: Cursor = None,
    limit: Limit = 20,
) -> Page[TerminatedEntry]:
    """Parties whose agreement was terminated, newest first; an entry is gone once its decision is revoked."""
    return service.list_terminated(ctx.runtime, area, party_type, q, cursor, limit)


@public.get("/export", response_class=StreamingResponse, responses=CSV_RESPONSES)
def export_terminated(
    ctx: Public, area: OptionalArea = None, party_type: PartyType | None = None, q: Text = ""
) -> StreamingResponse:
    """The whole list as CSV (UTF-8 with its mark)."""
    return service.export_terminated(ctx.runtime, area, party_type, q)
