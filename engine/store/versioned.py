"""What processes, decisions and forms share: versions by id, and the three ways of binding to one of them."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from sqlalchemy import ForeignKey, Select, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from engine.store.base import Base, Key

V = TypeVar("V", bound="Versioned")


class Versioned(Base):
    """Columns of a versioned definition. `id` is the id in the diagram or file, `version` counts from 1.

    A version that was `deleted` is kept for the instances that run on it, and nothing new finds it any more.
    """

    __abstract__ = True

    key: Mapped[Key]
    deployment_key: Mapped[int] = mapped_column(ForeignKey("deployment.key"), index=True)
    resource_key: Mapped[int] = mapped_column(ForeignKey("resource.key"))
    id: Mapped[str]
    version: Mapped[int]
    version_tag: Mapped[str | None]
    name: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64))
    deleted: Mapped[datetime | None]


def latest(session: Session, kind: type[V], id_: str) -> V | None:
    """The newest version of `id_`."""
    return session.scalars(_newest_first(kind, id_)).first()


def bound(session: Session, kind: type[V], id_: str, binding: str, version_tag: str | None, deployment_key: int) -> V | None:
    """The version a diagram's `bindingType` means: `latest`, `deployment` (its own one, deleted or not) or `versionTag`."""
    query = _newest_first(kind, id_)
    if binding == "deployment":
        query = select(kind).where(kind.id == id_, kind.deployment_key == deployment_key)
    elif binding == "versionTag":
        query = query.where(kind.version_tag == version_tag)
    return session.scalars(query).first()


def exact(session: Session, kind: type[V], id_: str, version: int) -> V | None:
    """Version `version` of `id_`."""
    return session.scalars(_newest_first(kind, id_).where(kind.version == version)).first()


def all_latest(session: Session, kind: type[V]) -> list[V]:
    """The newest version of every id, by id."""
    newest: dict[str, V] = {
        row.id: row for row in session.scalars(select(kind).where(kind.deleted.is_(None)).order_by(kind.version))
    }
    return [newest[id_] for id_ in sorted(newest)]


def next_version(session: Session, kind: type[V], id_: str) -> int:
    """The number a new version of `id_` gets: one that no version, deleted or not, has ever had."""
    return (session.scalar(select(func.max(kind.version)).where(kind.id == id_)) or 0) + 1


def versions(session: Session, kind: type[V], id_: str) -> list[V]:
    """All versions of `id_` that were not deleted, newest first."""
    return list(session.scalars(_newest_first(kind, id_)))


def _newest_first(kind: type[V], id_: str) -> Select[V]:
    return select(kind).where(kind.id == id_, kind.deleted.is_(None)).order_by(kind.version.desc()).limit(1_000)
