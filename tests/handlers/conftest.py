"""A write session on a fresh database, with every table of the domain."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

import handlers.tables  # noqa: F401 -- registers the tables before a database is created
from engine.store import Database


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """One write transaction that lasts for the whole test."""
    with database.write() as opened:
        yield opened
