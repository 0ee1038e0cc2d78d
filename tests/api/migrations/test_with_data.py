"""An installation of every earlier release, with rows in all its tables, is brought up to this one.

The rows are made from the tables themselves: whatever an earlier release had a column for is filled.
"""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from api.migrations import is_current, upgrade
from api.migrations.tables import all_tables
from api.migrations.upgrade import DanglingReferences
from engine.store import Database, partitions
from engine.store.base import Base
from tests.api.migrations.test_migrations import empty
from tests.api.migrations.test_side_by_side import REVISIONS

__all__ = ["empty"]

DECLARED = all_tables().tables
INSTANT = datetime(2026, 3, 30, 1, tzinfo=UTC)
VALUES: dict[type[Any], Any] = {
    bool: False, int: 1, Decimal: Decimal(1), bytes: b"x", datetime: INSTANT, date: INSTANT.date(), object: {},
}  # fmt: skip
AS_THE_CHECKS_ASK: dict[tuple[str, str], Any] = {
    ("agreements", "ends_on"): date(2027, 3, 29),
    ("notices", "kind"): "acceptance",
    ("settlement_holds", "subject"): "",
}


def bring_to(database: Database, revision: str) -> sa.MetaData:
    """Upgrade to that revision; gives its tables as the database knows them."""
    upgrade(database, revision)
    found = sa.MetaData()
    found.reflect(database.engine, only=lambda name, _: not (partitions.is_partition(name) or name == "alembic_version"))
    return found


def value_of(column: sa.Column[Any], number: int) -> Any:
    """A value the column takes: keys and references are `number`, words contain it."""
    if (place := (column.table.name, column.name)) in AS_THE_CHECKS_ASK:
        return AS_THE_CHECKS_ASK[place]
    kind, words = column.type.python_type, words_of(column)
    if column.nullable and (words or kind is date):
        return None  # most checks say of what is over, and how and when it ended
    if words:
        return words[0]
    if kind is int and (column.primary_key or column.foreign_keys or column.name.endswith("_key")):
        return number
    return f"x{number}" if kind is str else VALUES[kind]


def words_of(column: sa.Column[Any]) -> list[str]:
    """The words this release takes in the column; none when it takes any."""
    declared = DECLARED[column.table.name].c.get(column.name)
    return [] if declared is None or not isinstance(declared.type, sa.Enum) else list(declared.type.enums)


def fill(database: Database, tables: sa.MetaData, number: int) -> None:
    """A row into each of the tables, with the columns they had."""
    with database.engine.begin() as connection:
        for table in tables.sorted_tables:
            row = {column.name: value_of(column, number) for column in table.c if not refers_to_itself(column)}
            connection.execute(sa.insert(table).values(row))


def refers_to_itself(column: sa.Column[Any]) -> bool:
    """Whether it names another row of its own table."""
    return any(key.column.table is column.table for key in column.foreign_keys)


def rows_of(database: Database, tables: sa.MetaData) -> dict[str, list[tuple[Any, ...]]]:
    """What lies in the columns of these tables."""
    with database.engine.connect() as connection:
        return {
            name: sorted((tuple(row) for row in connection.execute(sa.select(table))), key=repr)
            for name, table in tables.tables.items()
        }


def test_what_every_earlier_release_has_stored_is_kept_and_read(empty: Database) -> None:
    kept: dict[str, list[tuple[Any, ...]]] = {}
    for number, revision in enumerate(REVISIONS, start=1):
        tables = bring_to(empty, revision)
        now = rows_of(empty, tables)
        for name, rows in kept.items():
            assert [row[: len(rows[0])] for row in now[name]] == rows, (revision, name)
        fill(empty, tables, number)
        kept = rows_of(empty, tables)
    assert {name for name, rows in kept.items() if not rows} == set()
    with Session(empty.engine) as session:
        for mapper in Base.registry.mappers:
            assert len(session.scalars(sa.select(mapper.class_)).all()) == len(kept[str(mapper.local_table)])
    empty.dispose()


@pytest.mark.parametrize("revision", ["0003", REVISIONS[-2]])
def test_an_older_release_stores_rows_beside_this_one(empty: Database, revision: str) -> None:
    known = bring_to(empty, revision)
    bring_to(empty, "head")
    fill(empty, known, 1)
    assert {name for name, rows in rows_of(empty, known).items() if len(rows) != 1} == set()
    with Session(empty.engine) as session:
        for mapper in Base.registry.mappers:
            session.scalars(sa.select(mapper.class_)).all()
    empty.dispose()


def test_a_file_with_references_that_lead_nowhere_stays_as_it_is(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'damaged.sqlite3'}")
    upgrade(database, REVISIONS[-2])
    with sqlite3.connect(tmp_path / "damaged.sqlite3") as connection:
        connection.execute("insert into user_task_group (task_key, group_id) values (1, 'x')")
    with pytest.raises(DanglingReferences, match="user_task_group → user_task"):
        upgrade(database)
    assert not is_current(database)
    database.dispose()
