"""Failed steps."""

from __future__ import annotations

from fastapi import APIRouter

from api.cases.schemas import IncidentView
from api.incidents import service
from api.kit.context import SignedIn
from api.kit.params import IncidentKey

private = APIRouter(prefix="/incidents", tags=["incidents"])


@private.get("")
def list_incidents(ctx: SignedIn) -> list[IncidentView]:
    """Open incidents of the areas in which the person is an operator or leader."""
    return service.list_incidents(ctx)


@private.post("/{key}/resolve", status_code=204)
def resolve(ctx: SignedIn, key: IncidentKey) -> None:
    """Try the failed step again (operators)."""
    service.resolve(ctx, key)
