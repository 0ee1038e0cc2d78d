"""A database of its own for every test of the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from engine.store import Database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An empty SQLite file with all tables."""
    opened = Database(f"sqlite:///{tmp_path}/ledger.db")
    opened.create_all()
    yield opened
    opened.dispose()


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """One write transaction that lasts for the whole test."""
    with database.write() as opened:
        yield opened
