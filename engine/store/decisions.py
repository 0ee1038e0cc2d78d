"""Versions of decisions and of the requirements graph (the DMN file) they stand in."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from engine.errors import NotFound
from engine.store.versioned import Versioned


class DecisionRequirementsRow(Versioned):
    """One version of a DMN file; `id` is the id of its `definitions` element."""

    __tablename__ = "decision_requirements"
    __table_args__ = (UniqueConstraint("id", "version"),)


class DecisionRow(Versioned):
    """One version of one decision."""

    __tablename__ = "decision"
    __table_args__ = (UniqueConstraint("id", "version"),)

    requirements_key: Mapped[int] = mapped_column(ForeignKey("decision_requirements.key"), index=True)


def get(session: Session, key: int) -> DecisionRow:
    """The decision with this key; raise `NotFound`."""
    row = session.get(DecisionRow, key)
    if row is None:
        raise NotFound("decision definition", key)
    return row


def in_requirements(session: Session, requirements_key: int) -> list[DecisionRow]:
    """The decisions of one DMN file, by id."""
    query = select(DecisionRow).where(DecisionRow.requirements_key == requirements_key).order_by(DecisionRow.id)
    return list(session.scalars(query))
