"""Stored files for tests."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from sqlalchemy import select

from engine.document_reference import reference_to
from engine.store import Database
from engine.store.documents import Document


def stored(
    database: Database,
    name: str = "证照.pdf",
    content: bytes = b"%PDF-1.7",
    *,
    by: str = "zhang",
    expires: datetime | None = None,
    media_type: str = "application/pdf",
) -> dict[str, Any]:
    """Store a file and give the reference to it."""
    with database.write() as session:
        row = Document(
            id=f"id-{name}",
            name=name,
            media_type=media_type,
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            uploaded_by=by,
            uploaded=datetime.fromisoformat("2026-03-02T01:00:00Z"),
            expires=expires,
            process_id=None,
            instance_key=None,
            properties={},
            content=content,
        )
        session.add(row)
        session.flush()
        return reference_to(row)


def names(database: Database) -> list[str]:
    """The names of all stored files."""
    with database.read() as session:
        return list(session.scalars(select(Document.name).order_by(Document.key)))
