"""Storing a file, with its entry in the audit trail."""

from __future__ import annotations

from api.documents.schemas import Reference, reference_of
from engine.commands.unit_of_work import UnitOfWork
from handlers import documents
from handlers.cause import Cause
from handlers.documents import NewDocument


def keep(uow: UnitOfWork, new: NewDocument, area: str) -> Reference:
    """Store a file within what the area allows, in the name of whoever acts; raises as `handlers.documents.store` does."""
    row = documents.store(uow.session, new, area, Cause(actor=uow.actor.id, at=uow.now))
    uow.audit("upload_document", "document", row.id, {"name": row.name, "sha256": row.sha256})
    return reference_of(row)
