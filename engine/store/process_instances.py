"""Process instances: one row each, holding the runtime's state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, select, text, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from engine.errors import EngineError, NotFound
from engine.store.base import Base, Key


class InstanceStatus(StrEnum):
    """Camunda's states of a process instance."""

    ACTIVE = "ACTIVE"
    COMPLETED = "COMPLETED"
    TERMINATED = "TERMINATED"


class StaleInstance(EngineError):
    """Another transaction changed the instance after it was read; try the command again."""

    code = "conflict"

    def __init__(self, key: int) -> None:
        super().__init__(f"Expected process instance {key} as it was read, but it has changed; try again.")
        self.key = key


class ProcessInstance(Base):
    """A running or finished process.

    `state` is the encoded runtime state (`engine.store.state`), `revision` grows with every step and guards
    it. `open_waits` counts the waits that can still move it. `root_key` is the outermost parent's key (or its
    own), which every step in the tree locks first. `parent_wait` is empty once the parent no longer waits.
    `start_key` is the correlation key of the message that started it: one active instance per key.
    `result` holds the process variables of an ended instance, whose state is empty.
    """

    __tablename__ = "process_instance"
    __table_args__ = (
        Index(None, "parent_key", "parent_wait"),
        Index(
            "uq_process_instance_open_start",
            "process_id",
            "start_key",
            unique=True,
            sqlite_where=text("status = 'ACTIVE'"),
            postgresql_where=text("status = 'ACTIVE'"),
        ),
        Index(None, "tenant_id", "status", "started"),
        Index(None, "business_key"),
    )

    key: Mapped[Key]
    definition_key: Mapped[int] = mapped_column(ForeignKey("process_definition.key"), index=True)
    process_id: Mapped[str]
    tenant_id: Mapped[str]
    business_key: Mapped[str | None]
    status: Mapped[InstanceStatus] = mapped_column(default=InstanceStatus.ACTIVE)
    state: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    revision: Mapped[int] = mapped_column(default=1)
    open_waits: Mapped[int] = mapped_column(default=0)
    parent_key: Mapped[int | None]
    parent_wait: Mapped[int | None]
    root_key: Mapped[int]
    start_key: Mapped[str | None]
    started: Mapped[datetime]
    started_by: Mapped[str]
    ended: Mapped[datetime | None]
    result: Mapped[dict[str, Any] | None] = mapped_column(deferred=True)


def get(session: Session, key: int) -> ProcessInstance:
    """The instance with this key, without its state; raise `NotFound`."""
    row = session.get(ProcessInstance, key, populate_existing=True)
    if row is None:
        raise NotFound("process instance", key)
    return row


def detach_child(session: Session, parent_key: int, parent_wait: int) -> int | None:
    """The parent waits no longer: cut the active child loose and give its key, so that it can be cancelled."""
    of_wait = (ProcessInstance.parent_key == parent_key, ProcessInstance.parent_wait == parent_wait)
    child = session.execute(select(ProcessInstance.key, ProcessInstance.status).where(*of_wait)).first()
    if child is None:
        return None
    session.execute(update(ProcessInstance).where(ProcessInstance.key == child.key).values(parent_wait=None))
    return int(child.key) if child.status == InstanceStatus.ACTIVE else None


def has_open_start(session: Session, process_id: str, start_key: str) -> bool:
    """Whether an active instance of the process was started by a message with this correlation key."""
    query = select(ProcessInstance.key).where(
        ProcessInstance.process_id == process_id,
        ProcessInstance.start_key == start_key,
        ProcessInstance.status == InstanceStatus.ACTIVE,
    )
    return session.scalars(query.limit(1)).first() is not None


def active_under(session: Session, business_key: str) -> Sequence[ProcessInstance]:
    """The running instances with that business key that no other instance called, oldest first."""
    query = select(ProcessInstance).where(
        ProcessInstance.business_key == business_key,
        ProcessInstance.status == InstanceStatus.ACTIVE,
        ProcessInstance.parent_key.is_(None),
    )
    return session.scalars(query.order_by(ProcessInstance.key)).all()


def children(session: Session, key: int) -> Sequence[ProcessInstance]:
    """The child instances of an instance, oldest first."""
    query = select(ProcessInstance).where(ProcessInstance.parent_key == key).order_by(ProcessInstance.key)
    return session.scalars(query).all()
