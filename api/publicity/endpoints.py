"""The publicity list, open to everybody."""

from __future__ import annotations

from fastapi import APIRouter, Request

from api.kit.context import Public
from api.kit.params import Cursor, EntryKey, Limit, OptionalArea, Text
from api.kit.schemas import Page
from api.publicity import service
from api.publicity.schemas import Objection, ObjectionReceived, PublicityEntry

public = APIRouter(prefix="/public/publicity", tags=["public"])


@public.get("")
def list_publicity(
    ctx: Public, area: OptionalArea = None, q: Text = "", cursor: Cursor = None, limit: Limit = 20
) -> Page[PublicityEntry]:
    """Parties proposed for an agreement, newest first."""
    return service.list_publicity(ctx.runtime, area, q, cursor, limit)


@public.get("/{key}")
def get_publicity(ctx: Public, key: EntryKey) -> PublicityEntry:
    """One entry of the list."""
    return service.get_publicity(ctx.runtime, key)


@public.post("/{key}/objections", status_code=201)
def object_to(ctx: Public, key: EntryKey, body: Objection, request: Request) -> ObjectionReceived:
    """Object to an entry while its publicity lasts; limited per address."""
    address = request.client.host if request.client else "unknown"
    return service.object_to(ctx.runtime, key, body, address)
