"""Queries on attachments."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from handlers.attachments.models import Attachment


def of_application(session: Session, application_id: int) -> Sequence[Attachment]:
    """The files of an application, without their bytes, oldest first."""
    query = select(Attachment).where(Attachment.application_id == application_id)
    return session.scalars(query.order_by(Attachment.id)).all()


def under(session: Session, business_key: str) -> Sequence[Attachment]:
    """The files of an agreement or case, without their bytes, oldest first."""
    query = select(Attachment).where(Attachment.business_key == business_key)
    return session.scalars(query.order_by(Attachment.id)).all()


def of_task(session: Session, task_key: int) -> Sequence[Attachment]:
    """The files of a task, without their bytes, oldest first."""
    query = select(Attachment).where(Attachment.task_key == task_key)
    return session.scalars(query.order_by(Attachment.id)).all()
