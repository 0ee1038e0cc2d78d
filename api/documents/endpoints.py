"""Upload and download of the files of form fields."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Response, UploadFile

from api.documents import service
from api.documents.schemas import Reference
from api.kit.context import SignedIn
from api.kit.params import DocumentId, TaskKey

private = APIRouter(tags=["documents"])


@private.post("/documents", status_code=201)
def upload(
    ctx: SignedIn,
    file: UploadFile,
    task_key: Annotated[str | None, Form(pattern=r"^\d{1,19}$")] = None,
) -> Reference:
    """Store a file for a form that is about to be submitted, of that task or of none; it expires unless that happens."""
    return service.upload(ctx, file, task_key)


@private.get("/documents/{document_id}", response_class=Response)
def download(ctx: SignedIn, document_id: DocumentId) -> Response:
    """The file's bytes, always as a download."""
    return service.download(ctx, document_id)


@private.get("/tasks/{key}/documents/{document_id}", response_class=Response)
def download_shown(ctx: SignedIn, key: TaskKey, document_id: DocumentId) -> Response:
    """The bytes of a file that the task's form shows, always as a download."""
    return service.shown(ctx, key, document_id)
