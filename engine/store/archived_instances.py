"""Where archived instances lie: one small row each, so that they are found by key or business key when all else has gone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Index, or_, select
from sqlalchemy.orm import Mapped, Session

from engine.store.base import Base, Key

KEY_DIGITS = 18


class ArchivedInstance(Base):
    """An ended instance that was written to `file` (its path in the archive's folder) and deleted."""

    __tablename__ = "archived_instance"
    __table_args__ = (Index(None, "business_key"),)

    key: Mapped[Key]
    root_key: Mapped[int]
    process_id: Mapped[str]
    tenant_id: Mapped[str]
    business_key: Mapped[str | None]
    started: Mapped[datetime]
    ended: Mapped[datetime]
    file: Mapped[str]
    archived: Mapped[datetime]


def find(session: Session, wanted: str) -> Sequence[ArchivedInstance]:
    """The archived instances with that business key, or that key, oldest first."""
    conditions = [ArchivedInstance.business_key == wanted]
    if wanted.isdecimal() and len(wanted) <= KEY_DIGITS:
        conditions.append(ArchivedInstance.key == int(wanted))
    return session.scalars(select(ArchivedInstance).where(or_(*conditions)).order_by(ArchivedInstance.key)).all()
