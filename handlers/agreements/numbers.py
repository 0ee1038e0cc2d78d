"""Numbers of agreements."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from handlers.numbering import next_number


def agreement_number(session: Session, area: str, on: date) -> str:
    """The next number of that pooling area and year, such as 330100-XY-2026-000001."""
    return f"{area}-XY-{on.year}-{next_number(session, 'agreement', area, on.year):06d}"
