"""Processes of the old and of the new release run side by side while an installation is updated.

So every revision after 0003 only adds: what was there before it stays there, as it was, and whoever does not know the new
columns can still write rows. What is to go is taken out of use in one release and dropped by a later one, which says so here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.script import ScriptDirectory

from api.migrations.upgrade import configuration
from engine.store import Database, partitions
from tests.api.migrations.test_migrations import empty

__all__ = ["empty"]

LAST_FREE = "0003"
REVISIONS = [script.revision for script in ScriptDirectory.from_config(configuration()).walk_revisions()][::-1]
BOUND = [revision for revision in REVISIONS if revision > LAST_FREE]


@dataclass(frozen=True, slots=True)
class Schema:
    """What programs rely on: the columns of every table, and what the database refuses."""

    columns: dict[tuple[str, str], dict[str, Any]]
    rules: dict[tuple[str, str], str]


def schema_at(database: Database, revision: str) -> Schema:
    """The schema after that revision."""
    with database.engine.connect() as connection:
        config = configuration()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.commit()
    found = sa.inspect(database.engine)
    columns: dict[tuple[str, str], dict[str, Any]] = {}
    rules: dict[tuple[str, str], str] = {}
    for table in (name for name in found.get_table_names() if not partitions.is_partition(name)):
        columns |= {(table, column["name"]): dict(column) for column in found.get_columns(table)}
        uniques = [*found.get_unique_constraints(table), *(one for one in found.get_indexes(table) if one["unique"])]
        rules |= {(table, str(one["name"])): "unique" for one in uniques}
        rules |= {(table, str(one["name"])): "check" for one in found.get_check_constraints(table)}
        rules |= {(table, str(one["name"])): "foreign key" for one in found.get_foreign_keys(table)}
    return Schema(columns, rules)


def breaches(before: Schema, after: Schema) -> list[str]:
    """What programs written for `before` would stumble over."""
    tables = {table for table, _ in before.columns}
    listed = []
    for (table, name), column in before.columns.items():
        kept = after.columns.get((table, name))
        if kept is None:
            listed.append(f"{table}.{name} is dropped or renamed")
        elif str(kept["type"]) != str(column["type"]):
            listed.append(f"{table}.{name} changes its type")
        elif column["nullable"] and not kept["nullable"]:
            listed.append(f"{table}.{name} becomes NOT NULL")
    for (table, name), column in after.columns.items():
        is_new = table in tables and (table, name) not in before.columns
        if is_new and not column["nullable"] and column["default"] is None:
            listed.append(f"{table}.{name} is NOT NULL without a server default")
    new_rules = [(table, name) for table, name in after.rules if table in tables and (table, name) not in before.rules]
    return [*listed, *(f"{table} gets {after.rules[table, name]} {name}" for table, name in new_rules)]


@pytest.mark.parametrize("revision", BOUND)
def test_a_revision_only_adds(revision: str, empty: Database) -> None:
    before = schema_at(empty, REVISIONS[REVISIONS.index(revision) - 1])
    after = schema_at(empty, revision)
    empty.dispose()
    assert breaches(before, after) == [], "see docs/explanation/migrations.md"


def test_breaches_are_seen() -> None:
    def column(type_: str, *, nullable: bool = True, default: str | None = None) -> dict[str, Any]:
        return {"type": type_, "nullable": nullable, "default": default}

    before = Schema({("t", "kept"): column("A"), ("t", "gone"): column("A"), ("t", "other"): column("A")}, {})
    after = Schema(
        {
            ("t", "kept"): column("A", nullable=False),
            ("t", "other"): column("B"),
            ("t", "bad"): column("A", nullable=False),
            ("t", "good"): column("A", nullable=False, default="0"),
            ("t", "free"): column("A"),
            ("new", "strict"): column("A", nullable=False),
        },
        {("t", "uq_t"): "unique", ("new", "uq_new"): "unique"},
    )
    assert breaches(before, after) == [
        "t.kept becomes NOT NULL",
        "t.gone is dropped or renamed",
        "t.other changes its type",
        "t.bad is NOT NULL without a server default",
        "t gets unique uq_t",
    ]
