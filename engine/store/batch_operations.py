"""Batch operations: one command on many instances, item by item, in the background."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, ForeignKey, Index, Select, exists, func, insert, literal, or_, select, true, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from engine.actor import Actor
from engine.errors import NotFound
from engine.store.base import Base, Key
from engine.store.process_instances import ProcessInstance


class BatchKind(StrEnum):
    """What is done with each item; Camunda's names, and `RETRY_INCIDENT`, which also gives a job new retries."""

    CANCEL_PROCESS_INSTANCE = "CANCEL_PROCESS_INSTANCE"
    MIGRATE_PROCESS_INSTANCE = "MIGRATE_PROCESS_INSTANCE"
    MODIFY_PROCESS_INSTANCE = "MODIFY_PROCESS_INSTANCE"
    RESOLVE_INCIDENT = "RESOLVE_INCIDENT"
    RETRY_INCIDENT = "RETRY_INCIDENT"
    SUSPEND_PROCESS_INSTANCE = "SUSPEND_PROCESS_INSTANCE"
    RESUME_PROCESS_INSTANCE = "RESUME_PROCESS_INSTANCE"


class BatchState(StrEnum):
    """Camunda's states of a batch operation."""

    ACTIVE = "ACTIVE"
    SUSPENDED = "SUSPENDED"
    COMPLETED = "COMPLETED"
    CANCELED = "CANCELED"


class ItemState(StrEnum):
    """Camunda's states of an item: open, done, refused, taken back with its batch, or no longer in need of it."""

    ACTIVE = "ACTIVE"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    CANCELED = "CANCELED"
    SKIPPED = "SKIPPED"


class BatchOperation(Base):
    """One command on many items, which were chosen when it was made.

    `actor` is its author and `authority` what he may do (see `Actor.to_json`): every item is done in his name.
    `plan` are the command's own arguments, `wanted` the filter the items were chosen by. The counts of finished
    items are kept here, in the transaction that does them.
    """

    __tablename__ = "batch_operation"
    __table_args__ = (Index(None, "state", "key"),)

    key: Mapped[Key]
    kind: Mapped[BatchKind]
    state: Mapped[BatchState] = mapped_column(default=BatchState.ACTIVE)
    actor: Mapped[str]
    authority: Mapped[dict[str, Any]]
    plan: Mapped[dict[str, Any]]
    wanted: Mapped[dict[str, Any]]
    started: Mapped[datetime]
    ended: Mapped[datetime | None]
    total: Mapped[int] = mapped_column(default=0)
    completed: Mapped[int] = mapped_column(default=0)
    failed: Mapped[int] = mapped_column(default=0)
    skipped: Mapped[int] = mapped_column(default=0)

    @property
    def open(self) -> int:
        """How many items are still to do, or were taken back."""
        return self.total - self.completed - self.failed - self.skipped


# the primary key is the whole row's name: on SQLite it then needs no second copy
_KEYED = {"sqlite_with_rowid": False}


class BatchItem(Base):
    """One item: an instance, or an incident (`item_key`) of an instance. `error` says why it failed or was skipped."""

    __tablename__ = "batch_operation_item"
    __table_args__ = (Index(None, "batch_key", "state", "item_key"), Index(None, "instance_key"), _KEYED)

    batch_key: Mapped[int] = mapped_column(ForeignKey("batch_operation.key"), primary_key=True)
    item_key: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    instance_key: Mapped[int]
    root_key: Mapped[int]
    state: Mapped[ItemState] = mapped_column(default=ItemState.ACTIVE)
    processed: Mapped[datetime | None]
    error: Mapped[str | None]


class BatchArea(Base):
    """An area (tenant) some item of the batch lies in: who supervises all of them sees it."""

    __tablename__ = "batch_operation_area"
    __table_args__ = (_KEYED,)

    batch_key: Mapped[int] = mapped_column(ForeignKey("batch_operation.key"), primary_key=True)
    tenant_id: Mapped[str] = mapped_column(primary_key=True)


