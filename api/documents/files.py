"""The documents that a submitted form may refer to."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sqlalchemy import or_

from api.documents.visibility import visible_documents
from engine.commands.unit_of_work import UnitOfWork
from engine.document_reference import reference_to, referred_ids
from engine.forms import Files, StoredFile
from engine.storable import is_storable
from engine.store import documents
from engine.store.documents import Document


def files_for(uow: UnitOfWork, given: Mapping[str, object]) -> Files:
    """What the person may see, and what the form was `given`; the documents stay at least until the transaction ends."""
    already = set(referred_ids(list(given.values())))
    may_use = or_(visible_documents(uow.actor), Document.id.in_(already))

    @cache
    def find(document_id: str) -> StoredFile | None:
        found = (
            documents.lock(uow.session, [document_id], may_use) if is_storable(document_id) and "\0" not in document_id else ()
        )
        return next((StoredFile(row.name, row.media_type, reference_to(row)) for row in found), None)

    return find
