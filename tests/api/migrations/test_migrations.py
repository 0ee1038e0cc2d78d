"""The migrations make exactly the tables the code declares."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from api.migrations import is_current, upgrade
from api.migrations.tables import all_tables
from engine.store import Database


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Database:
    """A database without any table."""
    if request.param == "sqlite":
        return Database(f"sqlite:///{tmp_path / 'empty.sqlite3'}")
    full = request.getfixturevalue("postgresql_database")
    assert isinstance(full, Database)
    with full.write() as session:
        session.execute(text("drop schema public cascade"))
        session.execute(text("create schema public"))
    return full


def test_an_empty_database_is_brought_up_to_the_code(empty: Database) -> None:
    assert not is_current(empty)
    upgrade(empty)
    assert is_current(empty)
    with empty.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        missing = compare_metadata(context, all_tables())
    assert missing == [], 'write the difference with: python -m api.migrations.new_revision "<why>"'
    empty.dispose()


def test_upgrading_again_changes_nothing(empty: Database) -> None:
    for _ in range(2):
        upgrade(empty)
    assert len(inspect(empty.engine).get_table_names()) == len(all_tables().tables) + 1
    empty.dispose()
