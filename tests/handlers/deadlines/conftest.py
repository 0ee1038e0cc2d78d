"""One write transaction per test, on each kind of database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

import handlers.deadlines.models  # noqa: F401 -- so that the shared databases have its tables
from engine.store import Database


@pytest.fixture
def session(any_database: Database) -> Iterator[Session]:
    """A write transaction that lasts for the whole test."""
    with any_database.write() as opened:
        yield opened
