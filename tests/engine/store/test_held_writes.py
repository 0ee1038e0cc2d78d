"""Held writes are as good as done for everybody who looks, and carried out together."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import bindparam, func, insert, select, text, update
from sqlalchemy.exc import DataError

from engine.store import Database
from engine.store.audit import AuditEntry
from engine.store.driver import DriverConnection
from engine.store.fast import FastRead, FastWrite
from engine.store.held_writes import StaleRows, held
from engine.store.user_tasks import UserTask, UserTaskGroup
from tests.engine.store.rows import add_definition, add_instance

NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
INSERT = FastWrite(insert(AuditEntry))
INSERT_GROUP = FastWrite(insert(UserTaskGroup))
RENAME = FastWrite(update(AuditEntry).where(AuditEntry.key == bindparam("of")).values(command="renamed"), hits_one=True)
INSERT_TASK = FastWrite(insert(UserTask))
TASK: dict[str, Any] = {
    **dict.fromkeys(column.name for column in UserTask.__table__.columns),
    "wait_id": 1,
    "tenant_id": "330100",
    "process_id": "p",
    "element_id": "a",
    "name": "A",
    "state": "CREATED",
    "priority": 50,
    "created": NOON,
    "separate_from": [],
    "properties": {},
}
COUNT = FastRead(select(func.count(AuditEntry.key)))


def entry(key: int, **other: Any) -> dict[str, Any]:
    """A row of the audit trail."""
    given = {"at": NOON, "actor": "zhang", "command": "note", "subject_kind": "case", "subject": "一号"}
    return {"key": key, **given, "details": {"说明": ["a\tb\n", None, 1.5, "\\N"]}, **other}


def commands(database: Database) -> dict[int, str]:
    """What is stored, by key."""
    with database.read() as session:
        return {row.key: row.command for row in session.scalars(select(AuditEntry))}


@pytest.mark.parametrize("rows", [1, 3, 4, 50])
def test_everything_is_there_at_the_end(any_database: Database, rows: int) -> None:
    with any_database.begin() as driver, held(driver):
        for key in range(1, rows + 1):
            INSERT.run(driver, entry(key))
    with any_database.read() as session:
        stored = session.scalars(select(AuditEntry).order_by(AuditEntry.key)).all()
    assert [row.key for row in stored] == list(range(1, rows + 1))
    assert all((row.at, row.details) == (NOON, entry(1)["details"]) for row in stored)


def test_nothing_is_sent_before_the_end(postgresql_database: Database) -> None:
    sent = "select count(*) from pg_stat_xact_user_tables where relname = 'audit' and n_tup_ins > 0"
    with postgresql_database.begin() as driver:
        with held(driver):
            INSERT.run(driver, [entry(1), entry(2)])
            assert driver.raw.execute(sent).fetchone() == (0,)
        assert driver.raw.execute(sent).fetchone() == (1,)


def test_whoever_reads_finds_what_is_held(any_database: Database) -> None:
    with any_database.begin() as driver, held(driver):
        INSERT.run(driver, entry(1))
        assert COUNT.first(driver, {}) == [1]
        INSERT.run(driver, entry(2))
        assert driver.connection.scalar(select(func.count(AuditEntry.key))) == 2
        INSERT.run(driver, entry(3))
        driver.execute("update audit set command = 'seen'")
    assert commands(any_database) == {1: "seen", 2: "seen", 3: "seen"}


def test_whoever_writes_with_sqlalchemy_comes_behind_what_is_held(any_database: Database) -> None:
    with any_database.begin() as driver, held(driver):
        INSERT.run(driver, entry(1))
        driver.connection.execute(update(AuditEntry).values(command="by sqlalchemy"))
    assert commands(any_database) == {1: "by sqlalchemy"}


def test_another_driver_on_the_same_connection_holds_too(any_database: Database) -> None:
    with any_database.begin() as driver, held(driver):
        INSERT.run(driver, entry(1))
        assert COUNT.first(DriverConnection(driver.connection), {}) == [1]
        INSERT.run(driver.connection, entry(2))
    assert sorted(commands(any_database)) == [1, 2]


def test_after_an_exception_nothing_is_carried_out_and_nothing_held(any_database: Database) -> None:
    def fail(driver: DriverConnection) -> None:
        with held(driver):
            INSERT.run(driver, entry(1))
            raise ZeroDivisionError

    with any_database.begin() as driver:
        with pytest.raises(ZeroDivisionError):
            fail(driver)
        INSERT.run(driver, entry(2))
    assert 2 in commands(any_database)
    assert (1 in commands(any_database)) == any_database.is_sqlite  # there it was done at once, and undone with the rest


def test_rows_come_behind_those_they_refer_to(postgresql_database: Database) -> None:
    with postgresql_database.write() as session:
        instance = add_instance(session, add_definition(session))
    task = {**TASK, "instance_key": instance.key, "definition_key": instance.definition_key}
    with postgresql_database.begin() as driver, held(driver):
        INSERT_GROUP.run(driver, [{"task_key": key, "group_id": "g"} for key in range(1, 9)])
        INSERT_TASK.run(driver, [{**task, "key": key} for key in range(1, 9)])
    with postgresql_database.read() as session:
        assert session.scalar(select(func.count(UserTaskGroup.task_key))) == 8


def test_a_value_of_no_kind_is_an_error_of_sqlalchemy(postgresql_database: Database) -> None:
    with pytest.raises(DataError), postgresql_database.begin() as driver, held(driver):
        INSERT.run(driver, [entry(key, subject="\x00") for key in range(1, 9)])
    with postgresql_database.begin() as driver:
        assert driver.connection.scalar(text("select 1")) == 1


def test_updates_that_find_another_row_than_was_read_are_refused(postgresql_database: Database) -> None:
    with postgresql_database.begin() as driver:
        INSERT.run(driver, [entry(1), entry(2)])
    with postgresql_database.begin() as driver, held(driver):
        RENAME.run(driver, [{"of": 1}, {"of": 2}])
    assert commands(postgresql_database) == {1: "renamed", 2: "renamed"}
    with pytest.raises(StaleRows, match="2 rows of audit, but 1"), postgresql_database.begin() as driver, held(driver):
        RENAME.run(driver, [{"of": 2}, {"of": 3}])
