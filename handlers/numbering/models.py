"""The last number given out in a series."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from engine.store import Base


class NumberSequence(Base):
    """One counter: applications, agreements or one kind of notice of one area in one year."""

    __tablename__ = "number_sequences"

    series: Mapped[str] = mapped_column(primary_key=True)
    area: Mapped[str] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]
