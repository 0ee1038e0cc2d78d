"""Decision instances."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path

from api.camunda.decision_instances import service
from api.camunda.decision_instances.schemas import DecisionInstanceDetails, DecisionInstanceResult
from api.camunda.kit.client import Caller
from api.camunda.kit.schemas import SearchResult
from api.camunda.search.request import SearchBody

private = APIRouter(prefix="/decision-instances", tags=["Decisions"])
PathInstanceKey = Annotated[str, Path(pattern=r"^[0-9]{1,25}-[0-9]{1,10}$", description="evaluation key, hyphen, number")]


@private.post("/search")
def search_decision_instances(ctx: Caller, body: SearchBody = None) -> SearchResult[DecisionInstanceResult]:
    """Evaluated decisions of the areas one supervises, and those one evaluated oneself. A decision whose failure stopped a
    process is not among them: a failed step leaves nothing but its incident."""
    return service.search(ctx, body)


@private.get("/{key}")
def get_decision_instance(ctx: Caller, key: PathInstanceKey) -> DecisionInstanceDetails:
    """One evaluated decision with its inputs and matched rules."""
    return service.get(ctx, key)
