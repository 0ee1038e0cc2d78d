"""Tags of process instances: short words a client gives at the start and finds them by. A called instance has its root's."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import ForeignKey, Index, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from engine.store.base import Base


class InstanceTag(Base):
    """One tag of a root instance."""

    __tablename__ = "process_instance_tag"
    # the primary key is the whole row: on SQLite it then needs no second copy
    __table_args__ = (Index(None, "tag", "root_key"), {"sqlite_with_rowid": False})

    root_key: Mapped[int] = mapped_column(ForeignKey("process_instance.key", ondelete="CASCADE"), primary_key=True)
    tag: Mapped[str] = mapped_column(primary_key=True)


def add(session: Session, root_key: int, tags: Iterable[str]) -> None:
    """Store the tags of an instance that begins."""
    if rows := [{"root_key": root_key, "tag": tag} for tag in dict.fromkeys(tags)]:
        session.execute(insert(InstanceTag), rows)


def of_roots(session: Session, root_keys: Collection[int]) -> dict[int, list[str]]:
    """The tags of these root instances, sorted; one without tags is not in the answer."""
    query = select(InstanceTag).where(InstanceTag.root_key.in_(set(root_keys))).order_by(InstanceTag.tag)
    found: dict[int, list[str]] = {}
    for row in session.scalars(query) if root_keys else ():
        found.setdefault(row.root_key, []).append(row.tag)
    return found
