"""The pinned clock of demonstrations and tests: one row that every process of the installation reads."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Mapped, Session, mapped_column

from engine.store.base import Base

_ONLY_ROW = 1


class ClockPin(Base):
    """The instant at which time stands still; without a row time passes."""

    __tablename__ = "clock_pin"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=_ONLY_ROW)
    instant: Mapped[datetime]


def get(session: Session) -> datetime | None:
    """The pinned instant, or None."""
    pin = session.get(ClockPin, _ONLY_ROW, populate_existing=True)
    return None if pin is None else pin.instant


def put(session: Session, instant: datetime) -> None:
    """Pin the clock to `instant`."""
    session.merge(ClockPin(id=_ONLY_ROW, instant=instant))
    session.flush()


def remove(session: Session) -> None:
    """Let time pass again."""
    session.execute(delete(ClockPin))
