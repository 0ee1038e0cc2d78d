"""Which job types workers outside have asked for."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from engine.store.base import Base

PRECISION = timedelta(days=1)


class JobType(Base):
    """A job type that a worker outside has asked for; `seen` is brought up to date once a day."""

    __tablename__ = "job_type"

    type: Mapped[str] = mapped_column(primary_key=True)
    worker: Mapped[str | None]
    seen: Mapped[datetime]


def is_fresh(session: Session, type_: str, now: datetime) -> bool:
    """Whether the store knows already that somebody asks for the type these days."""
    row = session.get(JobType, type_)
    return row is not None and row.seen > now - PRECISION


def note(session: Session, type_: str, worker: str | None, now: datetime) -> None:
    """Somebody has asked for the type."""
    session.merge(JobType(type=type_, worker=worker, seen=now))


def asked_since(session: Session, since: datetime) -> frozenset[str]:
    """The types that somebody has asked for since then."""
    return frozenset(session.scalars(select(JobType.type).where(JobType.seen >= since)))
