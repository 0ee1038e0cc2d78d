"""Months of history on PostgreSQL: made ahead, found by their keys, dropped when they are empty."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import inspect, text

from engine.store import Database, history, partitions
from engine.store.history import HistoryEvent
from engine.store.keys import KeyGenerator, first_key_at
from tests.engine.house import House
from tests.engine.spiff.drawing import catch, chain, document, end, start, timer

NOVEMBER = datetime(2031, 11, 22, 7, 30, tzinfo=UTC)
"""Far from the day on which the tests run, which is that of all other keys."""
WAITING = document(start(), catch("wait", timer("P1D")), end(), chain("start", "wait", "end"))


def make(database: Database, now: datetime) -> list[str]:
    """Make months ahead."""
    with database.write() as session:
        return partitions.make_ahead(session, now)


def drop(database: Database, now: datetime) -> list[str]:
    """Drop empty months."""
    with database.write() as session:
        return partitions.drop_empty(session, now)


def add_line(database: Database, instance_key: int, at: datetime) -> int:
    """A line of history whose key was drawn at that instant."""
    key = first_key_at(at)
    with database.write() as session:
        line = HistoryEvent(
            key=key, instance_key=instance_key, at=at, actor="a", seq=1, element_id="x", type="TASK", state="COMPLETED"
        )
        session.add(line)
    return key


def place_of(database: Database, key: int) -> str:
    """The partition a line lies in."""
    with database.read() as session:
        return str(session.scalar(text("select tableoid::regclass::text from history where key = :key"), {"key": key}))


@pytest.mark.parametrize(
    ("month", "following"),
    [(datetime(2031, 11, 1, tzinfo=UTC), datetime(2031, 12, 1, tzinfo=UTC)),
     (datetime(2031, 12, 1, tzinfo=UTC), datetime(2032, 1, 1, tzinfo=UTC))],
)  # fmt: skip
def test_months_follow_each_other(month: datetime, following: datetime) -> None:
    assert partitions.next_month(month) == following
    assert partitions.month_of(following - timedelta(microseconds=1)) == month
    assert partitions.month_of(following) == following


def test_the_first_key_of_an_instant_lies_between_the_keys_before_and_after() -> None:
    generator = KeyGenerator(node=4095)
    before = datetime.now(UTC) - timedelta(milliseconds=2)
    key = generator.next()
    after = datetime.now(UTC) + timedelta(milliseconds=2)
    assert first_key_at(before) <= key < first_key_at(after)


def test_months_are_made_ahead_once(postgresql_database: Database) -> None:
    assert make(postgresql_database, NOVEMBER) == ["history_2031_11", "history_2031_12", "history_2032_01", "history_2032_02"]
    assert make(postgresql_database, NOVEMBER) == []
    assert make(postgresql_database, NOVEMBER + timedelta(days=9)) == ["history_2032_03"]


def test_lines_lie_in_the_month_of_their_keys_on_both_sides_of_midnight(postgresql_database: Database) -> None:
    house = House(postgresql_database)
    house.deploy(WAITING)
    instance = house.start()
    make(postgresql_database, NOVEMBER)
    midnight = datetime(2031, 12, 1, tzinfo=UTC)
    last = add_line(postgresql_database, instance, midnight - timedelta(milliseconds=1))
    first = add_line(postgresql_database, instance, midnight)
    assert (place_of(postgresql_database, last), place_of(postgresql_database, first)) == ("history_2031_11", "history_2031_12")
    with postgresql_database.read() as session:
        found = [line.key for line in history.of_instance(session, instance)]
    assert [key for key in found if key in {last, first}] == [last, first]


def test_a_line_that_came_too_early_moves_into_its_month(postgresql_database: Database) -> None:
    house = House(postgresql_database)
    house.deploy(WAITING)
    instance = house.start()
    key = add_line(postgresql_database, instance, NOVEMBER)
    assert place_of(postgresql_database, key) == "history_default"
    make(postgresql_database, NOVEMBER)
    assert place_of(postgresql_database, key) == "history_2031_11"


def test_only_empty_months_that_are_over_are_dropped(postgresql_database: Database) -> None:
    house = House(postgresql_database)
    house.deploy(WAITING)
    make(postgresql_database, NOVEMBER)
    add_line(postgresql_database, house.start(), datetime(2031, 12, 5, tzinfo=UTC))
    assert drop(postgresql_database, datetime(2032, 1, 1, tzinfo=UTC)) == ["history_2031_11"]
    assert drop(postgresql_database, datetime(2032, 1, 1, tzinfo=UTC)) == []
    names = set(inspect(postgresql_database.engine).get_table_names())
    assert {"history_2031_12", "history_2032_01"} <= names


def test_a_month_that_somebody_reads_is_dropped_another_time(
    postgresql_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A backup holds every table for hours; archiving must not fail for that."""
    monkeypatch.setattr(partitions, "LOCK_TIMEOUT", "10ms")
    make(postgresql_database, NOVEMBER)
    later = datetime(2032, 1, 1, tzinfo=UTC)
    with postgresql_database.read() as session:
        session.execute(text("select 1 from history_2031_12"))
        assert drop(postgresql_database, later) == ["history_2031_11"]
    assert drop(postgresql_database, later) == ["history_2031_12"]


def test_a_month_that_is_not_empty_is_not_even_locked(postgresql_database: Database) -> None:
    house = House(postgresql_database)
    house.deploy(WAITING)
    make(postgresql_database, NOVEMBER)
    add_line(postgresql_database, house.start(), datetime(2031, 11, 5, tzinfo=UTC))
    with postgresql_database.read() as session:
        session.execute(text("select 1 from history_2031_11"))
        assert drop(postgresql_database, datetime(2031, 12, 1, tzinfo=UTC)) == []


def test_somebody_else_is_at_it(postgresql_database: Database) -> None:
    with postgresql_database.write() as session:
        assert partitions.make_ahead(session, NOVEMBER)
        assert make(postgresql_database, NOVEMBER) == []


def test_sqlite_has_one_table(database: Database) -> None:
    assert make(database, NOVEMBER) == []
    assert drop(database, NOVEMBER) == []


def test_every_partition_has_its_index(postgresql_database: Database) -> None:
    make(postgresql_database, NOVEMBER)
    indexed = inspect(postgresql_database.engine).get_indexes("history_2031_12")
    assert ["instance_key", "key"] in [index["column_names"] for index in indexed]
