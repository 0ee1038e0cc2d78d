"""Beginning, watching and steering operations on many cases."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from api.accounts import repository as accounts
from api.kit.context import Context
from api.kit.params import to_key
from api.operations import repository
from api.operations.schemas import (
    ITEM_NAMES,
    KIND_NAMES,
    STATE_NAMES,
    Operation,
    OperationItem,
    OperationKind,
    StartOperation,
)
from engine import commands
from engine.actor import SYSTEM_ID
from engine.commands.unit_of_work import UnitOfWork
from engine.store import batch_operations
from engine.store.batch_operations import BatchItem, BatchKind, BatchOperation, ItemState
from engine.store.process_instances import ProcessInstance

ROLE = "operator"
WHAT = "该批量操作"
_KINDS = {
    OperationKind.CANCEL: BatchKind.CANCEL_PROCESS_INSTANCE,
    OperationKind.SUSPEND: BatchKind.SUSPEND_PROCESS_INSTANCE,
    OperationKind.RESUME: BatchKind.RESUME_PROCESS_INSTANCE,
    OperationKind.RESOLVE: BatchKind.RESOLVE_INCIDENT,
    OperationKind.RETRY: BatchKind.RETRY_INCIDENT,
}


def list_operations(ctx: Context, before: str | None, limit: int) -> list[Operation]:
    """Operations the person may see, newest first, with keys below `before`."""
    ctx.require_anywhere(ROLE)
    with ctx.read() as session:
        start = None if before is None else to_key(before, WHAT)
        rows = batch_operations.listed(session, ctx.actor, before=start, limit=limit)
        names = accounts.names_of(session, {row.actor for row in rows})
        return [_view(row, names) for row in rows]


def read_operation(ctx: Context, key: str) -> Operation:
    """One operation with its progress."""
    ctx.require_anywhere(ROLE)
    with ctx.read() as session:
        row = batch_operations.get(session, ctx.actor, to_key(key, WHAT))
        return _view(row, accounts.names_of(session, {row.actor}))


def list_items(ctx: Context, key: str, state: ItemState | None, after: str | None, limit: int) -> list[OperationItem]:
    """The items behind item `after`, in order."""
    ctx.require_anywhere(ROLE)
    with ctx.read() as session:
        row = batch_operations.get(session, ctx.actor, to_key(key, WHAT))
        states = () if state is None else (state,)
        start = 0 if after is None else to_key(after, WHAT)
        items = batch_operations.items(session, row.key, states=states, after=start, limit=limit)
        cases = repository.business_keys(session, {item.instance_key for item in items})
        return [_item(item, cases.get(item.instance_key)) for item in items]


def start_operation(ctx: Context, body: StartOperation) -> Operation:
    """Begin it with the instances named, as far as the person supervises them."""
    keys = [to_key(key, "该流程实例") for key in body.instance_keys]
    described = {"instanceKeys": body.instance_keys, "reason": body.reason}
    return begin(ctx, _KINDS[body.kind], ProcessInstance.key.in_(keys), {"reason": body.reason}, described)


def begin(
    ctx: Context, kind: BatchKind, wanted: ColumnElement[bool], plan: Mapping[str, Any], described: Mapping[str, Any]
) -> Operation:
    """Freeze the instances and let the workers begin (operators)."""
    ctx.require_anywhere(ROLE)

    def work(uow: UnitOfWork) -> Operation:
        batch = commands.start_batch(uow, kind, wanted, plan=plan, described=described)
        return _named(uow.session, batch)

    return ctx.run(work)


def steer(ctx: Context, key: str, command: Callable[[UnitOfWork, int], None]) -> Operation:
    """Suspend, resume or cancel it."""
    ctx.require_anywhere(ROLE)

    def work(uow: UnitOfWork) -> Operation:
        command(uow, to_key(key, WHAT))
        return _named(uow.session, batch_operations.get(uow.session, uow.actor, int(key)))

    return ctx.run(work)


def _named(session: Session, batch: BatchOperation) -> Operation:
    return _view(batch, accounts.names_of(session, {batch.actor}))


def _view(row: BatchOperation, names: Mapping[str, str]) -> Operation:
    return Operation(
        key=str(row.key),
        kind=row.kind.value,
        kind_name=KIND_NAMES[row.kind],
        state=row.state.value,
        state_name=STATE_NAMES[row.state],
        started_at=row.started,
        ended_at=row.ended,
        started_by=row.actor,
        started_by_name="系统" if row.actor == SYSTEM_ID else names.get(row.actor, row.actor),
        total=row.total,
        completed=row.completed,
        failed=row.failed,
        skipped=row.skipped,
        remaining=row.open,
    )


def _item(item: BatchItem, business_key: str | None) -> OperationItem:
    return OperationItem(
        key=str(item.item_key),
        instance_key=str(item.instance_key),
        business_key=business_key,
        state=item.state.value,
        state_name=ITEM_NAMES[item.state],
        processed_at=item.processed,
        error=item.error,
    )
