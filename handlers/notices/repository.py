"""Queries on notices."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from handlers.notices.kinds import NoticeKind
from handlers.notices.models import Notice


def of_application(session: Session, application_id: int) -> Sequence[Notice]:
    """The documents of an application, oldest first."""
    query = select(Notice).where(Notice.application_id == application_id)
    return session.scalars(query.order_by(Notice.id)).all()


def of_agreement(session: Session, agreement_id: int) -> Sequence[Notice]:
    """The documents of an agreement and its cases, oldest first."""
    query = select(Notice).where(Notice.agreement_id == agreement_id)
    return session.scalars(query.order_by(Notice.id)).all()


def under(session: Session, business_key: str) -> Sequence[Notice]:
    """The documents of a case, oldest first."""
    query = select(Notice).where(Notice.business_key == business_key)
    return session.scalars(query.order_by(Notice.id)).all()


def latest_of_kind(session: Session, application_id: int, kind: NoticeKind) -> Notice | None:
    """The newest document of that kind of an application, or None."""
    query = select(Notice).where(Notice.application_id == application_id, Notice.kind == kind)
    return session.scalars(query.order_by(Notice.id.desc()).limit(1)).first()


def by_number(session: Session, area: str, number: str) -> Notice | None:
    """The document of that number in that area, or None."""
    query = select(Notice).where(Notice.area == area, Notice.number == number)
    return session.scalars(query).one_or_none()
