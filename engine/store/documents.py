"""Documents: files that variables refer to, and the instances whose variables do.

A document that no instance uses is loose: it is its uploader's alone and goes when it `expires`. As soon as a variable of an
instance holds its reference it belongs to that instance, stays as long as it and goes with the last one that uses it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, ForeignKey, Index, and_, delete, exists, func, insert, or_, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from engine.actor import Actor
from engine.store.base import Base, Key
from engine.store.process_instances import ProcessInstance


class Document(Base):
    """One stored file.

    `id` is what Camunda calls `documentId`; `size` counts bytes, `sha256` is their lower-case hexadecimal digest. `process_id`,
    `instance_key` and `properties` are what the uploader said of it. The bytes are loaded only when asked for.
    """

    __tablename__ = "document"
    __table_args__ = (Index(None, "id", unique=True), Index(None, "expires"), Index(None, "uploaded_by", "expires"))

    key: Mapped[Key]
    id: Mapped[str]
    name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str]
    uploaded_by: Mapped[str]
    uploaded: Mapped[datetime]
    expires: Mapped[datetime | None]
    process_id: Mapped[str | None]
    instance_key: Mapped[int | None]
    properties: Mapped[dict[str, Any]]
    content: Mapped[bytes] = mapped_column(deferred=True)


class DocumentUse(Base):
    """An instance one of whose variables refers, or once referred, to a document."""

    __tablename__ = "document_use"
    # the primary key is the whole row: on SQLite it then needs no second copy
    __table_args__ = (Index(None, "document_key"), {"sqlite_with_rowid": False})

    instance_key: Mapped[int] = mapped_column(ForeignKey("process_instance.key", ondelete="CASCADE"), primary_key=True)
    document_key: Mapped[int] = mapped_column(ForeignKey("document.key"), primary_key=True)


def is_loose() -> ColumnElement[bool]:
    """The documents that no instance uses."""
    return ~exists().where(DocumentUse.document_key == Document.key)


def used_where(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """The documents used by an instance of which all this is true."""
    return exists().where(DocumentUse.document_key == Document.key, ProcessInstance.key == DocumentUse.instance_key, *conditions)


def is_used_by(instance_key: int) -> ColumnElement[bool]:
    """The documents that this instance uses."""
    return exists().where(DocumentUse.document_key == Document.key, DocumentUse.instance_key == instance_key)


def find(session: Session, document_id: str, *conditions: ColumnElement[bool]) -> Document | None:
    """The document with that id, if all the conditions are true of it."""
    return session.scalars(select(Document).where(Document.id == document_id, *conditions)).one_or_none()


def lock(session: Session, ids: Collection[str], *conditions: ColumnElement[bool]) -> Sequence[Document]:
    """The documents with those ids of which the conditions are true; none of them goes before the transaction has ended."""
    query = select(Document).where(Document.id.in_(ids), *conditions).order_by(Document.key)
    return session.scalars(query.with_for_update()).all()


def loose_bytes(session: Session, uploaded_by: str) -> int:
    """How much a person has uploaded that no instance uses."""
    query = select(func.coalesce(func.sum(Document.size), 0)).where(Document.uploaded_by == uploaded_by, is_loose())
    return session.scalar(query) or 0


def attach(session: Session, ids: Collection[str], instance_key: int, tenant_id: str, actor: Actor) -> None:
    """The instance uses these documents from now on; they do not expire any more.

    Passed over are ids that nobody has, and documents the actor has no business with: others' loose ones, and those that are
    used only in areas that are neither his nor the instance's.
    """
    areas = sorted({tenant_id, *actor.tenants})
    may_use = or_(Document.uploaded_by == actor.id, used_where(ProcessInstance.tenant_id.in_(areas)))
    found = {row.key for row in lock(session, ids, *(() if actor.is_system else (may_use,)))}
    known = select(DocumentUse.document_key).where(DocumentUse.instance_key == instance_key)
    if new := found - set(session.scalars(known)):
        session.execute(insert(DocumentUse), [{"instance_key": instance_key, "document_key": key} for key in sorted(new)])
        session.execute(update(Document).where(Document.key.in_(new)).values(expires=None))


def used_by(session: Session, instance_keys: Collection[int]) -> dict[int, list[Document]]:
    """The documents that each of these instances uses, without their bytes, oldest first; one without any is not there."""
    query = select(DocumentUse.instance_key, Document).join(Document, Document.key == DocumentUse.document_key)
    found: dict[int, list[Document]] = {}
    for instance_key, row in session.execute(query.where(DocumentUse.instance_key.in_(instance_keys)).order_by(Document.key)):
        found.setdefault(instance_key, []).append(row)
    return found


def content_of(session: Session, key: int) -> bytes:
    """The bytes of a document; they are not kept in the session."""
    return session.scalars(select(Document.content).where(Document.key == key)).one()


def of_business_key(session: Session, business_key: str, *conditions: ColumnElement[bool]) -> Sequence[Document]:
    """The documents of everything that ran under a business key and meet the conditions, without their bytes, oldest first."""
    query = select(Document).where(used_where(ProcessInstance.business_key == business_key), *conditions)
    return session.scalars(query.order_by(Document.key)).all()


def delete_spent(session: Session, now: datetime, limit: int) -> list[str]:
    """Delete documents that no instance uses and that have expired, or whose last instance has been deleted; gives their ids."""
    spent = and_(is_loose(), or_(Document.expires.is_(None), Document.expires <= now))
    query = select(Document.key, Document.id).where(spent).order_by(Document.key).limit(limit)
    rows = session.execute(query.with_for_update(skip_locked=True)).all()
    session.execute(delete(Document).where(Document.key.in_([row.key for row in rows])))
    return [row.id for row in rows]


def delete_unused(session: Session, keys: Collection[int]) -> int:
    """Delete those of these documents that no instance uses; gives how many."""
    unused = session.scalars(select(Document.key).where(Document.key.in_(keys), is_loose())).all()
    session.execute(delete(Document).where(Document.key.in_(unused)))
    return len(unused)
