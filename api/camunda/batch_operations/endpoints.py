"""Batch operations."""

from __future__ import annotations

from fastapi import APIRouter

from api.camunda.batch_operations import service, starting
from api.camunda.batch_operations.schemas import (
    Batch,
    BatchItemResult,
    BatchOperationResult,
    CreatedBatch,
    MigrationBatch,
    ModificationBatch,
)
from api.camunda.instance_operations.schemas import Operation
from api.camunda.kit.client import Caller
from api.camunda.kit.keys import PathKey
from api.camunda.kit.schemas import SearchResult
from api.camunda.search.request import SearchBody
from engine import commands
from engine.store.batch_operations import BatchKind

private = APIRouter()
steering = APIRouter(tags=["Batch operations"])
beginning = APIRouter(prefix="/process-instances", tags=["Process instances"])


@steering.post("/batch-operations/search")
def search_batch_operations(ctx: Caller, body: SearchBody = None) -> SearchResult[BatchOperationResult]:
    """One's own, and those that lie wholly in areas one supervises. Skipped items are neither failed nor completed."""
    return service.search(ctx, body)


@steering.get("/batch-operations/{key}")
def get_batch_operation(ctx: Caller, key: PathKey) -> BatchOperationResult:
    """One batch operation with its progress."""
    return service.get(ctx, key)


@steering.post("/batch-operations/{key}/suspension", status_code=204)
def suspend_batch_operation(ctx: Caller, key: PathKey, body: Operation | None = None) -> None:
    """Do no further item until it is resumed."""
    service.steer(ctx, key, commands.suspend_batch)


@steering.post("/batch-operations/{key}/resumption", status_code=204)
def resume_batch_operation(ctx: Caller, key: PathKey, body: Operation | None = None) -> None:
    """Go on."""
    service.steer(ctx, key, commands.resume_batch)


@steering.post("/batch-operations/{key}/cancellation", status_code=204)
def cancel_batch_operation(ctx: Caller, key: PathKey, body: Operation | None = None) -> None:
    """Take back what is still to do; what is done stays done."""
    service.steer(ctx, key, commands.cancel_batch)


@steering.post("/batch-operation-items/search")
def search_batch_operation_items(ctx: Caller, body: SearchBody = None) -> SearchResult[BatchItemResult]:
    """What becomes of each instance or incident."""
    return service.search_items(ctx, body)


@beginning.post("/cancellation")
def cancel_process_instances(ctx: Caller, body: Batch) -> CreatedBatch:
    """Cancel many instances nobody called (operators; designers in `<default>`). The filter is that of their search, and never
    empty; the instances are chosen now."""
    return starting.start(ctx, BatchKind.CANCEL_PROCESS_INSTANCE, body.filter)


@beginning.post("/incident-resolution")
def resolve_incidents(ctx: Caller, body: Batch) -> CreatedBatch:
    """Resolve the incidents of many instances."""
    return starting.start(ctx, BatchKind.RESOLVE_INCIDENT, body.filter)


@beginning.post("/migration")
def migrate_process_instances(ctx: Caller, body: MigrationBatch) -> CreatedBatch:
    """Move many instances to another definition."""
    return starting.start_migration(ctx, body)


@beginning.post("/modification")
def modify_process_instances(ctx: Caller, body: ModificationBatch) -> CreatedBatch:
    """Move tokens of many instances from elements to others."""
    return starting.start_modification(ctx, body)


@beginning.post("/suspension")
def suspend_process_instances(ctx: Caller, body: Batch) -> CreatedBatch:
    """Let many instances rest, each with all it called."""
    return starting.start(ctx, BatchKind.SUSPEND_PROCESS_INSTANCE, body.filter)


@beginning.post("/resumption")
def resume_process_instances(ctx: Caller, body: Batch) -> CreatedBatch:
    """Let many suspended instances go on."""
    return starting.start(ctx, BatchKind.RESUME_PROCESS_INSTANCE, body.filter)


@beginning.post("/{key}/incident-resolution")
def resolve_incidents_of_instance(ctx: Caller, key: PathKey) -> CreatedBatch:
    """Resolve all incidents of an instance and of what it called, in the background."""
    return starting.resolve_incidents_of(ctx, key)


private.include_router(steering)
private.include_router(beginning)
