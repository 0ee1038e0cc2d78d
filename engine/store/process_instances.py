"""Process instances: one row each, holding the runtime's state."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, select, text, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from engine.errors import EngineError, NotFound
from engine.store.base import Base, Key


class InstanceStatus(StrEnum):
    """Camunda's states of a process instance; a suspended one rests until it is resumed."""

    ACTIVE = "ACTIVE"
    SUSPENDED = "SUSPENDED"
    COMPLETED = "COMPLETED"
    TERMINATED = "TERMINATED"

    @property
    def is_running(self) -> bool:
        """Whether it has not ended: it is active or suspended."""
        return self in RUNNING


RUNNING = frozenset({InstanceStatus.ACTIVE, InstanceStatus.SUSPENDED})
"""The states of instances that have not ended."""


class StaleInstance(EngineError):
    """Another transaction changed the instance after it was read; try the command again."""

    code = "conflict"

    def __init__(self, key: int) -> None:
        super().__init__(f"Expected process instance {key} as it was read, but it has changed; try again.")
        self.key = key


_CHILD = "parent_key IS NOT NULL"
_ENDED_ROOT = "parent_key IS NULL AND ended IS NOT NULL"


class ProcessInstance(Base):
    """A running or finished process.

    `state` is the encoded runtime state (`engine.store.state`), `revision` grows with every step and guards
    it. `open_waits` counts the waits that can still move it. `root_key` is the outermost parent's key (or its
    own), which every step in the tree locks first. `parent_wait` is empty once the parent no longer waits.
    `start_key` is the correlation key of the message that started it: one running instance per key.
    `suspended` is the instant since which it rests, while it does.
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
            sqlite_where=text("status IN ('ACTIVE', 'SUSPENDED')"),
            postgresql_where=text("status IN ('ACTIVE', 'SUSPENDED')"),
        ),
        Index(None, "tenant_id", "status", "started"),
        Index(None, "business_key"),
        # of the archive: trees that have ended, and what belongs to a tree besides its root
        Index("ix_process_instance_ended", "ended", sqlite_where=text(_ENDED_ROOT), postgresql_where=text(_ENDED_ROOT)),
        Index("ix_process_instance_root_key", "root_key", sqlite_where=text(_CHILD), postgresql_where=text(_CHILD)),
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
    suspended: Mapped[datetime | None]
    result: Mapped[dict[str, Any] | None] = mapped_column(deferred=True)


def get(session: Session, key: int) -> ProcessInstance:
    """The instance with this key, without its state; raise `NotFound`."""
    row = session.get(ProcessInstance, key, populate_existing=True)
    if row is None:
        raise NotFound("process instance", key)
    return row


def lock(session: Session, key: int) -> ProcessInstance | None:
    """The instance as it is now, alone of its tree locked against steps; None when it is not stored."""
    return session.get(ProcessInstance, key, populate_existing=True, with_for_update=True)


def detach_child(session: Session, parent_key: int, parent_wait: int) -> int | None:
    """The parent waits no longer: cut the running child loose and give its key, so that it can be cancelled."""
    of_wait = (ProcessInstance.parent_key == parent_key, ProcessInstance.parent_wait == parent_wait)
    child = session.execute(select(ProcessInstance.key, ProcessInstance.status).where(*of_wait)).first()
    if child is None:
        return None
    session.execute(update(ProcessInstance).where(ProcessInstance.key == child.key).values(parent_wait=None))
    return int(child.key) if child.status in RUNNING else None


def has_open_start(session: Session, process_id: str, start_key: str) -> bool:
    """Whether a running instance of the process was started by a message with this correlation key."""
    query = select(ProcessInstance.key).where(
        ProcessInstance.process_id == process_id,
        ProcessInstance.start_key == start_key,
        ProcessInstance.status.in_(RUNNING),
    )
    return session.scalars(query.limit(1)).first() is not None


def active_under(session: Session, business_key: str) -> Sequence[ProcessInstance]:
    """The running instances with that business key that no other instance called, oldest first."""
    query = select(ProcessInstance).where(
        ProcessInstance.business_key == business_key,
        ProcessInstance.status.in_(RUNNING),
        ProcessInstance.parent_key.is_(None),
    )
    return session.scalars(query.order_by(ProcessInstance.key)).all()


def children(session: Session, key: int) -> Sequence[ProcessInstance]:
    """The child instances of an instance, oldest first."""
    query = select(ProcessInstance).where(ProcessInstance.parent_key == key).order_by(ProcessInstance.key)
    return session.scalars(query).all()


def status_of(session: Session, key: int) -> InstanceStatus:
    """The present status of an instance; raise `NotFound`."""
    status = session.scalar(select(ProcessInstance.status).where(ProcessInstance.key == key))
    if status is None:
        raise NotFound("process instance", key)
    return status


def tree_below(session: Session, key: int, statuses: Collection[InstanceStatus]) -> list[int]:
    """The instance and all it called, directly or not, which are in one of `statuses`; the outermost first."""
    found: list[int] = []
    level = [key]
    while level:
        found += level
        query = select(ProcessInstance.key).where(ProcessInstance.parent_key.in_(level), ProcessInstance.status.in_(statuses))
        level = list(session.scalars(query.order_by(ProcessInstance.key)))
    return found


def set_suspended(session: Session, keys: Iterable[int], at: datetime | None) -> None:
    """Suspend running instances from `at` on, or with None let them go on. Whoever read them before finds them changed."""
    before, status = InstanceStatus.ACTIVE, InstanceStatus.SUSPENDED
    if at is None:
        before, status = status, before
    session.execute(
        update(ProcessInstance)
        .where(ProcessInstance.key.in_(list(keys)), ProcessInstance.status == before)
        .values(status=status, suspended=at, revision=ProcessInstance.revision + 1)
    )


def suspended_among(session: Session, keys: Iterable[int]) -> set[int]:
    """Those of the instances that are suspended."""
    query = select(ProcessInstance.key).where(
        ProcessInstance.key.in_(list(keys)), ProcessInstance.status == InstanceStatus.SUSPENDED
    )
    return set(session.scalars(query))


def set_definition(session: Session, key: int, definition_key: int, process_id: str) -> None:
    """The instance runs on another definition from now on."""
    session.execute(
        update(ProcessInstance).where(ProcessInstance.key == key).values(definition_key=definition_key, process_id=process_id)
    )
