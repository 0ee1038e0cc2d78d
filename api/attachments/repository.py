"""Queries on files that belong to no case yet."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from handlers.applications.models import Application
from handlers.attachments import Attachment
from handlers.business_keys import Dossier


def loose_size(session: Session, username: str) -> int:
    """Bytes of the files a person uploaded that belong to no case yet."""
    query = select(func.coalesce(func.sum(Attachment.size), 0)).where(*_loose(username))
    return session.scalar(query) or 0


def bind(session: Session, keys: Sequence[int], username: str, dossier: Dossier) -> int:
    """Give loose files of that person to an application, agreement or case; the number of files bound."""
    bound = session.scalars(select(Attachment.id).where(Attachment.id.in_(keys), *_loose(username))).all()
    place = {"application_id": dossier.id} if isinstance(dossier, Application) else {"business_key": dossier.number}
    session.execute(update(Attachment).where(Attachment.id.in_(bound)).values(place))
    return len(bound)


def number_of(session: Session, attachment: Attachment) -> str | None:
    """The number of the application, agreement or case a file belongs to."""
    if attachment.application_id is None:
        return attachment.business_key
    return session.scalar(select(Application.number).where(Application.id == attachment.application_id))


def _loose(username: str) -> tuple[ColumnElement[bool], ...]:
    return Attachment.uploaded_by == username, Attachment.application_id.is_(None), Attachment.business_key.is_(None)
