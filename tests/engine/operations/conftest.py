"""A house on each kind of database."""

from __future__ import annotations

import pytest

from engine.store import Database
from tests.engine.house import House


@pytest.fixture
def house(any_database: Database) -> House:
    """An engine on a fresh database."""
    return House(any_database)
