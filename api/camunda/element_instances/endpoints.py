"""Element instances."""

from __future__ import annotations

from fastapi import APIRouter

from api.camunda.element_instances import service
from api.camunda.element_instances.schemas import ElementInstance, SetVariables
from api.camunda.incidents import service as incidents
from api.camunda.incidents.schemas import IncidentResult
from api.camunda.kit.client import Caller
from api.camunda.kit.keys import PathKey
from api.camunda.kit.schemas import SearchResult
from api.camunda.search.request import SearchBody

private = APIRouter(prefix="/element-instances", tags=["Element instances"])


@private.post("/search")
def search_element_instances(ctx: Caller, body: SearchBody = None) -> SearchResult[ElementInstance]:
    """Runs of elements."""
    return service.search(ctx, body)


@private.get("/{key}")
def get_element_instance(ctx: Caller, key: PathKey) -> ElementInstance:
    """One run of an element."""
    return service.get(ctx, key)


@private.post("/{key}/incidents/search")
def search_element_instance_incidents(ctx: Caller, key: PathKey, body: SearchBody = None) -> SearchResult[IncidentResult]:
    """Incidents of this run; of an instance, under its own key, those of what it called too."""
    return incidents.search_of_element(ctx, key, body)


@private.put("/{key}/variables", status_code=204)
def set_variables(ctx: Caller, key: PathKey, body: SetVariables) -> None:
    """Set variables: with `local` in this very scope, else each in the nearest one around that has it, or in the process. Task
    listeners hear of local ones only."""
    service.set_variables(ctx, key, body)
