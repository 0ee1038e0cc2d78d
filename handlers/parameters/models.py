"""Overrides of a parameter by a pooling area or a province."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engine.store import Base
from engine.store.base import Key
from handlers.columns import Json


class Parameter(Base):
    """One value of one parameter in one area, in force from `effective_from` until the next row begins."""

    __tablename__ = "parameters"
    __table_args__ = (UniqueConstraint("name", "area", "effective_from"),)

    id: Mapped[Key]
    name: Mapped[str]
    area: Mapped[str]
    effective_from: Mapped[date]
    value: Mapped[Json] = mapped_column(JSON)
    source: Mapped[str]
    recorded_by: Mapped[str]
    recorded_at: Mapped[datetime]
