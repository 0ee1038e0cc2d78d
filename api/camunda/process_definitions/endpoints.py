"""Process definitions."""

from __future__ import annotations

from fastapi import APIRouter, Response

from api.camunda.kit.client import Caller
from api.camunda.kit.forms import FormResult
from api.camunda.kit.keys import PathKey
from api.camunda.kit.schemas import SearchResult
from api.camunda.process_definitions import service
from api.camunda.process_definitions.schemas import ProcessDefinition
from api.camunda.search.request import SearchBody

private = APIRouter(prefix="/process-definitions", tags=["Process definitions"])


@private.post("/search")
def search_process_definitions(ctx: Caller, body: SearchBody = None) -> SearchResult[ProcessDefinition]:
    """Versions of processes."""
    return service.search(ctx, body)


@private.get("/{key}")
def get_process_definition(ctx: Caller, key: PathKey) -> ProcessDefinition:
    """One version."""
    return service.get(ctx, key)


@private.get("/{key}/xml", response_class=Response)
def get_process_definition_xml(ctx: Caller, key: PathKey) -> Response:
    """The diagram as it was uploaded, byte for byte."""
    return service.get_xml(ctx, key)


@private.get("/{key}/form", responses={204: {"description": "no start form"}})
def get_start_form(ctx: Caller, key: PathKey) -> FormResult:
    """The form of the start event; 204 without one."""
    return service.get_start_form(ctx, key) or Response(status_code=204)  # type: ignore[return-value]
