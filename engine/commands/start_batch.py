"""Command: begin a batch operation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement

from engine.commands.unit_of_work import UnitOfWork
from engine.store import batch_choice, batch_operations
from engine.store.batch_operations import BatchKind, BatchOperation, BatchState


def start_batch(
    uow: UnitOfWork,
    kind: BatchKind,
    wanted: ColumnElement[bool],
    *,
    plan: Mapping[str, Any] | None = None,
    described: Mapping[str, Any] | None = None,
) -> BatchOperation:
    """Freeze the instances that are `wanted` now, as far as the actor supervises them, and let the workers do `kind` with each.

    `plan` is what `engine.commands.batch_plans` makes, or `{"reason": ...}`; `described` says in JSON what was asked for.
    Each item is done in the actor's name, with the rights he has now.
    """
    batch = BatchOperation(
        kind=kind,
        actor=uow.actor.id,
        authority=uow.actor.to_json(),
        plan=dict(plan or {}),
        wanted=dict(described or {}),
        started=uow.now,
        completed=0,
        failed=0,
        skipped=0,
    )
    uow.session.add(batch)
    uow.session.flush()
    batch.total = batch_operations.fill(uow.session, batch, batch_choice.chosen(uow.actor, kind, wanted))
    if batch.total == 0:
        batch.state, batch.ended = BatchState.COMPLETED, uow.now
    details = {"kind": kind.value, "items": batch.total, "plan": batch.plan, "filter": batch.wanted}
    uow.audit("start_batch", "batch operation", batch.key, details)
    return batch
