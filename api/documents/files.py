"""The documents that a submitted form may refer to."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from api.documents.visibility import visible_documents
from engine.commands.unit_of_work import UnitOfWork
from engine.document_reference import reference_to, referred_ids
from engine.forms import Files, StoredFile
from engine.storable import is_storable
from engine.store import documents


def files_for(uow: UnitOfWork, given: Mapping[str, object]) -> Files:
    """What the person may see, and what the form was `given`; the documents stay at least until the transaction ends."""

    @cache
    def given_ids() -> frozenset[str]:
        return frozenset(referred_ids(list(given.values())))

    @cache
    def find(document_id: str) -> StoredFile | None:
        if "\0" in document_id or not is_storable(document_id):
            return None
        conditions = () if document_id in given_ids() else (visible_documents(uow.actor),)
        found = documents.lock(uow.session, [document_id], *conditions)
        return next((StoredFile(row.name, row.media_type, reference_to(row)) for row in found), None)

    return find
