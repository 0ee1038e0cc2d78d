"""The audit trail: every command, written in the transaction it describes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index, select
from sqlalchemy.orm import Mapped, Session

from engine.store.base import Base, Key


class AuditEntry(Base):
    """One command: who (`actor`) did what (`command`) to what (`subject_kind` and `subject`) when (`at`)."""

    __tablename__ = "audit"
    __table_args__ = (Index(None, "subject"), Index(None, "actor", "at"), Index(None, "at"))

    key: Mapped[Key]
    at: Mapped[datetime]
    actor: Mapped[str]
    command: Mapped[str]
    subject_kind: Mapped[str]
    subject: Mapped[str]
    details: Mapped[dict[str, Any]]


def add(session: Session, entry: AuditEntry) -> None:
    """Append one entry."""
    session.add(entry)


def of_subject(session: Session, subject: str) -> list[AuditEntry]:
    """All commands on one subject, in order."""
    return list(session.scalars(select(AuditEntry).where(AuditEntry.subject == subject).order_by(AuditEntry.key)))


def recent(session: Session, *, before: int | None = None, limit: int = 100) -> list[AuditEntry]:
    """The newest entries with keys below `before`, newest first."""
    query = select(AuditEntry).order_by(AuditEntry.key.desc()).limit(limit)
    return list(session.scalars(query if before is None else query.where(AuditEntry.key < before)))
