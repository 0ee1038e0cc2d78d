"""The migrations make exactly the tables the code declares."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text
from sqlalchemy.engine.interfaces import ReflectedIndex

from api.migrations import is_current, upgrade
from api.migrations.tables import all_tables
from api.migrations.upgrade import configuration
from engine.store import Database, partitions


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
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": _is_ours})
        missing = compare_metadata(context, all_tables())
    assert missing == [], 'write the difference with: python -m api.migrations.new_revision "<why>"'
    empty.dispose()


def test_upgrading_again_changes_nothing(empty: Database) -> None:
    for _ in range(2):
        upgrade(empty)
    names = [name for name in inspect(empty.engine).get_table_names() if not partitions.is_partition(name)]
    assert len(names) == len(all_tables().tables) + 1
    empty.dispose()


def test_the_schema_of_a_newer_release_is_left_alone_and_served(empty: Database) -> None:
    """A server of the old release that is started again during a rollout must come back."""
    upgrade(empty)
    with empty.write() as session:
        session.execute(text("update alembic_version set version_num = '9999'"))
    assert is_current(empty)
    upgrade(empty)
    with empty.read() as session:
        assert session.scalar(text("select version_num from alembic_version")) == "9999"
    empty.dispose()


def test_a_revision_nobody_knows_is_not_taken_for_a_newer_one(empty: Database) -> None:
    upgrade(empty)
    with empty.write() as session:
        session.execute(text("update alembic_version set version_num = '0000'"))
    assert not is_current(empty)
    empty.dispose()


def test_processes_that_start_together_migrate_once(postgresql_database: Database) -> None:
    with postgresql_database.write() as session:
        session.execute(text("drop schema public cascade"))
        session.execute(text("create schema public"))
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(upgrade, [postgresql_database] * 3))
    assert is_current(postgresql_database)


def test_a_migrated_database_has_the_checks_and_indexes_of_the_code(empty: Database, any_database: Database) -> None:
    """Alembic compares neither check constraints nor the conditions of partial indexes: a forgotten one would go unseen."""
    upgrade(empty)
    assert _checks(empty) == _checks(any_database)
    if empty.engine.dialect.name == any_database.engine.dialect.name:
        assert _indexes(empty) == _indexes(any_database)
    empty.dispose()


def test_the_revisions_after_the_first_can_be_taken_back(empty: Database) -> None:
    upgrade(empty)
    with empty.engine.connect() as connection:
        config = configuration()
        config.attributes["connection"] = connection
        command.downgrade(config, "0001")
        connection.commit()
    assert "suspensions" not in inspect(empty.engine).get_table_names()
    upgrade(empty)
    assert is_current(empty)
    empty.dispose()


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """The parts of history are not declared one by one."""
    return kind != "table" or name is None or not partitions.is_partition(name)


def _checks(database: Database) -> set[tuple[str, str | None]]:
    found = inspect(database.engine)
    return {(table, check["name"]) for table in all_tables().tables for check in found.get_check_constraints(table)}


def _indexes(database: Database) -> set[str]:
    found = inspect(database.engine)
    listed = ((table, index) for table in all_tables().tables for index in found.get_indexes(table))
    return {f"{table} {index['name']} {index['column_names']} {index['unique']} {_condition(index)}" for table, index in listed}


def _condition(index: ReflectedIndex) -> str:
    """The condition of a partial index; the two databases write it with other brackets."""
    options = index.get("dialect_options", {})
    return "".join(str(value) for name, value in options.items() if name.endswith("_where"))
