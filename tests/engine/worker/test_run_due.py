"""Timers: in order, once, and one that fails does not hold up the others."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from engine import commands
from engine.actor import Actor
from engine.errors import Forbidden, NotFound, WrongState
from engine.store import Database, timers
from engine.store.timers import Timer
from engine.worker import advance, next_due, run_batch, run_due
from tests.engine.house import MONDAY, WANG, ZHANG, House, leader, task
from tests.engine.spiff.drawing import (
    boundary,
    catch,
    chain,
    document,
    end,
    flow,
    gateway,
    properties,
    service,
    start,
    timer,
)

WAITING = document(start(), catch("wait", timer("=span")), end(), chain("start", "wait", "end"))
REMINDED = document(
    start(),
    task("work"),
    boundary("remind", "work", timer("P3D"), interrupting=False),
    service("note", "record"),
    boundary("late", "work", timer("P10D")),
    task("escalated"),
    end(),
    chain("start", "work", "end"),
    chain("remind", "note", "end"),
    chain("late", "escalated", "end"),
)
FAILING = document(
    start(), catch("wait", timer("P1D")), service("broken", "fail"), end(), chain("start", "wait", "broken", "end")
)
TICKING = document(
    start(),
    gateway("exclusive", "again"),
    catch("wait", timer("P1D")),
    service("tick", "record"),
    gateway("exclusive", "enough", default="enough_again"),
    end(),
    chain("start", "again", "wait", "tick", "enough", "again"),
    flow("enough", "end", "=false"),
)


CHECKED = document(
    start(),
    gateway("parallel", "fork"),
    gateway("exclusive", "again"),
    task("check"),
    boundary("missed", "check", timer("P2D")),
    gateway("exclusive", "on"),
    gateway("exclusive", "further"),
    catch("wait", timer("P2D")),
    end(),
    chain("start", "fork", "again", "check", "again"),
    chain("missed", "end"),
    chain("fork", "on", "further", "wait", "end"),
)


def test_a_timer_fires_when_it_is_due_and_not_before(house: House) -> None:
    house.deploy(WAITING)
    key = house.start(variables={"span": "PT2H"})
    assert [found.due for found in house.timers(key)] == [MONDAY.replace(hour=3)]
    assert house.later(hours=2, seconds=-1) == 0
    assert not house.is_done(key)
    assert house.later(seconds=1) == 1
    assert house.is_done(key)
    assert house.timers(key) == []
    assert run_due(house.engine) == 0


def test_timers_fire_in_the_order_they_are_due(house: House) -> None:
    house.deploy(WAITING)
    keys = {days: house.start(variables={"span": f"P{days}D"}) for days in (3, 1, 2)}
    house.later(days=5)
    fired = [entry.details["due"] for entry in reversed(house.audit()) if entry.command == "fire_timer"]
    assert fired == sorted(fired)
    assert all(house.is_done(key) for key in keys.values())


def test_reminder_then_escalation(house: House) -> None:
    house.deploy(REMINDED)
    key = house.start()
    house.later(days=3)
    assert [job.element_id for job in house.jobs] == ["note"]
    assert len(house.tasks("work")) == 1
    house.later(days=7)
    assert house.tasks("work") == []
    assert house.task("escalated").instance_key == key
    assert house.timers(key) == []


def test_completing_the_work_stops_its_timers(house: House) -> None:
    house.deploy(REMINDED)
    key = house.start()
    house.complete(ZHANG, "work")
    assert house.timers(key) == []
    assert house.later(days=20) == 0


def test_a_timer_that_fails_rests_and_the_others_go_on(house: House) -> None:
    house.deploy(FAILING, WAITING.replace(b'process id="p"', b'process id="q"'))
    bad = house.start()
    good = house.start("q", {"span": "P1D"})
    assert house.later(days=1) == 2
    assert house.is_done(good)
    (incident,) = house.incidents()
    assert (incident.instance_key, incident.element_id, incident.kind) == (bad, "broken", "JOB_NO_RETRIES")
    assert [found.blocked for found in house.timers(bad)] == [True]
    assert house.later(days=1) == 0


def test_a_resolved_incident_lets_the_timer_fire_again(house: House) -> None:
    house.deploy(FAILING)
    key = house.start()
    house.later(days=1)
    (incident,) = house.incidents()
    house.failing = False
    house.do(WANG, commands.resolve_incident, incident.key)
    assert house.later(seconds=1) == 1
    assert house.is_done(key)
    with pytest.raises(WrongState, match="RESOLVED"):
        house.do(WANG, commands.resolve_incident, incident.key)


def test_failing_after_resolving_is_a_new_incident(house: House) -> None:
    house.deploy(FAILING)
    house.start()
    house.later(days=1)
    (first,) = house.incidents()
    house.do(WANG, commands.resolve_incident, first.key)
    run_due(house.engine)
    (second,) = house.incidents()
    assert second.key != first.key


@pytest.mark.parametrize("actor", [ZHANG, leader("sun", "330200")], ids=["clerk", "other area"])
def test_only_a_supervisor_of_the_area_resolves(house: House, actor: Actor) -> None:
    house.deploy(FAILING)
    house.start()
    house.later(days=1)
    (incident,) = house.incidents()
    with pytest.raises(Forbidden):
        house.do(actor, commands.resolve_incident, incident.key)


def test_a_batch_is_bounded_and_nothing_is_left_behind(house: House) -> None:
    house.deploy(WAITING)
    keys = [house.start(variables={"span": "P1D"}) for _ in range(7)]
    house.clock.advance_to(MONDAY.replace(day=4))
    assert run_batch(house.engine, 3) == 3
    assert run_due(house.engine, 2) == 2
    assert run_due(house.engine) == 2
    assert all(house.is_done(key) for key in keys)


def test_new_timers_that_are_due_already_fire_too(house: House) -> None:
    house.deploy(
        document(start(), catch("one", timer("P1D")), catch("two", timer("PT0S")), end(), chain("start", "one", "two", "end"))
    )
    key = house.start()
    assert house.later(days=1) == 2
    assert house.is_done(key)


def test_a_timer_closed_by_an_earlier_one_in_the_batch_does_not_fire(house: House) -> None:
    both = document(
        start(),
        task("work"),
        boundary("first", "work", timer("P1D")),
        boundary("second", "work", timer("P1D")),
        end(),
        end("by_first"),
        end("by_second"),
        chain("start", "work", "end"),
        chain("first", "by_first"),
        chain("second", "by_second"),
    )
    house.deploy(both)
    key = house.start()
    house.later(days=2)
    ends = [event.element_id for event in house.history(key) if event.type == "END_EVENT" and event.state == "COMPLETED"]
    assert len(ends) == 1
    assert house.incidents() == []


def test_a_rearmed_timer_moves_with_its_variable(house: House) -> None:
    moving = document(
        start(),
        task("work"),
        boundary("late", "work", timer(date="=date and time(deadline)"), properties(rearm="true")),
        end(),
        chain("start", "work", "end"),
        chain("late", "end"),
    )
    house.deploy(moving)
    key = house.start(variables={"deadline": "2026-03-10T01:00:00Z"})
    house.do(WANG, commands.set_variables, key, {"deadline": "2026-03-20T01:00:00Z"})
    assert [found.due for found in house.timers(key)] == [MONDAY.replace(day=20)]
    assert house.later(days=17) == 0
    assert house.later(days=1) == 1


def test_firing_by_hand_is_checked(house: House) -> None:
    house.deploy(WAITING)
    key = house.start(variables={"span": "P1D"})
    (found,) = house.timers(key)
    with pytest.raises(WrongState, match="DUE"):
        house.do(Actor.system(), commands.fire_timer, found.key)
    house.later(days=1)
    with pytest.raises(NotFound):
        house.do(Actor.system(), commands.fire_timer, found.key)


def test_the_next_due_instant(house: House) -> None:
    assert next_due(house.engine) is None
    house.deploy(WAITING)
    for days in (3, 2):
        house.start(variables={"span": f"P{days}D"})
    assert next_due(house.engine) == MONDAY.replace(day=4)


def test_a_timer_starts_a_process_once_and_only_its_newest_version(house: House) -> None:
    by_timer = document(start(definition=timer(date="2026-03-05T01:00:00Z")), task("work"), end(), chain("start", "work", "end"))
    house.deploy(by_timer)
    newest = house.deploy(by_timer.replace(b'name="work"', b'name="new"')).processes[0]
    assert house.later(days=3) == 1
    assert [row.definition_key for row in house.instances("p")] == [newest.key]
    assert house.later(days=3) == 0


def test_a_killed_transaction_leaves_the_timer_for_the_next_worker(house: House) -> None:
    house.deploy(WAITING)
    key = house.start(variables={"span": "P1D"})
    house.clock.advance_to(MONDAY.replace(day=4))
    before = house.everything()

    def die() -> None:
        with house.engine.transaction(Actor.system()) as uow:
            for found in timers.claim_due(uow.session, uow.now, 10):
                commands.fire_timer(uow, found.key)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        die()
    assert house.everything() == before
    assert run_due(house.restarted()) == 1
    assert house.is_done(key)


def test_many_rounds_leave_one_timer(house: House) -> None:
    house.deploy(TICKING)
    key = house.start()
    house.later(days=1)
    sizes = []
    for _ in range(30):
        house.later(days=1)
        sizes.append(house.instance(key).open_waits)
    assert set(sizes) == {1}
    assert len(house.jobs) == 31


def test_timers_that_are_due_at_once_fire_in_the_order_in_which_they_were_opened(house: House) -> None:
    house.deploy(CHECKED)
    key = house.start()
    opened = {timer.element_id: timer.key for timer in house.timers(key)}
    assert opened["missed"] < opened["wait"]
    house.complete(ZHANG, "check")
    renewed = {timer.element_id: timer.key for timer in house.timers(key)}
    assert renewed == opened  # in a loop a timer takes the row of the one before
    assert house.later(days=2) == 2
    fired = [entry.details["elementId"] for entry in reversed(house.audit()) if entry.command == "fire_timer"]
    assert fired == ["wait", "missed"]
    assert house.is_done(key)


def test_a_timer_that_makes_room_for_a_later_one_does_not_fire_in_the_same_batch(house: House) -> None:
    """The batch has read both timers when the first one ends the task: the row of the second is another timer's by then."""
    house.deploy(
        document(
            start(),
            task("work"),
            boundary("first", "work", timer("P1D")),
            boundary("second", "work", timer("P1D")),
            task("more"),
            boundary("later", "more", timer("P3D")),
            end(),
            chain("start", "work", "end"),
            chain("first", "more", "end"),
            chain("second", "end"),
            chain("later", "end"),
        )
    )
    key = house.start()
    assert house.later(days=1) >= 1
    assert [timer.element_id for timer in house.timers(key)] == ["later"]
    assert house.later(days=3, seconds=-1) == 0
    assert not house.is_done(key)
    assert house.later(seconds=1) == 1
    assert house.is_done(key)


