"""Message and signal subscriptions of instances, and of the start events of the newest process versions."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, Select, delete, false, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from engine.store.base import Base, Key
from engine.store.process_instances import ProcessInstance


class MessageSubscription(Base):
    """An instance waits for message `name` under `correlation_key`; `stays_open` takes many messages.

    While the instance is `suspended` no message reaches it.
    """

    __tablename__ = "message_subscription"
    __table_args__ = (Index(None, "name", "correlation_key"), Index(None, "instance_key", "wait_id"))

    key: Mapped[Key]
    instance_key: Mapped[int] = mapped_column(ForeignKey("process_instance.key"))
    process_id: Mapped[str]
    wait_id: Mapped[int]
    element_id: Mapped[str]
    name: Mapped[str]
    correlation_key: Mapped[str]
    stays_open: Mapped[bool]
    suspended: Mapped[bool] = mapped_column(default=False, server_default=false())


class SignalSubscription(Base):
    """An instance waits for signal `name`. While it is `suspended` no signal reaches it."""

    __tablename__ = "signal_subscription"
    __table_args__ = (Index(None, "name"), Index(None, "instance_key", "wait_id"))

    key: Mapped[Key]
    instance_key: Mapped[int] = mapped_column(ForeignKey("process_instance.key"))
    wait_id: Mapped[int]
    element_id: Mapped[str]
    name: Mapped[str]
    stays_open: Mapped[bool]
    suspended: Mapped[bool] = mapped_column(default=False, server_default=false())


class StartKind(StrEnum):
    """What starts a process from outside; timers have rows of their own."""

    MESSAGE = "MESSAGE"
    SIGNAL = "SIGNAL"
    CONDITION = "CONDITION"


class StartSubscription(Base):
    """A message, signal or conditional start event of the newest version of a process; a conditional one has no name."""

    __tablename__ = "start_subscription"
    __table_args__ = (Index(None, "kind", "name"), Index(None, "process_id"))

    key: Mapped[Key]
    definition_key: Mapped[int] = mapped_column(ForeignKey("process_definition.key"))
    process_id: Mapped[str]
    element_id: Mapped[str]
    kind: Mapped[StartKind]
    name: Mapped[str]


def messages(session: Session, name: str, correlation_key: str, tenant_id: str | None = None) -> list[MessageSubscription]:
    """Who waits for this message, oldest first; in one tenant, or (None) in all."""
    query = select(MessageSubscription).where(
        MessageSubscription.name == name,
        MessageSubscription.correlation_key == correlation_key,
        MessageSubscription.suspended.is_(False),
    )
    if tenant_id is not None:
        query = query.where(MessageSubscription.instance_key.in_(_instances_of(tenant_id)))
    return list(session.scalars(query.order_by(MessageSubscription.key)))


def signals(session: Session, name: str, tenant_id: str | None = None) -> list[SignalSubscription]:
    """Who waits for this signal, oldest first; in one tenant, or (None) in all."""
    query = select(SignalSubscription).where(SignalSubscription.name == name, SignalSubscription.suspended.is_(False))
    if tenant_id is not None:
        query = query.where(SignalSubscription.instance_key.in_(_instances_of(tenant_id)))
    return list(session.scalars(query.order_by(SignalSubscription.key)))


def _instances_of(tenant_id: str) -> Select[int]:
    return select(ProcessInstance.key).where(ProcessInstance.tenant_id == tenant_id)


def starts(session: Session, kind: StartKind, name: str) -> list[StartSubscription]:
    """The start events that this message or signal triggers, by process id."""
    query = select(StartSubscription).where(StartSubscription.kind == kind, StartSubscription.name == name)
    return list(session.scalars(query.order_by(StartSubscription.process_id, StartSubscription.key)))


def starts_of(session: Session, process_id: str, kind: StartKind) -> list[StartSubscription]:
    """The message or signal start events of one process."""
    query = select(StartSubscription).where(StartSubscription.process_id == process_id, StartSubscription.kind == kind)
    return list(session.scalars(query.order_by(StartSubscription.key)))


def open_message(session: Session, instance_key: int, wait_id: int) -> MessageSubscription | None:
    """What the instance still waits for there, if it is a message."""
    query = select(MessageSubscription).where(
        MessageSubscription.instance_key == instance_key,
        MessageSubscription.wait_id == wait_id,
        MessageSubscription.suspended.is_(False),
    )
    return session.scalars(query.limit(1)).first()


def is_signal_open(session: Session, instance_key: int, wait_id: int) -> bool:
    """Whether the instance still waits there for a signal."""
    query = select(SignalSubscription.key).where(
        SignalSubscription.instance_key == instance_key,
        SignalSubscription.wait_id == wait_id,
        SignalSubscription.suspended.is_(False),
    )
    return session.scalars(query.limit(1)).first() is not None


def of_instance(session: Session, instance_key: int) -> list[MessageSubscription | SignalSubscription]:
    """All open subscriptions of an instance, messages first."""
    of_messages = select(MessageSubscription).where(MessageSubscription.instance_key == instance_key)
    of_signals = select(SignalSubscription).where(SignalSubscription.instance_key == instance_key)
    return [
        *session.scalars(of_messages.order_by(MessageSubscription.key)),
        *session.scalars(of_signals.order_by(SignalSubscription.key)),
    ]


def delete_closed_messages(session: Session, instance_key: int, wait_ids: Iterable[int]) -> None:
    """Drop the message subscriptions that a step closed."""
    _delete_closed(session, MessageSubscription, instance_key, wait_ids)


def delete_closed_signals(session: Session, instance_key: int, wait_ids: Iterable[int]) -> None:
    """Drop the signal subscriptions that a step closed."""
    _delete_closed(session, SignalSubscription, instance_key, wait_ids)


def _delete_closed(
    session: Session, table: type[MessageSubscription | SignalSubscription], instance_key: int, wait_ids: Iterable[int]
) -> None:
    session.execute(delete(table).where(table.instance_key == instance_key, table.wait_id.in_(list(wait_ids))))


def delete_starts(session: Session, process_id: str) -> None:
    """Drop the start subscriptions of a process, before a newer version brings its own."""
    session.execute(delete(StartSubscription).where(StartSubscription.process_id == process_id))


def set_suspended(session: Session, instance_keys: Iterable[int], *, suspended: bool) -> None:
    """Keep messages and signals away from instances, or let them through again."""
    keys = list(instance_keys)
    for table in (MessageSubscription, SignalSubscription):
        session.execute(update(table).where(table.instance_key.in_(keys)).values(suspended=suspended))