def fill(session: Session, batch: BatchOperation, items: Select[int, int, int]) -> int:
    """Freeze the rows (item, instance, root) that `items` selects as the batch's items; returns how many."""
    chosen = items.subquery()
    columns = (literal(batch.key), *chosen.c, literal(ItemState.ACTIVE.value))
    names = ["batch_key", "item_key", "instance_key", "root_key", "state"]
    session.execute(insert(BatchItem).from_select(names, select(*columns), include_defaults=False))
    of_batch = BatchItem.batch_key == batch.key
    areas = (
        select(literal(batch.key), ProcessInstance.tenant_id)
        .join(BatchItem, BatchItem.instance_key == ProcessInstance.key)
        .where(of_batch)
        .distinct()
    )
    session.execute(insert(BatchArea).from_select(["batch_key", "tenant_id"], areas))
    return session.scalar(select(func.count()).select_from(BatchItem).where(of_batch)) or 0


def visible(actor: Actor) -> ColumnElement[bool]:
    """The batches the actor may see and steer: his own, and those that lie wholly in areas he supervises."""
    if actor.is_system:
        return true()
    of_batch = BatchArea.batch_key == BatchOperation.key
    elsewhere = exists().where(of_batch, BatchArea.tenant_id.not_in(sorted(actor.supervises)))
    return or_(BatchOperation.actor == actor.id, exists().where(of_batch) & ~elsewhere)


def get(session: Session, actor: Actor, key: int) -> BatchOperation:
    """The batch with this key; raise `NotFound` when there is none or the actor may not see it."""
    query = select(BatchOperation).where(BatchOperation.key == key, visible(actor))
    row = session.scalars(query.execution_options(populate_existing=True)).first()
    if row is None:
        raise NotFound("batch operation", key)
    return row


def lock(session: Session, key: int) -> BatchOperation:
    """The batch as it is now, locked: no chunk of it is under way while the transaction lasts; raise `NotFound`."""
    query = select(BatchOperation).where(BatchOperation.key == key).with_for_update()
    row = session.scalars(query.execution_options(populate_existing=True)).first()
    if row is None:
        raise NotFound("batch operation", key)
    return row


def claim(session: Session, key: int) -> BatchOperation | None:
    """The batch, locked for a chunk; None when another worker is at it or it is not active any more."""
    query = select(BatchOperation).where(BatchOperation.key == key, BatchOperation.state == BatchState.ACTIVE)
    query = query.with_for_update(skip_locked=True)
    return session.scalars(query.execution_options(populate_existing=True)).first()


def active(session: Session) -> list[BatchOperation]:
    """The batches with something to do, oldest first."""
    query = select(BatchOperation).where(BatchOperation.state == BatchState.ACTIVE)
    return list(session.scalars(query.order_by(BatchOperation.key)))


def listed(session: Session, actor: Actor, *, before: int | None = None, limit: int = 50) -> list[BatchOperation]:
    """The batches the actor may see, newest first, with keys below `before`."""
    query = select(BatchOperation).where(visible(actor)).order_by(BatchOperation.key.desc()).limit(limit)
    return list(session.scalars(query if before is None else query.where(BatchOperation.key < before)))


def open_items(session: Session, key: int, limit: int) -> list[BatchItem]:
    """The next items to do."""
    query = select(BatchItem).where(BatchItem.batch_key == key, BatchItem.state == ItemState.ACTIVE)
    return list(session.scalars(query.order_by(BatchItem.item_key).limit(limit)))


def items(session: Session, key: int, *, states: Iterable[ItemState] = (), after: int = 0, limit: int = 100) -> list[BatchItem]:
    """The items of a batch in order, behind item `after`; with `states` only those in one of them."""
    query = select(BatchItem).where(BatchItem.batch_key == key, BatchItem.item_key > after)
    if wanted := list(states):
        query = query.where(BatchItem.state.in_(wanted))
    return list(session.scalars(query.order_by(BatchItem.item_key).limit(limit)))


def cancel_open_items(session: Session, key: int) -> None:
    """Take back what has not been done."""
    session.execute(
        update(BatchItem).where(BatchItem.batch_key == key, BatchItem.state == ItemState.ACTIVE).values(state=ItemState.CANCELED)
    )
