"""Queries on number sequences."""

from __future__ import annotations

from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Session

from handlers.numbering.models import NumberSequence


def advance(session: Session, series: str, area: str, year: int) -> int:
    """Count one up in a single statement, so that two transactions cannot read the same number."""
    insert = postgresql_insert if session.get_bind().dialect.name == "postgresql" else sqlite_insert
    statement = (
        insert(NumberSequence)
        .values(series=series, area=area, year=year, last=1)
        .on_conflict_do_update(index_elements=["series", "area", "year"], set_={"last": NumberSequence.last + 1})
        .returning(NumberSequence.last)
    )
    return session.execute(statement).scalar_one()
