"""Commands: suspend, resume or cancel a batch operation. What it has done already stays done."""

from __future__ import annotations

from collections.abc import Iterable

from engine.commands.unit_of_work import UnitOfWork
from engine.errors import WrongState
from engine.store import batch_operations
from engine.store.batch_operations import BatchOperation, BatchState


def suspend_batch(uow: UnitOfWork, key: int) -> None:
    """Do no further item until it is resumed. Raise `NotFound` (not visible), `WrongState` (not active)."""
    _set(uow, key, "suspend", [BatchState.ACTIVE], BatchState.SUSPENDED)


def resume_batch(uow: UnitOfWork, key: int) -> None:
    """Go on with a suspended one. Raise `NotFound` (not visible), `WrongState` (not suspended)."""
    _set(uow, key, "resume", [BatchState.SUSPENDED], BatchState.ACTIVE)


def cancel_batch(uow: UnitOfWork, key: int) -> None:
    """Take back every item that is still to do. Raise `NotFound` (not visible), `WrongState` (ended)."""
    batch = _set(uow, key, "cancel", [BatchState.ACTIVE, BatchState.SUSPENDED], BatchState.CANCELED)
    batch.ended = uow.now
    batch_operations.cancel_open_items(uow.session, key)


def _set(uow: UnitOfWork, key: int, command: str, before: Iterable[BatchState], after: BatchState) -> BatchOperation:
    batch_operations.get(uow.session, uow.actor, key)
    batch = batch_operations.lock(uow.session, key)
    if batch.state not in before:
        raise WrongState("batch operation", key, batch.state, command)
    batch.state = after
    uow.audit(f"{command}_batch", "batch operation", key, {"done": batch.total - batch.open, "items": batch.total})
    return batch
