"""Give out the next number of a series."""

from __future__ import annotations

from sqlalchemy.orm import Session

from handlers.numbering import repository


def next_number(session: Session, series: str, area: str, year: int) -> int:
    """The next number, from 1, of that series, area and year. A rolled back transaction gives it back."""
    return repository.advance(session, series, area, year)
