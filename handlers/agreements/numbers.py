"""Numbers of agreements."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from handlers.numbering import next_number

AGREEMENT_MARK = "-XY-"
"""What tells the number of an agreement (协议) from others."""


def agreement_number(session: Session, area: str, on: date) -> str:
    """The next number of that pooling area and year, such as 330100-XY-2026-000001."""
    return f"{area}{AGREEMENT_MARK}{on.year}-{next_number(session, 'agreement', area, on.year):06d}"
