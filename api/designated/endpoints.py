"""The list of designated parties, open to everybody."""

from __future__ import annotations

from fastapi import APIRouter

from api.applications.schemas import PartyType
from api.designated import service
from api.designated.schemas import DesignatedEntry
from api.kit.context import Public
from api.kit.params import Cursor, Limit, OptionalArea, Text
from api.kit.schemas import Page

public = APIRouter(prefix="/public/designated", tags=["public"])


@public.get("")
def list_designated(
    ctx: Public,
    area: OptionalArea = None,
    party_type: PartyType | None = None,
    q: Text = "",
    cursor: Cursor = None,
    limit: Limit = 20,
) -> Page[DesignatedEntry]:
    """Parties whose agreement is in effect, newest first."""
    return service.list_designated(ctx.runtime, area, party_type, q, cursor, limit)
