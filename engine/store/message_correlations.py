"""Which message reached whom: one row for each instance that took a message or was started by it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.base import Base, Key


class MessageCorrelation(Base):
    """Message `message_key` (`name`, `correlation_key`) reached an instance at element `element_id`.

    `subscription_key` is that of the subscription it had, or, if `is_start`, of the start event.
    """

    __tablename__ = "message_correlation"
    __table_args__ = (Index(None, "instance_key"), Index(None, "subscription_key"))

    key: Mapped[Key]
    message_key: Mapped[int]
    subscription_key: Mapped[int]
    instance_key: Mapped[int] = mapped_column(ForeignKey("process_instance.key", ondelete="CASCADE"))
    element_id: Mapped[str]
    name: Mapped[str]
    correlation_key: Mapped[str]
    is_start: Mapped[bool]
    at: Mapped[datetime]
