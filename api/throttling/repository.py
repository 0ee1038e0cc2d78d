"""Queries on attempts."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from api.throttling.models import Attempt


def count(session: Session, action: str, address: str, since: datetime, subject: str | None = None) -> int:
    """Attempts from an address since then, about one subject or any."""
    query = select(func.count()).select_from(Attempt)
    query = query.where(Attempt.action == action, Attempt.address == address, Attempt.at >= since)
    if subject is not None:
        query = query.where(Attempt.subject == subject)
    return session.scalar(query) or 0


def forget(session: Session, action: str, address: str, subject: str) -> None:
    """Drop the attempts about a subject from an address."""
    session.execute(delete(Attempt).where(Attempt.action == action, Attempt.address == address, Attempt.subject == subject))


def forget_before(session: Session, instant: datetime) -> None:
    """Drop what no limit counts any more."""
    session.execute(delete(Attempt).where(Attempt.at < instant))
