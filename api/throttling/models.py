"""The table of attempts that count towards a limit."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from engine.store import Base, Key


class Attempt(Base):
    """Something tried, kept while it counts. `subject` is what it was about, `address` where it came from."""

    __tablename__ = "attempts"
    __table_args__ = (Index(None, "action", "address", "at"), Index(None, "at"))

    key: Mapped[Key]
    action: Mapped[str] = mapped_column(String(32))
    subject: Mapped[str] = mapped_column(String(64))
    address: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
