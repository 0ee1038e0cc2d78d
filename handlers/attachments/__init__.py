"""Files handed in with applications and tasks."""

from __future__ import annotations

from handlers.attachments.models import Attachment
from handlers.attachments.service import (
    AttachmentTooLarge,
    AttachmentTypeRefused,
    UnknownAttachment,
    Upload,
    attachment_of,
    attachments_of,
    attachments_under,
    plain_name,
    require_allowed,
    store,
    task_attachments,
)

__all__ = [
    "Attachment",
    "AttachmentTooLarge",
    "AttachmentTypeRefused",
    "UnknownAttachment",
    "Upload",
    "attachment_of",
    "attachments_of",
    "attachments_under",
    "plain_name",
    "require_allowed",
    "store",
    "task_attachments",
]
