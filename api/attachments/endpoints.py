"""Upload and download of files."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Response, UploadFile

from api.attachments import service
from api.attachments.schemas import Attachment
from api.kit.context import SignedIn
from api.kit.params import AttachmentKey, BusinessKey

private = APIRouter(tags=["attachments"])


@private.post("/attachments", status_code=201)
def upload(
    ctx: SignedIn,
    file: UploadFile,
    business_key: Annotated[str | None, Form(pattern=r"^[0-9A-Za-z-]{1,40}$")] = None,
    label: Annotated[str | None, Form(max_length=100)] = None,
) -> Attachment:
    """Store a file, for a case or (without `business_key`) for an application about to be submitted."""
    return service.upload(ctx, file, business_key, label)


@private.get("/attachments/{key}", response_class=Response)
def download(ctx: SignedIn, key: AttachmentKey) -> Response:
    """The file's bytes, always as a download."""
    return service.download(ctx, key)


@private.get("/cases/{business_key}/attachments")
def list_attachments(ctx: SignedIn, business_key: BusinessKey) -> list[Attachment]:
    """The case's files, oldest first."""
    return service.list_attachments(ctx, business_key)
