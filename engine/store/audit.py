"""The audit trail: every command, written in the transaction it describes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Mapped, Session

from engine.store.base import Base, Key
from engine.store.driver import Executor
from engine.store.fast import FastWrite
from engine.store.keys import next_key


class AuditEntry(Base):
    """One command: who (`actor`) did what (`command`) to what (`subject_kind` and `subject`) when (`at`)."""

    __tablename__ = "audit"
    key: Mapped[Key]
    at: Mapped[datetime]
    actor: Mapped[str]
    command: Mapped[str]
    subject_kind: Mapped[str]
    subject: Mapped[str]
    details: Mapped[dict[str, Any]]


_INSERT = FastWrite(insert(AuditEntry))


def append(
    executor: Executor, *, at: datetime, actor: str, command: str, subject_kind: str, subject: str, details: Mapping[str, Any]
) -> None:
    """Append one entry; `details` is JSON."""
    entry = {
        "key": next_key(),
        "at": at,
        "actor": actor,
        "command": command,
        "subject_kind": subject_kind,
        "subject": subject,
        "details": details,
    }
    _INSERT.run(executor, entry)


def recent(session: Session, *, before: int | None = None, limit: int = 100) -> list[AuditEntry]:
    """The newest entries with keys below `before`, newest first."""
    query = select(AuditEntry).order_by(AuditEntry.key.desc()).limit(limit)
    return list(session.scalars(query if before is None else query.where(AuditEntry.key < before)))
