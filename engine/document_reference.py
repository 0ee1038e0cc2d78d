"""What stands in a variable for a stored file: Camunda 8's document reference."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from engine.clock import utc_text

if TYPE_CHECKING:
    from datetime import datetime

    from engine.store.documents import Document

MARK = "camunda.document.type"
STORE = "dingdian"
"""The `storeId` of all documents: there is one store, the database."""


def reference_to(document: Document, expires: datetime | None = None) -> dict[str, Any]:
    """The reference to a document, as JSON; one that an instance uses does not expire."""
    return {
        MARK: "camunda",
        "storeId": STORE,
        "documentId": document.id,
        "contentHash": document.sha256,
        "metadata": {
            "contentType": document.media_type,
            "fileName": document.name,
            "expiresAt": None if expires is None else utc_text(expires),
            "size": document.size,
            "processDefinitionId": document.process_id,
            "processInstanceKey": None if document.instance_key is None else str(document.instance_key),
            "customProperties": document.properties,
        },
    }


def referred_ids(value: object) -> Iterator[str]:
    """The ids of all documents that a JSON value refers to, at any depth."""
    rest = [value]
    while rest:
        part = rest.pop()
        if isinstance(part, list):
            rest += part
        elif isinstance(part, dict):
            if isinstance(document_id := part.get("documentId"), str) and part.get(MARK) == "camunda":
                yield document_id
            rest += part.values()
