"""Messages that wait for a receiver until their time-to-live is over."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from engine.store.base import Base, Key


class BufferedMessage(Base):
    """A published message with a time-to-live. `taken_by` lists the processes that already correlated it.

    With `only_tenant` nobody in another tenant gets it.
    """

    __tablename__ = "buffered_message"
    __table_args__ = (Index(None, "name", "correlation_key"), Index(None, "expires"))

    key: Mapped[Key]
    name: Mapped[str]
    correlation_key: Mapped[str]
    message_id: Mapped[str | None]
    tenant_id: Mapped[str]
    business_key: Mapped[str | None]
    variables: Mapped[dict[str, Any]]
    published: Mapped[datetime]
    expires: Mapped[datetime]
    taken_by: Mapped[list[str]] = mapped_column(default=list)
    only_tenant: Mapped[bool] = mapped_column(default=False)


def waiting(session: Session, name: str, correlation_key: str, now: datetime) -> list[BufferedMessage]:
    """The unexpired messages of this name and key, oldest first."""
    query = select(BufferedMessage).where(
        BufferedMessage.name == name,
        BufferedMessage.correlation_key == correlation_key,
        BufferedMessage.expires > now,
    )
    return list(session.scalars(query.order_by(BufferedMessage.key)))


def take(message: BufferedMessage, process_id: str) -> None:
    """Note that a process correlated the message: it gets it once only."""
    message.taken_by = [*message.taken_by, process_id]


def delete_expired(session: Session, now: datetime) -> None:
    """Drop the messages whose time-to-live is over."""
    session.execute(delete(BufferedMessage).where(BufferedMessage.expires <= now))
