"""Working off batch operations: some items to a transaction, each in a savepoint, each exactly once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError

from engine.actor import Actor
from engine.commands.batch_items import do_item
from engine.errors import EngineError, NotFound, WrongState
from engine.store import batch_operations
from engine.store.batch_operations import BatchItem, BatchOperation, BatchState, ItemState
from engine.store.process_instances import StaleInstance

if TYPE_CHECKING:
    from engine.commands.unit_of_work import UnitOfWork
    from engine.engine import Engine

CHUNK = 20
ITEMS = frozenset({"process instance", "incident"})
"""What items are: one in the wrong state has ended since, or is already as it should be, and is skipped."""


def run_operations(engine: Engine, size: int = CHUNK) -> int:
    """Do up to `size` items of every active batch operation, a transaction for each; returns how many were done.

    An item is marked in the very transaction that does it, so a worker that is killed has done none of its chunk and the
    next one begins there. One worker at a time works on a batch: it holds the lock on its row meanwhile.
    """
    with engine.reading() as session:
        waiting = [(batch.key, batch.authority) for batch in batch_operations.active(session)]
    return sum(run_chunk(engine, key, Actor.from_json(authority), size) for key, authority in waiting)


def run_chunk(engine: Engine, key: int, actor: Actor, size: int = CHUNK) -> int:
    """Do the next items of one batch in its author's name; 0 when there are none or another worker is at it."""

    def work(uow: UnitOfWork) -> int:
        batch = batch_operations.claim(uow.session, key)
        if batch is None:
            return 0
        items = batch_operations.open_items(uow.session, key, size)
        for item in items:
            _do(uow, batch, item)
        if batch.open == 0:
            batch.state, batch.ended = BatchState.COMPLETED, uow.now
        uow.flush()
        return len(items)

    return engine.run(actor, work)


def _do(uow: UnitOfWork, batch: BatchOperation, item: BatchItem) -> None:
    try:
        # not `uow.savepoint()`, which forgets all objects: batch and item are written to afterwards
        with uow.session.begin_nested():
            do_item(uow, batch.kind, item.item_key, batch.plan)
            uow.session.flush()
    except (SQLAlchemyError, StaleInstance):
        raise  # not the item is at fault: the whole chunk is tried again
    except EngineError as error:
        if isinstance(error, NotFound | WrongState) and error.kind in ITEMS:
            _failed(uow, item, ItemState.SKIPPED, error)
            batch.skipped += 1
        else:
            _failed(uow, item, ItemState.FAILED, error)
            batch.failed += 1
    else:
        item.state = ItemState.COMPLETED
        batch.completed += 1
    item.processed = uow.now


def _failed(uow: UnitOfWork, item: BatchItem, state: ItemState, error: EngineError) -> None:
    item.state, item.error = state, str(error)
    # what was rolled back with the savepoint must not stop the others
    uow.failure = uow.broken = uow.locked = None
