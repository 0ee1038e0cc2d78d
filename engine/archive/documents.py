"""The documents of archived instances: each goes into a file of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from engine.archive import files
from engine.archive.files import Entry
from engine.store import documents
from engine.store.documents import Document


def write_used(session: Session, folder: Path, used: Mapping[int, Sequence[Document]]) -> list[Entry]:
    """Write every document that one of these instances uses; one that others use too is written all the same."""
    by_hash = {row.sha256: row.key for rows in used.values() for row in rows}
    return [files.write_document(folder, sha256, documents.content_of(session, key)) for sha256, key in by_hash.items()]


def lines(rows: Sequence[Document]) -> dict[str, list[dict[str, Any]]]:
    """What the line of an instance says of the documents it uses: all but their bytes, and in which `file` those are."""
    kept = [column.name for column in Document.__table__.columns if column.name != "content"]
    said = [{**{name: getattr(row, name) for name in kept}, "file": files.document_file(row.sha256)} for row in rows]
    return {"document": said} if said else {}
