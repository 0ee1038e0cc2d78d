"""A database that goes away: before the commit nothing has happened and all is done again, at the commit nobody knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import psycopg
import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.commands.unit_of_work import UnitOfWork
from engine.errors import OutcomeUnknown
from engine.store import Database, audit
from engine.store import postgresql as module
from engine.store.audit import AuditEntry
from tests.engine.house import MONDAY, House


@pytest.fixture
def administrator(postgresql_database: Database) -> Iterator[Database]:
    """Connections of somebody who ends those of others."""
    opened = Database(postgresql_database.url)
    yield opened
    opened.dispose()


def pid_of(connection: Connection | Session) -> int:
    """The server's process behind a connection."""
    return int(connection.execute(text("select pg_backend_pid()")).scalar_one())


def cut(administrator: Database, pid: int) -> None:
    """End the server's side of a connection, as a restart does, and wait until it is gone."""
    with administrator.write() as session:
        assert session.execute(text("select pg_terminate_backend(:pid, 20000)"), {"pid": pid}).scalar_one()


def note(uow: UnitOfWork) -> None:
    """An effect in the transaction."""
    audit.append(uow.connection, at=MONDAY, actor="a", command="noted", subject_kind="s", subject="x", details={})


def noted(database: Database) -> int:
    """How often it is there."""
    with database.read() as session:
        return session.query(AuditEntry).filter(AuditEntry.command == "noted").count()


def run(database: Database, work: Callable[[UnitOfWork], None]) -> None:
    """Let the engine run it."""
    House(database).engine.run(Actor.system(), work)


def test_a_connection_lost_before_the_commit_is_replaced_and_the_work_done_again(
    postgresql_database: Database, administrator: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.engine._PAUSE_SECONDS", 0)
    calls: list[int] = []

    def work(uow: UnitOfWork) -> None:
        calls.append(1)
        if len(calls) == 1:
            cut(administrator, pid_of(uow.connection.connection))
        note(uow)

    run(postgresql_database, work)
    assert len(calls) == 2
    assert noted(administrator) == 1


def test_an_answer_lost_at_the_commit_is_never_followed_by_a_second_try(
    postgresql_database: Database, administrator: Database
) -> None:
    calls: list[int] = []

    def work(uow: UnitOfWork) -> None:
        calls.append(1)
        note(uow)
        cut(administrator, pid_of(uow.connection.connection))

    with pytest.raises(OutcomeUnknown, match="before you try again"):
        run(postgresql_database, work)
    assert calls == [1]


def test_the_same_holds_for_a_session(postgresql_database: Database, administrator: Database) -> None:
    with pytest.raises(OutcomeUnknown), postgresql_database.write() as session:
        cut(administrator, pid_of(session))


def test_an_idle_connection_is_tried_before_it_is_used(
    postgresql_database: Database, administrator: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "IDLE_SECONDS", 0)
    with postgresql_database.read() as session:
        pid = pid_of(session)
    cut(administrator, pid)
    with postgresql_database.read() as session:
        assert session.execute(text("select 1")).scalar_one() == 1


def test_one_lost_connection_makes_all_others_suspect(postgresql_database: Database, administrator: Database) -> None:
    with postgresql_database.read() as one, postgresql_database.read() as other:
        pids = [pid_of(one), pid_of(other)]
    for pid in pids:
        cut(administrator, pid)
    with pytest.raises(OperationalError), postgresql_database.begin() as driver:
        driver.execute("select 1")
    with postgresql_database.read() as session:
        assert session.execute(text("select 1")).scalar_one() == 1


def test_a_server_that_is_not_there_is_unreachable_and_a_deadlock_is_not(postgresql_database: Database) -> None:
    missing = Database(postgresql_database.url.set(query={"host": "/nowhere"}))
    with pytest.raises(OperationalError) as caught, missing.read() as session:
        session.execute(text("select 1"))
    missing.dispose()
    assert module.is_unreachable(caught.value)
    refused = OperationalError("select 1", {}, type("Deadlock", (Exception,), {"sqlstate": "40P01"})())
    assert not module.is_unreachable(refused)
    locked = OperationalError("select 1", {}, Exception("database is locked"))
    assert not module.is_unreachable(locked)


def test_a_machine_that_is_gone_is_noticed_in_half_a_minute(postgresql_database: Database) -> None:
    """Keepalives say nothing while something is on its way: that would be sent again for a quarter of an hour."""
    with postgresql_database.engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert isinstance(driver, psycopg.Connection)
        assert driver.info.get_parameters()["tcp_user_timeout"] == "30000"
        assert "tcp_user_timeout=30s" in driver.info.options
