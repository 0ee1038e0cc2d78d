"""Versions of processes."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.store import versioned
from engine.store.versioned import Versioned


class ProcessDefinitionRow(Versioned):
    """One version of a process; running instances keep theirs."""

    __tablename__ = "process_definition"
    __table_args__ = (UniqueConstraint("id", "version"),)


def get(session: Session, key: int) -> ProcessDefinitionRow:
    """The process definition with this key; raise `NotFound`."""
    row = session.get(ProcessDefinitionRow, key)
    if row is None:
        raise NotFound("process definition", key)
    return row


def find(session: Session, process_id: str, version: int | None = None) -> ProcessDefinitionRow:
    """The newest version of a process, or the one asked for; raise `NotFound`."""
    if version is None:
        row = versioned.latest(session, ProcessDefinitionRow, process_id)
    else:
        row = versioned.exact(session, ProcessDefinitionRow, process_id, version)
    if row is None:
        raise NotFound("process definition", process_id if version is None else f"{process_id} v{version}")
    return row
