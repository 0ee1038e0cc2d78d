"""Storing documents, and handing them out."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import Response, UploadFile
from pydantic import ValidationError

from api.attachments import kinds
from api.camunda.documents.schemas import Batch, Failure, Metadata
from api.camunda.kit.client import Client
from api.camunda.kit.keys import to_key
from api.camunda.kit.problems import TITLES, bad_request, not_found, translate
from api.documents.keeping import keep
from api.documents.schemas import Reference
from api.documents.visibility import visible_documents
from api.kit.downloads import downloaded
from api.kit.problems import ProblemError
from engine.commands.unit_of_work import UnitOfWork
from engine.document_reference import STORE
from engine.errors import EngineError
from engine.forms import FormUnreadable, parse_json
from engine.store import DEFAULT_TENANT, documents
from handlers.documents import NewDocument

WHAT = "document"


def create(ctx: Client, file: UploadFile, metadata: str | None, store_id: str | None, document_id: str | None) -> Reference:
    """Store one file."""
    _require_store(store_id)
    (said,) = _metadata([] if metadata is None else [metadata], 1)
    return _create(ctx, file, said, document_id)


def create_batch(
    ctx: Client, files: Sequence[UploadFile], metadata: Sequence[str], store_id: str | None, *, english: bool
) -> Batch:
    """Store several files, each in a transaction of its own."""
    _require_store(store_id)
    created, failed = [], []
    for file, said in zip(files, _metadata(metadata, len(files)), strict=True):
        try:
            created.append(_create(ctx, file, said, None))
        except (ProblemError, EngineError) as error:
            failed.append(_failure(said.file_name or file.filename or "", error, english=english))
    return Batch(failed_documents=failed, created_documents=created)


def get(ctx: Client, document_id: str, store_id: str | None, content_hash: str | None) -> Response:
    """The bytes of a document the client may see."""
    _require_store(store_id)
    with ctx.read() as session:
        row = documents.find(session, document_id, visible_documents(ctx.actor))
        if row is None:
            raise not_found(WHAT, document_id)
        if content_hash not in {None, row.sha256}:
            raise bad_request("Expected the contentHash of the document's reference, but it differs; send it, or none.")
        return downloaded(row.name, row.media_type, row.content)


def delete(ctx: Client, document_id: str, store_id: str | None) -> None:
    """Delete a document that nothing uses."""
    _require_store(store_id)

    def work(uow: UnitOfWork) -> None:
        found = documents.lock(uow.session, [document_id], visible_documents(ctx.actor))
        if not found:
            raise not_found(WHAT, document_id)
        if not documents.delete_unused(uow.session, [row.key for row in found]):
            detail = f"Expected document '{document_id}' to be used by no instance, but one uses it; it goes with the instance."
            raise ProblemError(409, "document-in-use", TITLES[409], detail)
        uow.audit("delete_documents", "document", document_id, {"documentIds": [document_id]})

    ctx.run(work)


def _create(ctx: Client, file: UploadFile, said: Metadata, document_id: str | None) -> Reference:
    content = file.file.read()
    name, media_type = said.file_name or file.filename or "", said.content_type or file.content_type or ""
    kind = kinds.kind_of(name, content, media_type.partition(";")[0].strip().lower())
    if kind is None:
        raise bad_request(
            f"Expected a file whose extension, type and content agree, but found '{name}' ({media_type or 'no type'}); "
            f"known are {kinds.KNOWN}."
        )
    new = NewDocument(
        name=name or f"document{min(kind.extensions)}",
        media_type=kind.media_type,
        content=content,
        document_id=document_id,
        expires=said.expires_at,
        process_id=said.process_definition_id,
        instance_key=None if said.process_instance_key is None else to_key(said.process_instance_key, "process instance"),
        properties=said.custom_properties,
    )

    area = min(ctx.principal.areas, default=DEFAULT_TENANT)
    return ctx.run(lambda uow: keep(uow, new, area))


def _metadata(texts: Sequence[str], count: int) -> list[Metadata]:
    """What was said of each file: one JSON object each, or one list of them."""
    try:
        values = [parse_json(text.encode()) for text in texts]
        listed = values[0] if len(values) == 1 and isinstance(values[0], list) else values
        found = [Metadata.model_validate(value) for value in listed]
    except (FormUnreadable, ValidationError) as error:
        raise bad_request(f"Expected metadata as JSON objects of the interface, but {error}.") from error
    if found and len(found) != count:
        raise bad_request(f"Expected metadata for each of the {count} files or for none, but found {len(found)}.")
    return found or [Metadata() for _ in range(count)]


def _failure(name: str, error: ProblemError | EngineError, *, english: bool) -> Failure:
    problem = translate(error, english=english) if isinstance(error, EngineError) else error
    status = 400 if problem.status == 422 else problem.status
    return Failure(file_name=name, status=status, title=TITLES.get(status, problem.title), detail=problem.detail)


def _require_store(store_id: str | None) -> None:
    if store_id not in {None, STORE}:
        raise bad_request(f"Expected storeId to be {STORE}, but found '{store_id}'; leave it out.")
