"""Operations on many cases (operators)."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.kit.context import SignedIn
from api.kit.params import Limit, OperationKey
from api.operations import service
from api.operations.schemas import Operation, OperationItem, StartOperation
from engine import commands
from engine.store.batch_operations import ItemState

private = APIRouter(prefix="/operations", tags=["operations"])
Beyond = Annotated[str | None, Query(pattern=r"^\d{1,19}$", description="key of the last one seen")]


@private.get("")
def list_operations(ctx: SignedIn, before: Beyond = None, limit: Limit = 50) -> list[Operation]:
    """One's own operations and those that lie wholly in areas one supervises, newest first."""
    return service.list_operations(ctx, before, limit)


@private.post("", status_code=201)
def start_operation(ctx: SignedIn, body: StartOperation) -> Operation:
    """Cancel, suspend or resume the instances named, or resolve their incidents, in the background."""
    return service.start_operation(ctx, body)


@private.get("/{key}")
def read_operation(ctx: SignedIn, key: OperationKey) -> Operation:
    """One operation with its progress."""
    return service.read_operation(ctx, key)


@private.get("/{key}/items")
def list_items(
    ctx: SignedIn, key: OperationKey, state: ItemState | None = None, after: Beyond = None, limit: Limit = 50
) -> list[OperationItem]:
    """What became of each instance or incident."""
    return service.list_items(ctx, key, state, after, limit)


@private.post("/{key}/suspend")
def suspend(ctx: SignedIn, key: OperationKey) -> Operation:
    """Do no further item until it is resumed."""
    return service.steer(ctx, key, commands.suspend_batch)


@private.post("/{key}/resume")
def resume(ctx: SignedIn, key: OperationKey) -> Operation:
    """Go on."""
    return service.steer(ctx, key, commands.resume_batch)


@private.post("/{key}/cancel")
def cancel(ctx: SignedIn, key: OperationKey) -> Operation:
    """Take back what is still to do; what is done stays done."""
    return service.steer(ctx, key, commands.cancel_batch)
