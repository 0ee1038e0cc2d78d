"""Timers of one batch fire together, and yet each as if it were alone."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from engine.jobs import Job
from engine.store import Database, next_key, timers
from engine.store.audit import AuditEntry
from engine.worker import run_batch, run_due
from engine.worker.due_batch import NotTogether, fire_one_by_one, fire_together
from tests.engine.house import MONDAY, House, task
from tests.engine.spiff.drawing import (
    boundary,
    catch,
    chain,
    document,
    element,
    end,
    extensions,
    message,
    messages,
    properties,
    script,
    service,
    start,
    timer,
)

WAITING = document(
    start(),
    catch("wait", timer("P1D")),
    service("note", "record"),
    task("work"),
    end(),
    chain("start", "wait", "note", "work", "end"),
)
FAILING = document(
    start(),
    catch("wait", timer("P1D")),
    service("broken", "fail"),
    end(),
    chain("start", "wait", "broken", "end"),
    process_id="failing",
)
UNSTORABLE = document(
    start(),
    catch("wait", timer("P1D")),
    task("work", assignee="=who"),
    end(),
    chain("start", "wait", "work", "end"),
    process_id="unstorable",
)
CALLED = document(
    start(),
    catch("inner", timer("P1D")),
    service("rang", "record"),
    end(),
    chain("start", "inner", "rang", "end"),
    process_id="called",
)
CALLING = document(
    start(),
    element("callActivity", "call", extensions('<zeebe:calledElement processId="called"/>')),
    boundary("outer", "call", timer("=span")),
    end(),
    end("in_time"),
    chain("start", "call", "in_time"),
    chain("outer", "end"),
)
PUT_OFF = document(
    start(),
    task("work"),
    boundary("first", "work", timer("P1D"), interrupting=False),
    script("put_off", "=1", "later"),
    boundary(
        "second",
        "work",
        timer(date='=date and time(if later = null then "2026-03-03T01:00:00Z" else "2026-03-09T01:00:00Z")'),
        properties(rearm="true"),
    ),
    end(),
    chain("start", "work", "end"),
    chain("first", "put_off", "end"),
    chain("second", "end"),
)
TELLING = document(
    start(),
    catch("wait", timer("P1D")),
    service("tell", "tell"),
    end(),
    chain("start", "wait", "tell", "end"),
    process_id="telling",
)
TOLD = document(
    start(),
    task("work"),
    boundary("stopped", "work", message("stop")),
    boundary("late", "work", timer("P1D")),
    end(),
    end("by_message"),
    end("by_timer"),
    chain("start", "work", "end"),
    chain("stopped", "by_message"),
    chain("late", "by_timer"),
    process_id="told",
    declarations=messages(stop="=number"),
)
TOO_LONG = random.Random(1).randbytes(10_000).hex()
"""No index of PostgreSQL takes such a name."""


def passed(house: House, key: int) -> list[str | None]:
    """The elements an instance has passed, in order."""
    return [event.element_id for event in house.history(key) if event.state == "COMPLETED"]


def next_day(house: House) -> None:
    """A day later."""
    house.clock.advance_to(MONDAY.replace(day=3))


def test_a_batch_leaves_the_same_rows_as_its_timers_one_by_one(any_database: Database) -> None:
    house = House(any_database)
    house.deploy(WAITING)
    together = [house.start() for _ in range(5)]
    next_day(house)
    assert fire_together(house.engine, 10) == 5
    alone = [house.start() for _ in range(5)]
    house.clock.advance_to(MONDAY.replace(day=4))
    assert fire_one_by_one(house.engine, 10) == 5
    told = [[(line.element_id, line.state, line.seq, line.payload) for line in house.history(key)] for key in together + alone]
    assert all(one == told[0] for one in told)
    assert sorted(task.instance_key for task in house.tasks("work")) == sorted(together + alone)
    assert [task.candidate_groups for task in house.tasks("work")] == [["agency-intake"]] * 10
    assert len([entry for entry in house.audit() if entry.command == "fire_timer"]) == 10
    assert [house.instance(key).revision for key in together + alone] == [2] * 10


def test_one_that_fails_takes_nothing_from_the_others(house: House) -> None:
    house.deploy(WAITING, FAILING)
    before, bad, after = house.start(), house.start("failing"), house.start()
    next_day(house)
    with pytest.raises(NotTogether):
        fire_together(house.engine, 10)
    assert house.tasks() == []
    assert house.incidents() == []
    assert run_batch(house.engine) == 3
    assert [task.instance_key for task in house.tasks("work")] == [before, after]
    assert [incident.instance_key for incident in house.incidents()] == [bad]
    assert run_batch(house.engine) == 0


def test_what_the_database_cannot_store_is_the_incident_of_its_own_instance(postgresql_database: Database) -> None:
    house = House(postgresql_database)
    house.deploy(WAITING, UNSTORABLE)
    before, bad, after = house.start(), house.start("unstorable", {"who": "wang"}), house.start()
    worse = house.start("unstorable", {"who": TOO_LONG})
    next_day(house)
    assert run_batch(house.engine) == 4
    assert [task.instance_key for task in house.tasks("work")] == [before, bad, after]
    assert [incident.instance_key for incident in house.incidents()] == [worse]


def later(bad: str) -> AuditEntry:
    """A row that nobody writes before the transaction ends."""
    return AuditEntry(key=next_key(), at=MONDAY, actor=bad, command="x", subject_kind="x", subject="x", details={})


@pytest.mark.parametrize("spoil", [lambda job: job.session.add(later("a\x00b")), lambda job: job.session.add(later("a\ud800b"))])
def test_what_spoils_the_whole_transaction_stops_nobody_else(postgresql_database: Database, spoil: Callable[[Job], None]) -> None:
    house = House(postgresql_database)
    house.handlers.register("spoil", spoil)
    house.deploy(WAITING, FAILING.replace(b'type="fail"', b'type="spoil"'))
    before, bad, after = house.start(), house.start("failing"), house.start()
    next_day(house)
    assert run_due(house.engine) == 3
    assert [task.instance_key for task in house.tasks("work")] == [before, after]
    assert [incident.instance_key for incident in house.incidents()] == [bad]
    assert [found.blocked for found in house.timers(bad)] == [True]
    assert run_due(house.engine) == 0


@pytest.mark.parametrize(("span", "inner_first"), [("PT25H", True), ("PT23H", False)])
def test_of_two_timers_of_one_tree_the_first_decides(house: House, span: str, *, inner_first: bool) -> None:
    house.deploy(CALLING, CALLED)
    key = house.start(variables={"span": span})
    house.clock.advance_to(MONDAY.replace(day=4))
    assert run_batch(house.engine) == 2
    assert house.is_done(key)
    assert ("in_time" in passed(house, key)) == inner_first
    assert [job.element_id for job in house.jobs] == ["rang"] * inner_first
    assert house.incidents() == []


def test_a_timer_put_off_by_one_before_it_waits_on(house: House) -> None:
    house.deploy(PUT_OFF)
    key = house.start()
    next_day(house)
    run_due(house.engine)
    assert house.incidents() == []
    assert [found.due for found in house.timers(key)] == [MONDAY.replace(day=9)]
    assert house.later(days=6) == 1
    assert house.is_done(key)


def test_a_timer_put_off_waits_on_when_another_of_the_batch_fails(house: House) -> None:
    house.deploy(PUT_OFF, FAILING)
    key, bad = house.start(), house.start("failing")
    next_day(house)
    run_due(house.engine)
    assert [incident.instance_key for incident in house.incidents()] == [bad]
    assert [found.due for found in house.timers(key)] == [MONDAY.replace(day=9)]


def test_a_message_from_one_before_it_closes_a_timer(house: House) -> None:
    house.handlers.register("tell", lambda job: job.publish_message("stop", "A-1"))
    house.deploy(TELLING, TOLD)
    house.start("telling")
    told = house.start("told", {"number": "A-1"})
    next_day(house)
    run_due(house.engine)
    assert "by_message" in passed(house, told)
    assert "by_timer" not in passed(house, told)
    assert house.is_done(told)


def test_workers_that_are_killed_in_a_batch_leave_it_to_the_next(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.deploy(WAITING)
    keys = [house.start() for _ in range(3)]
    next_day(house)
    before = house.everything()

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(timers, "delete_closed", die)
        with pytest.raises(KeyboardInterrupt):
            run_batch(house.engine)
    assert house.everything() == before
    assert run_batch(house.restarted()) == 3
    assert [task.instance_key for task in house.tasks("work")] == keys
