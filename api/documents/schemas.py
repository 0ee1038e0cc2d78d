"""Camunda 8's document reference, for `/api` and `/v2` alike."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from api.camunda.kit.schemas import Instant, Key, Response
from engine.document_reference import STORE
from engine.store.documents import Document


class Metadata(Response):
    """What is known of a document; a document that an instance uses does not expire."""

    content_type: str
    file_name: str
    expires_at: Instant | None
    size: int
    process_definition_id: str | None
    process_instance_key: Key | None
    custom_properties: dict[str, Any]


class Reference(Response):
    """What stands in a variable for a document; `contentHash` is the SHA-256 of its bytes."""

    camunda_document_type: Literal["camunda"] = Field(default="camunda", alias="camunda.document.type")
    store_id: str
    document_id: str
    content_hash: str
    metadata: Metadata


def reference_of(row: Document) -> Reference:
    """The reference to a document, with the instant it expires."""
    return Reference(
        store_id=STORE,
        document_id=row.id,
        content_hash=row.sha256,
        metadata=Metadata(
            content_type=row.media_type,
            file_name=row.name,
            expires_at=row.expires,
            size=row.size,
            process_definition_id=row.process_id,
            process_instance_key=None if row.instance_key is None else str(row.instance_key),
            custom_properties=row.properties,
        ),
    )
