"""Files uploaded for variables, within what the area allows."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from engine.store import documents
from engine.store.documents import Document
from handlers import parameters
from handlers.attachments import plain_name, require_allowed
from handlers.cause import Cause
from handlers.deadlines import date_in_china
from handlers.errors import InvalidFact, Refused


class DocumentExists(Refused):
    """There is a document with that id already."""

    code = "document-exists"

    def __init__(self, document_id: str) -> None:
        super().__init__(
            f"Expected a new document id, but there is a document '{document_id}'; leave the id out.",
            "文件编号已被使用，请更换编号或不填编号。",
        )
        self.document_id = document_id


class TooManyLooseDocuments(Refused):
    """The person has uploaded more than `loose_documents_max_bytes` that no case uses."""

    code = "too-many-loose-documents"

    def __init__(self, size: int, limit: int) -> None:
        super().__init__(
            f"Expected at most {limit} bytes of uploaded documents that no instance uses, but it would be {size}; "
            "use them, delete some, or wait until they expire.",
            "您有过多尚未提交的文件。请先提交，或稍后再试。",
        )
        self.size = size
        self.limit = limit


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDocument:
    """A file as it arrives; `document_id` and `expires` are drawn where there are none. `process_id`, `instance_key` and
    `properties` are kept with it and mean nothing."""

    name: str
    media_type: str
    content: bytes
    document_id: str | None = None
    expires: datetime | None = None
    process_id: str | None = None
    instance_key: int | None = None
    properties: Mapping[str, Any] = field(default_factory=dict)


def store(session: Session, new: NewDocument, area: str, cause: Cause) -> Document:
    """Keep a file until it expires, or as long as a case uses it.

    Raises AttachmentTooLarge, AttachmentTypeRefused, TooManyLooseDocuments, DocumentExists, and InvalidFact for an empty file or
    name, or an expiry that has passed.
    """
    on = date_in_china(cause.at)
    require_allowed(session, new.media_type, len(new.content), area, on)
    limit = parameters.integer(session, "loose_documents_max_bytes", area, on)
    size = documents.loose_bytes(session, cause.actor) + len(new.content)
    if size > limit:
        raise TooManyLooseDocuments(size, limit)
    if new.document_id is not None and documents.find(session, new.document_id) is not None:
        raise DocumentExists(new.document_id)
    if new.expires is not None and new.expires <= cause.at:
        raise InvalidFact("expiresAt", "in the future", new.expires, "leave it out", "文件的到期时间已过。")
    hours = parameters.integer(session, "loose_document_hours", area, on)
    row = Document(
        id=new.document_id or str(uuid.uuid4()),
        name=plain_name(new.name),
        media_type=new.media_type,
        size=len(new.content),
        sha256=hashlib.sha256(new.content).hexdigest(),
        uploaded_by=cause.actor,
        uploaded=cause.at,
        expires=new.expires or cause.at + timedelta(hours=hours),
        process_id=new.process_id,
        instance_key=new.instance_key,
        properties=dict(new.properties),
        content=new.content,
    )
    session.add(row)
    session.flush()
    return row
