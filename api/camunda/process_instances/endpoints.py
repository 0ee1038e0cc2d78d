"""Process instances."""

from __future__ import annotations

from fastapi import APIRouter

from api.camunda.incidents import service as incidents
from api.camunda.incidents.schemas import IncidentResult
from api.camunda.kit.client import Caller
from api.camunda.kit.keys import PathKey
from api.camunda.kit.schemas import SearchResult
from api.camunda.process_instances import cancellation, creation, service
from api.camunda.process_instances.schemas import (
    CallHierarchyEntry,
    CancelInstance,
    CreatedInstance,
    CreateInstance,
    ProcessInstanceResult,
    SequenceFlows,
    Statistics,
)
from api.camunda.search.request import SearchBody

private = APIRouter(prefix="/process-instances", tags=["Process instances"])


@private.post("")
async def create_process_instance(ctx: Caller, body: CreateInstance) -> CreatedInstance:
    """Start a process, at its start event or at given elements; `awaitCompletion` waits for its end. Called instances have the
    tags of the one that called them."""
    return await creation.create(ctx, body)


@private.post("/search")
def search_process_instances(ctx: Caller, body: SearchBody = None) -> SearchResult[ProcessInstanceResult]:
    """Instances. No filter by `incidentErrorHashCode`; `elementId`, `elementInstanceState` and `hasElementInstanceIncident` are
    asked of the instance each by itself, not of one and the same element."""
    return service.search(ctx, body)


@private.get("/{key}")
def get_process_instance(ctx: Caller, key: PathKey) -> ProcessInstanceResult:
    """One instance."""
    return service.get(ctx, key)


@private.post("/{key}/cancellation", status_code=204)
def cancel_process_instance(ctx: Caller, key: PathKey, body: CancelInstance | None = None) -> None:
    """Cancel it with everything it called."""
    cancellation.cancel(ctx, key)


@private.post("/{key}/incidents/search")
def search_process_instance_incidents(ctx: Caller, key: PathKey, body: SearchBody = None) -> SearchResult[IncidentResult]:
    """Incidents of this instance and of the instances it called."""
    return incidents.search_of_instance(ctx, key, body)


@private.get("/{key}/call-hierarchy")
def get_call_hierarchy(ctx: Caller, key: PathKey) -> list[CallHierarchyEntry]:
    """The instances that called it, the outermost first, and itself."""
    return service.call_hierarchy(ctx, key)


@private.get("/{key}/sequence-flows")
def get_sequence_flows(ctx: Caller, key: PathKey) -> SequenceFlows:
    """The sequence flows that were taken."""
    return service.sequence_flows(ctx, key)


@private.get("/{key}/statistics/element-instances")
def get_element_statistics(ctx: Caller, key: PathKey) -> Statistics:
    """How often each element is active, completed, cancelled or in trouble."""
    return service.statistics(ctx, key)
