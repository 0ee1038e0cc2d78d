"""Keep files within the size and the types that the area allows."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath, PureWindowsPath

from sqlalchemy.orm import Session

from handlers import parameters
from handlers.applications.models import Application
from handlers.attachments import repository
from handlers.attachments.models import Attachment
from handlers.cause import Cause
from handlers.errors import InvalidFact, Unknown

_NAME_LIMIT = 200


class UnknownAttachment(Unknown):
    """No attachment has that id."""

    code = "unknown-attachment"

    def __init__(self, key: object) -> None:
        super().__init__("attachment", key, "附件")


class AttachmentTooLarge(InvalidFact):
    """The file is larger than the parameter `attachment_max_bytes` allows."""

    code = "attachment-too-large"

    def __init__(self, size: int, limit: int) -> None:
        super().__init__(
            "content",
            f"at most {limit} bytes",
            size,
            "hand in a smaller file",
            f"附件大小不能超过{limit // 1024 // 1024}MB。",
        )
        self.size = size
        self.limit = limit


class AttachmentTypeRefused(InvalidFact):
    """The media type is none of the parameter `attachment_media_types`."""

    code = "attachment-type-refused"

    def __init__(self, media_type: str, allowed: Sequence[str]) -> None:
        super().__init__("media_type", f"one of {', '.join(allowed)}", media_type, "convert the file", "不支持的附件类型。")
        self.media_type = media_type


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file as it arrives. `business_key` (an agreement or case), `task_key` and `item_code` say whose it is, if anybody's."""

    name: str
    media_type: str
    content: bytes
    business_key: str | None = None
    task_key: int | None = None
    item_code: str | None = None


def store(
    session: Session, upload: Upload, area: str, on: date, cause: Cause, application: Application | None = None
) -> Attachment:
    """Keep a file. Raises AttachmentTooLarge, AttachmentTypeRefused, InvalidFact for an empty file or name."""
    media_type = upload.media_type.split(";")[0].strip().lower()
    require_allowed(session, media_type, len(upload.content), area, on)
    attachment = Attachment(
        application_id=None if application is None else application.id,
        business_key=upload.business_key,
        task_key=upload.task_key,
        item_code=upload.item_code,
        name=plain_name(upload.name),
        media_type=media_type,
        size=len(upload.content),
        sha256=hashlib.sha256(upload.content).hexdigest(),
        content=upload.content,
        uploaded_by=cause.actor,
        uploaded_at=cause.at,
    )
    session.add(attachment)
    session.flush()
    return attachment


def require_allowed(session: Session, media_type: str, size: int, area: str, on: date) -> None:
    """Raise AttachmentTypeRefused, AttachmentTooLarge or InvalidFact unless the area takes such a file."""
    allowed = parameters.text_list(session, "attachment_media_types", area, on)
    if media_type not in allowed:
        raise AttachmentTypeRefused(media_type, allowed)
    limit = parameters.integer(session, "attachment_max_bytes", area, on)
    if size > limit:
        raise AttachmentTooLarge(size, limit)
    if not size:
        raise InvalidFact("content", "not empty", 0, "choose another file", "附件内容为空。")


def attachment_of(session: Session, attachment_id: int) -> Attachment:
    """The attachment with that id; its bytes load on first use. Raises UnknownAttachment."""
    attachment = session.get(Attachment, attachment_id)
    if attachment is None:
        raise UnknownAttachment(attachment_id)
    return attachment


def attachments_of(session: Session, application: Application) -> Sequence[Attachment]:
    """The files of the application, oldest first."""
    return repository.of_application(session, application.id)


def attachments_under(session: Session, business_key: str) -> Sequence[Attachment]:
    """The files of the agreement or case of that number, oldest first."""
    return repository.under(session, business_key)


def task_attachments(session: Session, task_key: int) -> Sequence[Attachment]:
    """The files of a task, oldest first."""
    return repository.of_task(session, task_key)


def plain_name(name: str) -> str:
    """The bare file name, without folders and control characters. Raises InvalidFact if none is left."""
    bare = PureWindowsPath(PurePosixPath(name).name).name
    plain = "".join(letter for letter in bare if letter.isprintable()).strip()[-_NAME_LIMIT:]
    if plain in ("", ".", ".."):
        raise InvalidFact("name", "a file name", name, "name the file", "附件名称不能为空。")
    return plain
