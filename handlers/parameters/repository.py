"""Queries on parameter overrides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from handlers.parameters.models import Parameter


def latest(session: Session, name: str, area: str, on: date) -> Parameter | None:
    """The row of that area in force on `on`, or None."""
    query = (
        select(Parameter)
        .where(Parameter.name == name, Parameter.area == area, Parameter.effective_from <= on)
        .order_by(Parameter.effective_from.desc())
        .limit(1)
    )
    return session.scalars(query).first()


def started_by(session: Session, areas: Sequence[str], on: date) -> Sequence[Parameter]:
    """All rows of those areas that have begun by `on`, oldest first."""
    query = select(Parameter).where(Parameter.area.in_(areas), Parameter.effective_from <= on).order_by(Parameter.effective_from)
    return session.scalars(query).all()


def of_day(session: Session, name: str, area: str, effective_from: date) -> Parameter | None:
    """The row that begins on exactly that day, or None."""
    query = select(Parameter).where(Parameter.name == name, Parameter.area == area, Parameter.effective_from == effective_from)
    return session.scalars(query).one_or_none()
