"""Upload, download, and the files of a case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote

from fastapi import Response, UploadFile
from sqlalchemy.orm import Session

from api.attachments import kinds, repository
from api.attachments.schemas import Attachment
from api.cases.summary import is_staff, require_case
from api.documents.visibility import visible_documents
from api.kit.context import Context
from api.kit.downloads import downloaded
from api.kit.params import to_key
from api.kit.principal import Principal
from api.kit.problems import conflict, invalid, not_found
from engine.commands.unit_of_work import UnitOfWork
from engine.store import documents
from engine.store.documents import Document
from handlers import attachments, parameters
from handlers.applications.models import Application
from handlers.attachments import Attachment as AttachmentRow
from handlers.attachments import Upload
from handlers.business_keys import Dossier
from handlers.cause import Cause
from handlers.deadlines import date_in_china

OF_FORM = "表单文件"
"""What a document is called in lists of files."""


def upload(ctx: Context, file: UploadFile, business_key: str | None, label: str | None) -> Attachment:
    """Check and store a file. Raises problems for a wrong type, too many bytes, or a hidden case."""
    name, content = file.filename or "", file.file.read()
    media_type = kinds.require_kind(name, content).media_type
    new = Upload(name=name, media_type=media_type, content=content, item_code=label or None)

    def work(uow: UnitOfWork) -> Attachment:
        dossier = None if business_key is None else require_case(uow.session, ctx.principal, business_key)
        area = dossier.area if dossier else min(ctx.principal.areas)
        if dossier is None:
            _require_room(uow, area)
        cause = Cause(actor=ctx.principal.username, at=uow.now)
        application = dossier if isinstance(dossier, Application) else None
        placed = replace(new, business_key=dossier.number) if dossier and application is None else new
        row = attachments.store(uow.session, placed, area, date_in_china(uow.now), cause, application)
        uow.audit("attachment:upload", "attachment", row.id, {"name": row.name, "sha256": row.sha256})
        return attachment_of(row, business_key)

    return ctx.run(work)


def download(ctx: Context, key: str) -> Response:
    """The bytes, as a download that no browser will run."""
    with ctx.read() as session:
        row = session.get(AttachmentRow, to_key(key, "该附件"))
        if row is None or not _may_read(ctx, session, row):
            raise not_found("该附件")
        return downloaded(row.name, row.media_type, row.content)


def list_attachments(ctx: Context, business_key: str) -> list[Attachment]:
    """The files of a case the person may see."""
    with ctx.read() as session:
        return of_case(session, ctx.principal, require_case(session, ctx.principal, business_key))


def of_case(session: Session, principal: Principal, dossier: Dossier) -> list[Attachment]:
    """The files of what the person may see; of the agency's files on an agreement or case the party sees none.

    The documents that forms asked for come after the attachments.
    """
    if isinstance(dossier, Application):
        rows = attachments.attachments_of(session, dossier)
    else:
        rows = [row for row in attachments.attachments_under(session, dossier.number) if _may_list(principal, dossier, row)]
    handed_in = documents.of_business_key(session, dossier.number, visible_documents(principal.actor))
    return [
        *(attachment_of(row, dossier.number) for row in rows),
        *(_document_of(row, dossier.number) for row in handed_in),
    ]


def bind(ctx: Context, session: Session, keys: Sequence[str], dossier: Dossier) -> None:
    """Give the person's loose files to a case. Raises a problem when one is not theirs or is taken already."""
    wanted = {to_key(key, "该附件") for key in keys}
    bound = repository.bind(session, sorted(wanted), ctx.principal.username, dossier)
    if bound != len(wanted):
        raise invalid("attachments", "附件", "其中有不存在或已归入其他案件的附件", "请删除该附件后重新上传")


def attachment_of(row: AttachmentRow, business_key: str | None) -> Attachment:
    """A file as the pages list it."""
    return Attachment(
        key=str(row.id),
        address=f"/api/attachments/{row.id}",
        name=row.name,
        media_type=row.media_type,
        size=row.size,
        sha256=row.sha256,
        business_key=business_key,
        label=row.item_code,
        uploaded_at=row.uploaded_at,
        uploaded_by=row.uploaded_by,
    )


def _document_of(row: Document, business_key: str) -> Attachment:
    return Attachment(
        key=str(row.key),
        address=f"/api/documents/{quote(row.id, safe='')}",
        name=row.name,
        media_type=row.media_type,
        size=row.size,
        sha256=row.sha256,
        business_key=business_key,
        label=OF_FORM,
        uploaded_at=row.uploaded,
        uploaded_by=row.uploaded_by,
    )


def _require_room(uow: UnitOfWork, area: str) -> None:
    """Files uploaded for an application that is never submitted must not fill the disk."""
    limit = parameters.integer(uow.session, "loose_documents_max_bytes", area, date_in_china(uow.now))
    if repository.loose_size(uow.session, uow.actor.id) > limit:
        raise conflict("too-many-loose-files", "您有过多尚未提交的附件。请先提交申请，或联系系统运维人员清理。")


def _may_read(ctx: Context, session: Session, row: AttachmentRow) -> bool:
    number = repository.number_of(session, row)
    if number is None:
        return row.uploaded_by == ctx.principal.username
    dossier = require_case(session, ctx.principal, number)
    return isinstance(dossier, Application) or _may_list(ctx.principal, dossier, row)


def _may_list(principal: Principal, dossier: Dossier, row: AttachmentRow) -> bool:
    return is_staff(principal, dossier) or row.uploaded_by == principal.username
