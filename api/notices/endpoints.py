"""Notices of a case."""

from __future__ import annotations

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse

from api.kit.context import SignedIn
from api.kit.params import BusinessKey, NoticeKey
from api.notices import service
from api.notices.schemas import Notice, RecordDelivery

private = APIRouter(tags=["notices"])


@private.get("/cases/{business_key}/notices")
def list_notices(ctx: SignedIn, business_key: BusinessKey) -> list[Notice]:
    """The case's notices, oldest first."""
    return service.list_notices(ctx, business_key)


@private.get("/notices/{key}")
def get_notice(ctx: SignedIn, key: NoticeKey) -> Notice:
    """One notice."""
    return service.get_notice(ctx, key)


@private.get("/notices/{key}/document", response_class=HTMLResponse)
def read_document(ctx: SignedIn, key: NoticeKey) -> Response:
    """The notice as a printable HTML document; it runs no script."""
    return service.read_document(ctx, key)


@private.post("/notices/{key}/delivery")
def record_delivery(ctx: SignedIn, key: NoticeKey, body: RecordDelivery) -> Notice:
    """Record when and how the notice was delivered; the date starts clocks."""
    return service.record_delivery(ctx, key, body)
