"""Upload and download of the files of form fields."""

from __future__ import annotations

from fastapi import Response, UploadFile
from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from api.attachments import kinds
from api.documents.keeping import keep
from api.documents.schemas import Reference
from api.documents.visibility import visible_documents
from api.kit.context import Context
from api.kit.downloads import downloaded
from api.kit.problems import not_found
from api.tasks import forms
from api.tasks.service import require_task
from engine.commands.unit_of_work import UnitOfWork
from engine.document_reference import referred_ids
from engine.store import documents
from handlers.documents import NewDocument


def upload(ctx: Context, file: UploadFile, task_key: str | None) -> Reference:
    """Check and store a file that the person picked. Raises problems for a wrong type, too many bytes, or a hidden task."""
    name, content = file.filename or "", file.file.read()
    media_type = kinds.require_kind(name, content).media_type

    def work(uow: UnitOfWork) -> Reference:
        task = None if task_key is None else require_task(ctx, uow.session, task_key)
        new = NewDocument(
            name=name,
            media_type=media_type,
            content=content,
            process_id=None if task is None else task.process_id,
            instance_key=None if task is None else task.instance_key,
        )
        area = min(ctx.principal.areas) if task is None else task.tenant_id
        return keep(uow, new, area)

    return ctx.run(work)


def download(ctx: Context, document_id: str) -> Response:
    """A document the person may see."""
    with ctx.read() as session:
        return _sent(session, document_id, visible_documents(ctx.actor))


def shown(ctx: Context, task_key: str, document_id: str) -> Response:
    """A document that the form of a task shows to whoever may see the task, or one the person may see anyway."""
    with ctx.read() as session:
        task = require_task(ctx, session, task_key)
        data = forms.data_of(ctx, session, task, forms.schema_of(session, task))
        is_shown = document_id in referred_ids(list(data.values()))
        condition = documents.is_used_by(task.instance_key) if is_shown else visible_documents(ctx.actor)
        return _sent(session, document_id, condition)


def _sent(session: Session, document_id: str, condition: ColumnElement[bool]) -> Response:
    row = documents.find(session, document_id, condition)
    if row is None:
        raise not_found("该文件")
    return downloaded(row.name, row.media_type, row.content)
