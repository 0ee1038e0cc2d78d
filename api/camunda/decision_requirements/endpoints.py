"""Decision requirements."""

from __future__ import annotations

from fastapi import APIRouter, Response

from api.camunda.decision_requirements import service
from api.camunda.decision_requirements.schemas import DecisionRequirements
from api.camunda.kit.client import Caller
from api.camunda.kit.keys import PathKey
from api.camunda.kit.responses import XML
from api.camunda.kit.schemas import SearchResult
from api.camunda.search.request import SearchBody

private = APIRouter(prefix="/decision-requirements", tags=["Decisions"])


@private.post("/search")
def search_decision_requirements(ctx: Caller, body: SearchBody = None) -> SearchResult[DecisionRequirements]:
    """Versions of DMN files."""
    return service.search(ctx, body)


@private.get("/{key}")
def get_decision_requirements(ctx: Caller, key: PathKey) -> DecisionRequirements:
    """One version."""
    return service.get(ctx, key)


@private.get("/{key}/xml", response_class=Response, responses=XML)
def get_decision_requirements_xml(ctx: Caller, key: PathKey) -> Response:
    """The DMN file as it was uploaded, byte for byte."""
    return service.get_xml(ctx, key)
