"""Files handed in with an application, a task or an objection."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from engine.store import Base, Key


class Attachment(Base):
    """One file, of an application or of the agreement or case whose number is `business_key`.

    The bytes are loaded only when asked for; `sha256` is their lower-case hexadecimal digest.
    """

    __tablename__ = "attachments"
    __table_args__ = (CheckConstraint("size > 0", name="size"),)

    id: Mapped[Key]
    application_id: Mapped[int | None] = mapped_column(ForeignKey("applications.id"), index=True)
    business_key: Mapped[str | None] = mapped_column(index=True)
    task_key: Mapped[int | None] = mapped_column(index=True)
    item_code: Mapped[str | None]
    name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str]
    content: Mapped[bytes] = mapped_column(deferred=True)
    uploaded_by: Mapped[str]
    uploaded_at: Mapped[datetime]
