"""Prepared statements behave like every other statement of the store, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from engine.store import Database
from engine.store.audit import AuditEntry
from engine.store.fast import FastRead, FastWrite

INSERT = FastWrite(insert(AuditEntry))
RENAME = FastWrite(
    update(AuditEntry)
    .where(AuditEntry.key == bindparam("entry_key"), AuditEntry.actor.in_(["zhang", "li"]))
    .values(command="renamed", details=bindparam("details"))
)
READ = FastRead(
    select(AuditEntry.command, AuditEntry.at, AuditEntry.details)
    .where(AuditEntry.key == bindparam("entry_key"), AuditEntry.actor.in_(["zhang", "li"]))
    .with_for_update()
)
NOON = datetime(2026, 3, 2, 4, 0, 0, 123456, tzinfo=UTC)


def entry(key: int, actor: str = "zhang") -> dict[str, object]:
    return {
        "key": key,
        "at": NOON,
        "actor": actor,
        "command": "note",
        "subject_kind": "case",
        "subject": "一号",
        "details": {"说明": ["好", None, 1.5]},
    }


def test_values_come_back_as_they_went_in(any_database: Database) -> None:
    with any_database.begin() as connection:
        assert INSERT.run(connection, entry(1)) == 1
        assert READ.first(connection, {"entry_key": 1}) == ["note", NOON, {"说明": ["好", None, 1.5]}]


def test_mapped_objects_read_what_a_prepared_statement_wrote(any_database: Database) -> None:
    with any_database.write() as session:
        INSERT.run(session, [entry(1), entry(2)])
        stored = session.get_one(AuditEntry, 2)
        assert (stored.at, stored.details) == (NOON, {"说明": ["好", None, 1.5]})


def test_constants_and_lists_of_a_statement_are_part_of_it(any_database: Database) -> None:
    with any_database.begin() as connection:
        INSERT.run(connection, [entry(1), entry(2, actor="wang")])
        assert RENAME.run(connection, {"entry_key": 1, "details": {}}) == 1
        assert RENAME.run(connection, {"entry_key": 2, "details": {}}) == 0
        assert READ.first(connection, {"entry_key": 1}) == ["renamed", NOON, {}]
        assert READ.first(connection, {"entry_key": 2}) is None


def test_errors_of_the_driver_are_sqlalchemys(any_database: Database) -> None:
    with pytest.raises(IntegrityError), any_database.begin() as connection:
        INSERT.run(connection, [entry(1), entry(1)])
    with any_database.begin() as connection:
        assert READ.first(connection, {"entry_key": 1}) is None