def test_time_passes_from_timer_to_timer(house: House) -> None:
    house.deploy(TICKING)
    house.start()
    assert advance(house.engine, MONDAY.replace(day=7, hour=0), house.clock.advance_to) == 4
    assert [job.now.day for job in house.jobs] == [3, 4, 5, 6]
    assert house.clock.now() == MONDAY.replace(day=7, hour=0)


def test_the_due_query_uses_its_index(database: Database) -> None:
    house = House(database)
    house.deploy(WAITING)
    house.start(variables={"span": "P1D"})
    with database.read() as session:
        plan = session.connection().exec_driver_sql(
            'explain query plan select "key" from timer where blocked = 0 and due <= ? order by due, wait_id limit 50',
            ("2027-01-01",),
        )
        steps = str(plan.fetchall())
    assert "ix_timer_blocked_due_wait_id" in steps
    assert "TEMP B-TREE" not in steps


def test_a_batch_costs_the_same_however_many_timers_are_due(database: Database) -> None:
    house = House(database)
    house.deploy(WAITING)
    house.start(variables={"span": "P1D"})
    with database.write() as session:
        (timer,) = session.query(Timer).all()
        shared = {name: getattr(timer, name) for name in ("instance_key", "root_key", "definition_key", "element_id", "due")}
        session.add_all([Timer(**shared, wait_id=100 + number) for number in range(200)])
    few = _work_of_a_claim(database, timer.due)
    with database.write() as session:
        session.add_all([Timer(**shared, wait_id=1_000 + number) for number in range(4_000)])
    assert _work_of_a_claim(database, timer.due) < 1.5 * few


def _work_of_a_claim(database: Database, now: datetime) -> int:
    """Instructions of SQLite's machine, in hundreds."""
    done: list[int] = []
    with database.write() as session:
        raw: Any = session.connection().connection.dbapi_connection
        raw.set_progress_handler(lambda: done.append(1), 100)
        assert len(timers.claim_due(session, now, 50)) == 50
        raw.set_progress_handler(None, 0)
    return len(done)


def test_a_start_timer_that_fails_has_an_incident_too(house: House) -> None:
    by_timer = document(
        start(definition=timer(date="2026-03-05T01:00:00Z")), service("broken", "fail"), end(), chain("start", "broken", "end")
    )
    house.deploy(by_timer)
    assert house.later(days=4) == 1
    (incident,) = house.incidents()
    assert (incident.instance_key, incident.process_id, incident.element_id) == (None, "p", "broken")
    house.failing = False
    house.do(Actor.system(), commands.resolve_incident, incident.key)
    assert run_due(house.engine) == 1
    assert [house.is_done(row.key) for row in house.instances("p")] == [True]
