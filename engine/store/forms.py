"""Versions of forms; the schema itself is the resource's content."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.store.versioned import Versioned


class FormRow(Versioned):
    """One version of a form."""

    __tablename__ = "form"
    __table_args__ = (UniqueConstraint("id", "version"),)


def get(session: Session, key: int) -> FormRow:
    """The form with this key; raise `NotFound`."""
    row = session.get(FormRow, key)
    if row is None:
        raise NotFound("form", key)
    return row
