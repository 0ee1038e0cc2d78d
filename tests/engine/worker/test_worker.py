"""The worker's thread, and several workers at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event

import pytest
from sqlalchemy.exc import OperationalError

from engine import commands
from engine.engine import Engine
from engine.errors import WrongState
from engine.jobs import Job
from engine.worker import Worker, run_due
from engine.worker import worker as worker_module
from tests.engine.house import HANGZHOU, MONDAY, WANG, House, task
from tests.engine.spiff.drawing import catch, chain, document, end, message, messages, service, start, timer

RINGING = document(start(), catch("wait", timer("P1D")), service("ring", "ring"), end(), chain("start", "wait", "ring", "end"))
STARTED = document(
    start(definition=message("begin")),
    task("work"),
    end(),
    chain("start", "work", "end"),
    process_id="started",
    declarations=messages(begin=""),
)
WAITING = document(
    start(),
    catch("wait", message("arrived")),
    end(),
    chain("start", "wait", "end"),
    process_id="waiting",
    declarations=messages(arrived="=number"),
)
LONG_ENOUGH = 20.0


def test_a_worker_fires_and_stops_cleanly(house: House) -> None:
    rung = Event()

    def ring(job: Job) -> None:
        rung.set()

    house.handlers.register("ring", ring)
    house.deploy(RINGING)
    key = house.start()
    house.clock.advance_to(MONDAY.replace(day=4))
    worker = Worker(house.engine, poll_seconds=0.01)
    worker.start()
    assert rung.wait(LONG_ENOUGH)
    worker.stop()
    assert house.is_done(key)


def test_a_failing_database_does_not_end_the_worker(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    again = Event()
    rounds: list[int] = []

    def failing(engine: Engine) -> int:
        rounds.append(1)
        if len(rounds) == 1:
            raise OperationalError("select 1", {}, OSError("connection lost"))
        again.set()
        return 0

    monkeypatch.setattr(worker_module, "run_due", failing)
    worker = Worker(house.engine, poll_seconds=0.01)
    worker.start()
    assert again.wait(LONG_ENOUGH)
    worker.stop()
    assert worker.failed_rounds == 0


def test_several_workers_fire_every_timer_once(house: House) -> None:
    house.handlers.register("ring", house.jobs.append)
    house.deploy(RINGING)
    keys = [house.start() for _ in range(20)]
    house.clock.advance_to(MONDAY.replace(day=4))
    with ThreadPoolExecutor(4) as pool:
        handled = sum(pool.map(run_due, [house.restarted() for _ in range(4)]))
    handled += run_due(house.engine)
    assert handled == len(keys)
    assert sorted(job.instance_key for job in house.jobs) == sorted(keys)
    assert all(house.is_done(key) for key in keys)


def test_cancelling_while_workers_fire_never_deadlocks(house: House) -> None:
    house.handlers.register("ring", lambda job: None)
    house.deploy(RINGING)
    keys = [house.start() for _ in range(20)]
    house.clock.advance_to(MONDAY.replace(day=4))

    def cancel(key: int) -> None:
        try:
            house.do(WANG, commands.cancel_instance, key, "x")
        except WrongState:
            return  # the worker was first

    with ThreadPoolExecutor(4) as pool:
        firing = [pool.submit(run_due, house.restarted()) for _ in range(2)]
        list(pool.map(cancel, keys))
        for future in firing:
            future.result()
    run_due(house.engine)
    assert {house.instance(key).status for key in keys} <= {"COMPLETED", "TERMINATED"}
    assert all(house.timers(key) == [] for key in keys)


def test_at_most_one_instance_starts_under_a_key_at_the_same_moment(house: House) -> None:
    house.deploy(STARTED)

    def publish(_: int) -> None:
        house.publish("begin", "A-1", tenant_id=HANGZHOU)

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(publish, range(12)))
    assert len(house.tasks("work")) == 1


def test_a_message_and_its_receiver_never_miss_each_other(house: House) -> None:
    house.deploy(WAITING)
    numbers = [f"A-{n}" for n in range(15)]

    def receive(number: str) -> int:
        return house.start("waiting", {"number": number})

    def send(number: str) -> None:
        house.publish("arrived", number, time_to_live=timedelta(days=1))

    with ThreadPoolExecutor(6) as pool:
        keys = [pool.submit(receive, number) for number in numbers]
        list(pool.map(send, numbers))
        assert all(house.is_done(key.result()) for key in keys)
