"""The provision catalogue."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.kit.context import SignedIn
from api.provisions import service
from api.provisions.schemas import Provision

private = APIRouter(prefix="/provisions", tags=["provisions"])


@private.get("")
def list_provisions(ctx: SignedIn, ids: Annotated[list[str], Query(min_length=1, max_length=100)]) -> list[Provision]:
    """The provisions with these ids, in the order asked; an unknown id is a 404."""
    return service.list_provisions(ids)


@private.get("/{provision_id}")
def get_provision(ctx: SignedIn, provision_id: str) -> Provision:
    """One provision."""
    return service.list_provisions([provision_id])[0]
