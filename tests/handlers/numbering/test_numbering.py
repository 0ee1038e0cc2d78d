"""Numbers count from one, without gaps, apart for each series, area and year."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from engine.store import Database
from handlers.numbering import next_number


def test_counts_from_one(session: Session) -> None:
    """Three numbers in a row are 1, 2, 3."""
    assert [next_number(session, "application", "330100", 2026) for _ in range(3)] == [1, 2, 3]


def test_series_areas_and_years_count_apart(session: Session) -> None:
    """Another series, area or year starts again from one."""
    for series, area, year in (("a", "330100", 2026), ("b", "330100", 2026), ("a", "330200", 2026), ("a", "330100", 2027)):
        assert next_number(session, series, area, year) == 1


def test_rolled_back_number_is_given_again(database: Database) -> None:
    """A number that was never committed leaves no gap."""
    with pytest.raises(RuntimeError):
        _take_and_fail(database)
    with database.write() as session:
        assert next_number(session, "application", "330100", 2026) == 1


def _take_and_fail(database: Database) -> None:
    with database.write() as session:
        next_number(session, "application", "330100", 2026)
        raise RuntimeError
