"""Transactions: what commits, what rolls back, and what a reader sees."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import text

from engine.errors import InvalidInput
from engine.store import Database, clock_pin, deployments, next_key
from engine.store.keys import KeyGenerator

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def test_a_committed_row_is_read_back(any_database: Database) -> None:
    with any_database.write() as session:
        key = deployments.add_deployment(session, deployed=AT, actor="zhang").key
    with any_database.read() as session:
        assert session.get_one(deployments.Deployment, key).deployed == AT


def test_an_exception_rolls_everything_back(any_database: Database) -> None:
    def fail() -> None:
        with any_database.write() as session:
            deployments.add_deployment(session, deployed=AT, actor="zhang")
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        fail()
    with any_database.read() as session:
        assert session.query(deployments.Deployment).count() == 0


def test_instants_come_back_aware_and_in_utc(any_database: Database) -> None:
    shanghai = timezone(timedelta(hours=8))
    with any_database.write() as session:
        clock_pin.put(session, datetime(2026, 3, 2, 9, 0, tzinfo=shanghai))
    with any_database.read() as session:
        pinned = clock_pin.get(session)
    assert pinned == AT
    assert pinned is not None
    assert pinned.tzinfo is UTC


def test_a_naive_instant_is_refused(any_database: Database) -> None:
    with pytest.raises(Exception, match="aware"), any_database.write() as session:
        clock_pin.put(session, datetime(2026, 3, 2, 9, 0))  # noqa: DTZ001 -- that is the point


def test_what_a_reader_changes_is_not_kept(any_database: Database) -> None:
    with any_database.write() as session:
        clock_pin.put(session, AT)
    with any_database.read() as session:
        assert clock_pin.get(session) == AT
    with any_database.read() as session:
        session.get_one(clock_pin.ClockPin, 1).instant = AT + timedelta(days=1)
    with any_database.read() as session:
        assert clock_pin.get(session) == AT


def test_sqlite_is_set_up_for_safety(database: Database) -> None:
    with database.read() as session:
        found = [session.execute(text(f"pragma {name}")).scalar() for name in ("journal_mode", "synchronous", "foreign_keys")]
    assert found == ["wal", 2, 1]


def test_writers_take_turns_and_lose_no_update(any_database: Database) -> None:
    with any_database.write() as session:
        session.execute(text("create table counter (n integer)"))
        session.execute(text("insert into counter values (0)"))

    def add_ten() -> None:
        for _ in range(10):
            with any_database.write() as session:
                session.execute(text("update counter set n = n + 1"))

    threads = [Thread(target=add_ten) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with any_database.read() as session:
        assert session.execute(text("select n from counter")).scalar() == 40


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://host/name", "postgresql://host/name"])
def test_other_databases_are_refused(url: str) -> None:
    with pytest.raises(InvalidInput, match="DATABASE_URL"):
        Database(url)


def test_the_folder_of_a_sqlite_file_is_made(tmp_path: Path) -> None:
    opened = Database(f"sqlite:///{tmp_path / 'new' / 'file.sqlite3'}")
    opened.create_all()
    opened.dispose()
    assert (tmp_path / "new" / "file.sqlite3").exists()


def test_keys_grow_and_never_repeat() -> None:
    keys = [next_key() for _ in range(5_000)]
    assert keys == sorted(set(keys))
    assert keys[-1] < 2**63


def test_two_nodes_give_different_keys() -> None:
    one, other = KeyGenerator(1), KeyGenerator(2)
    assert not {one.next() for _ in range(2_000)} & {other.next() for _ in range(2_000)}
