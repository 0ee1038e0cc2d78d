"""Reading and steering batch operations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from api.camunda.batch_operations import repository
from api.camunda.batch_operations.schemas import BatchItemResult, BatchOperationResult
from api.camunda.kit.client import Client
from api.camunda.kit.keys import to_key
from api.camunda.kit.problems import not_found
from api.camunda.kit.schemas import SearchResult
from api.camunda.search.request import SearchRequest
from api.camunda.search.run import run_search
from engine.commands.unit_of_work import UnitOfWork
from engine.store.batch_operations import BatchItem, BatchOperation

KIND = "batch operation"


def search(ctx: Client, request: SearchRequest | None) -> SearchResult[BatchOperationResult]:
    """One page of batch operations."""
    with ctx.read() as session:
        rows, page = run_search(session, repository.batch_operations(ctx.actor), request)
        return SearchResult(items=[_view(row) for row in rows], page=page)


def get(ctx: Client, key: str) -> BatchOperationResult:
    """One batch operation."""
    query = repository.batch_operations(ctx.actor).query.where(BatchOperation.key == to_key(key, KIND))
    with ctx.read() as session:
        row = session.execute(query).first()
    if row is None:
        raise not_found(KIND, key)
    return _view(row)


def search_items(ctx: Client, request: SearchRequest | None) -> SearchResult[BatchItemResult]:
    """One page of items."""
    with ctx.read() as session:
        rows, page = run_search(session, repository.batch_items(ctx.actor), request)
        return SearchResult(items=[_item(row) for row in rows], page=page)


def steer(ctx: Client, key: str, command: Callable[[UnitOfWork, int], None]) -> None:
    """Suspend, resume or cancel it."""
    ctx.run(lambda uow: command(uow, to_key(key, KIND)))


def _view(row: Sequence[Any]) -> BatchOperationResult:
    batch: BatchOperation = row[0]
    return BatchOperationResult(
        batch_operation_key=str(batch.key),
        state=batch.state,
        batch_operation_type=row[1],
        start_date=batch.started,
        end_date=batch.ended,
        actor_type=row[2],
        actor_id=batch.actor,
        operations_total_count=batch.total,
        operations_failed_count=batch.failed,
        operations_completed_count=batch.completed,
        errors=[],
    )


def _item(row: Sequence[Any]) -> BatchItemResult:
    item: BatchItem = row[0]
    return BatchItemResult(
        operation_type=row[1],
        batch_operation_key=str(item.batch_key),
        item_key=str(item.item_key),
        process_instance_key=str(item.instance_key),
        root_process_instance_key=str(item.root_key),
        state=item.state,
        processed_date=item.processed,
        error_message=item.error,
    )
