"""Operations on process instances."""

from __future__ import annotations

from fastapi import APIRouter

from api.camunda.instance_operations import service
from api.camunda.instance_operations.schemas import MigrateInstance, ModifyInstance, Operation
from api.camunda.kit.client import Caller
from api.camunda.kit.keys import PathKey

private = APIRouter(prefix="/process-instances", tags=["Process instances"])


@private.post("/{key}/modification", status_code=204)
def modify_process_instance(ctx: Caller, key: PathKey, body: ModifyInstance) -> None:
    """Begin, move and end elements of a running or suspended instance, all or nothing (operators; designers in `<default>`).
    A step that cannot run is a 409 and changes nothing, where Camunda would leave an incident."""
    service.modify(ctx, key, body)


@private.post("/{key}/migration", status_code=204)
def migrate_process_instance(ctx: Caller, key: PathKey, body: MigrateInstance) -> None:
    """Move a running or suspended instance to another definition (operators; designers in `<default>`). Every obstacle stands in
    `detail`. Keys, assignees and dates stay; an open task takes form, name and candidates of the new definition, where Camunda
    leaves the old ones."""
    service.migrate(ctx, key, body)


@private.post("/{key}/suspension", status_code=204)
def suspend_process_instance(ctx: Caller, key: PathKey, body: Operation | None = None) -> None:
    """Let it rest (operators; designers in `<default>`). What it called rests with it, other than in Camunda."""
    service.suspend(ctx, key)


@private.post("/{key}/resumption", status_code=204)
def resume_process_instance(ctx: Caller, key: PathKey, body: Operation | None = None) -> None:
    """Let a suspended instance and all it called go on; timers that came due meanwhile fire."""
    service.resume(ctx, key)
