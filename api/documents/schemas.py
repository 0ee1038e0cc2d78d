"""Camunda 8's document reference, for `/api` and `/v2` alike."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from api.camunda.kit.schemas import Instant, Key, Response
from engine.document_reference import reference_to
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
    return Reference.model_validate(reference_to(row, row.expires))
