"""Incidents."""

from __future__ import annotations

from fastapi import APIRouter

from api.camunda.incidents import service
from api.camunda.incidents.schemas import IncidentResult, ResolveIncident
from api.camunda.kit.client import Caller
from api.camunda.kit.keys import PathKey
from api.camunda.kit.schemas import SearchResult
from api.camunda.search.request import SearchBody

private = APIRouter(prefix="/incidents", tags=["Incidents"])


@private.post("/search")
def search_incidents(ctx: Caller, body: SearchBody = None) -> SearchResult[IncidentResult]:
    """Incidents of the areas one supervises."""
    return service.search(ctx, body)


@private.get("/{key}")
def get_incident(ctx: Caller, key: PathKey) -> IncidentResult:
    """One incident."""
    return service.get(ctx, key)


@private.post("/{key}/resolution", status_code=204)
def resolve_incident(ctx: Caller, key: PathKey, body: ResolveIncident | None = None) -> None:
    """Say that the cause is gone; what the incident held back runs again."""
    service.resolve(ctx, key)
