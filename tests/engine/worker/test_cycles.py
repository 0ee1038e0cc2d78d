"""Timer cycles in the database: one row each, moved on at every firing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from engine.store.timers import Timer
from tests.engine.house import ZHANG, House, task
from tests.engine.spiff.drawing import boundary, chain, document, end, start, timer


def started(cycle: str) -> bytes:
    return document(start(definition=timer(cycle=cycle)), task("work"), end(), chain("start", "work", "end"))


def rows(house: House) -> list[Timer]:
    with house.engine.reading() as session:
        return session.query(Timer).order_by(Timer.key).all()


def test_a_cycle_starts_a_process_so_many_times(house: House) -> None:
    house.deploy(started("R3/P1D"))
    for count in (1, 2, 3, 3):
        house.later(days=1)
        assert len(house.instances("p")) == count
    assert rows(house) == []


def test_months_of_a_start_timer_follow_the_calendar_after_a_restart(house: House) -> None:
    house.clock.advance_to(datetime(2027, 1, 31, 1, tzinfo=UTC))
    house.deploy(started("R/P1M"))
    dues = []
    for _ in range(3):
        house.engine = house.restarted()
        (row,) = rows(house)
        dues.append(row.due)
        house.later(seconds=(row.due - house.clock.now()).total_seconds())
    assert [(due.month, due.day) for due in dues] == [(2, 28), (3, 31), (4, 30)]
    assert len(house.instances("p")) == 3


def test_a_newer_version_takes_over_the_cycle(house: House) -> None:
    house.deploy(started("R/P1D"))
    house.later(days=1)
    house.deploy(started("R/PT1H"))
    house.later(hours=2)
    assert [row.definition_key for row in house.instances("p")].count(house.instances("p")[-1].definition_key) == 2
    assert len(rows(house)) == 1


@pytest.mark.parametrize("days", [3, 10])
def test_all_missed_repetitions_start_after_a_standstill(house: House, days: int) -> None:
    house.deploy(started("R/P1D"))
    house.later(days=days)
    assert len(house.instances("p")) == days


def test_a_reminder_keeps_its_row_until_it_is_over(house: House) -> None:
    source = document(
        start(),
        task("a"),
        boundary("remind", "a", timer(cycle="R2/P1D"), interrupting=False),
        task("r"),
        end(),
        end("end2"),
        chain("start", "a", "end"),
        chain("remind", "r", "end2"),
    )
    house.deploy(source)
    key = house.start()
    (first,) = house.timers(key)
    house.later(days=1)
    (second,) = house.timers(key)
    assert first.key == second.key
    assert (second.due - first.due).days == 1
    house.later(days=5)
    assert house.timers(key) == []
    assert len(house.tasks("r")) == 2
    house.complete(ZHANG, "a")
    assert house.instance(key).open_waits == 2
