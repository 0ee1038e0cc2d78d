"""The table of uploaded files; their bytes lie in the data folder under their SHA-256."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from engine.store import Base, Key


class AttachmentRow(Base):
    """A file. Without `business_key` it belongs to its uploader alone, until an application takes it in."""

    __tablename__ = "attachments"
    __table_args__ = (Index(None, "business_key"),)

    key: Mapped[Key]
    name: Mapped[str] = mapped_column(String(255))
    media_type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    business_key: Mapped[str | None] = mapped_column(String(40))
    label: Mapped[str | None] = mapped_column(String(100))
    uploaded_at: Mapped[datetime]
    uploaded_by: Mapped[str] = mapped_column(String(64))
