"""Parameters per pooling area."""

from __future__ import annotations

from fastapi import APIRouter

from api.kit.context import SignedIn
from api.kit.params import Area
from api.parameters import service
from api.parameters.schemas import Parameter, SetParameter

private = APIRouter(prefix="/parameters", tags=["parameters"])


@private.get("")
def list_parameters(ctx: SignedIn, area: Area) -> list[Parameter]:
    """All parameters of an area with their versions."""
    return service.list_parameters(ctx, area)


@private.put("/{name}")
def set_parameter(ctx: SignedIn, name: str, body: SetParameter) -> Parameter:
    """Store a new version (leaders and operators of the area)."""
    return service.set_parameter(ctx, name, body)
