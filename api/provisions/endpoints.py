"""The provision catalogue: the law is open to everybody."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.provisions import service
from api.provisions.schemas import Provision

public = APIRouter(prefix="/provisions", tags=["provisions"])


@public.get("")
def list_provisions(ids: Annotated[list[str], Query(min_length=1, max_length=100)]) -> list[Provision]:
    """The provisions with these ids, in the order asked; an unknown id is a 404."""
    return service.list_provisions(ids)


@public.get("/{provision_id}")
def get_provision(provision_id: str) -> Provision:
    """One provision."""
    return service.list_provisions([provision_id])[0]
