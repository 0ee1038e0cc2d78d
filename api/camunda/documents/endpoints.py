"""Documents."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Form, Query, Request, Response, UploadFile

from api.camunda.documents import service
from api.camunda.documents.schemas import Batch
from api.camunda.kit.client import Caller
from api.camunda.kit.problems import speaks_english
from api.documents.schemas import Reference
from api.kit.params import DocumentId

private = APIRouter(prefix="/documents", tags=["Documents"])

StoreId = Annotated[str | None, Query(alias="storeId", description="there is one store: dingdian")]
ContentHash = Annotated[str | None, Query(alias="contentHash", description="SHA-256 of the content, as in the reference")]
NewId = Annotated[str | None, Query(alias="documentId", pattern=r"^[\x20-\x2e\x30-\x7e]{1,200}$")]
SOME_FAILED: dict[int | str, dict[str, object]] = {207: {"model": Batch, "description": "Not all documents were stored."}}


@private.post("", status_code=201)
def create(
    ctx: Caller,
    file: Annotated[UploadFile, File()],
    metadata: Annotated[str | None, Form()] = None,
    store_id: StoreId = None,
    document_id: NewId = None,
) -> Reference:
    """Store a file of a type and size the area's parameters allow. Until a variable refers to it, it is the uploader's alone, and
    goes when it expires (`expiresAt`, or after `loose_document_hours`); from then on it stays as long as the instance."""
    return service.create(ctx, file, metadata, store_id, document_id)


@private.post("/batch", status_code=201, responses=SOME_FAILED)
def create_batch(
    ctx: Caller,
    request: Request,
    response: Response,
    files: Annotated[list[UploadFile], File()],
    metadata_list: Annotated[list[str] | None, Form(alias="metadataList")] = None,
    store_id: StoreId = None,
) -> Batch:
    """Store several files, each by itself; 207 when some could not be stored."""
    batch = service.create_batch(ctx, files, metadata_list or [], store_id, english=speaks_english(request))
    if batch.failed_documents:
        response.status_code = 207
    return batch


@private.get("/{document_id}", response_class=Response)
def get(ctx: Caller, document_id: DocumentId, store_id: StoreId = None, content_hash: ContentHash = None) -> Response:
    """The bytes, always as a download. Seen by whoever sees an instance that uses it; `contentHash` may be left out."""
    return service.get(ctx, document_id, store_id, content_hash)


@private.delete("/{document_id}", status_code=204)
def delete(ctx: Caller, document_id: DocumentId, store_id: StoreId = None) -> None:
    """Delete one's own document; 409 once an instance uses it: then it goes with the instance."""
    service.delete(ctx, document_id, store_id)
