"""Variables."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.camunda.kit.client import Caller
from api.camunda.kit.keys import PathKey
from api.camunda.kit.schemas import SearchResult
from api.camunda.search.request import SearchBody
from api.camunda.variables import service
from api.camunda.variables.schemas import FoundVariable, Variable

private = APIRouter(prefix="/variables", tags=["Variables"])


@private.post("/search")
def search_variables(
    ctx: Caller, truncate_values: Annotated[bool, Query(alias="truncateValues")] = True, body: SearchBody = None
) -> SearchResult[FoundVariable]:
    """Variables of the areas one supervises. Those of all scopes, what input mappings set among them."""
    return service.search(ctx, body, truncate=truncate_values)


@private.get("/{key}")
def get_variable(ctx: Caller, key: PathKey) -> Variable:
    """One variable with its whole value."""
    return service.get(ctx, key)
