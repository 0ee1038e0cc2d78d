"""Queries on files that belong to no case yet."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from handlers.applications.models import Application
from handlers.attachments import Attachment


def loose_size(session: Session, username: str) -> int:
    """Bytes of the files a person uploaded that belong to no case yet."""
    query = select(func.coalesce(func.sum(Attachment.size), 0)).where(*_loose(username))
    return session.scalar(query) or 0


def bind(session: Session, keys: Sequence[int], username: str, application_id: int) -> int:
    """Give loose files of that person to a case; the number of files bound."""
    bound = session.scalars(select(Attachment.id).where(Attachment.id.in_(keys), *_loose(username))).all()
    session.execute(update(Attachment).where(Attachment.id.in_(bound)).values(application_id=application_id))
    return len(bound)


def application_of(session: Session, attachment: Attachment) -> Application | None:
    """The application a file belongs to."""
    if attachment.application_id is None:
        return None
    return session.get(Application, attachment.application_id)


def _loose(username: str) -> tuple[ColumnElement[bool], ...]:
    return Attachment.uploaded_by == username, Attachment.application_id.is_(None)
