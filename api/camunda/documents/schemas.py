"""Bodies of documents."""

from __future__ import annotations

from typing import Any

from pydantic import AwareDatetime, Field

from api.camunda.kit.schemas import KeyText, Request, Response
from api.documents.schemas import Reference


class Metadata(Request):
    """What an uploader says of a file; `size` is passed over, the file has its own."""

    content_type: str | None = Field(default=None, max_length=200)
    file_name: str | None = Field(default=None, max_length=1000)
    expires_at: AwareDatetime | None = None
    size: int | None = None
    process_definition_id: str | None = Field(default=None, max_length=255)
    process_instance_key: KeyText | None = None
    custom_properties: dict[str, Any] = Field(default_factory=dict)


class Failure(Response):
    """A file of a batch that was not stored."""

    file_name: str
    status: int
    title: str
    detail: str


class Batch(Response):
    """What became of the files of a batch."""

    failed_documents: list[Failure]
    created_documents: list[Reference]
