"""Deployed resources."""

from __future__ import annotations

from fastapi import APIRouter, Response, UploadFile

from api.definitions import service
from api.definitions.schemas import Definition, Deployment
from api.kit.context import SignedIn
from api.kit.params import DefinitionKey

private = APIRouter(prefix="/definitions", tags=["definitions"])


@private.get("")
def list_definitions(ctx: SignedIn, latest: bool = True) -> list[Definition]:
    """Deployed processes, decisions and forms (staff only)."""
    return service.list_definitions(ctx, latest_only=latest)


@private.get("/{key}/resource", response_class=Response)
def read_resource(ctx: SignedIn, key: DefinitionKey) -> Response:
    """The deployed bytes, unchanged."""
    return service.read_resource(ctx, key)


@private.post("", status_code=201)
def deploy(ctx: SignedIn, files: list[UploadFile]) -> Deployment:
    """Deploy .bpmn, .dmn and .form files together (designers); errors name element, line and remedy."""
    return service.deploy(ctx, files)
