"""Element instances."""

from __future__ import annotations

from fastapi import APIRouter

from api.camunda.element_instances import service
from api.camunda.element_instances.schemas import ElementInstance, SetVariables
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


@private.put("/{key}/variables", status_code=204)
def set_variables(ctx: Caller, key: PathKey, body: SetVariables) -> None:
    """Set variables of an instance, by its key; of a single element only with `local`."""
    service.set_variables(ctx, key, body)
