"""The worker's thread, and several workers at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event

from sqlalchemy.exc import OperationalError

from engine import commands
from engine.engine import Engine
from engine.errors import WrongState
from engine.jobs import Job
from engine.worker import Worker, run_due
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


def test_a_failing_database_does_not_end_the_worker(house: House) -> None:
    again = Event()
    rounds: list[int] = []

    def failing(engine: Engine) -> int:
        rounds.append(1)
        if len(rounds) == 1:
            raise OperationalError("select 1", {}, OSError("connection lost"))
        again.set()
        return 0

    worker = Worker(house.engine, poll_seconds=0.01, duties=[failing])
    worker.start()
    assert again.wait(LONG_ENOUGH)
    worker.stop()
    assert worker.failed_rounds == 0


def test_a_worker_that_is_stopped_finishes_its_batch_and_takes_no_other(house: House) -> None:
    begun = Event()
    rounds: list[int] = []

    def busy(engine: Engine) -> int:
        rounds.append(1)
        begun.set()
        assert go_on.wait(LONG_ENOUGH)
        return 1

    go_on = Event()
    worker = Worker(house.engine, duties=[busy, busy])
    worker.start()
    assert begun.wait(LONG_ENOUGH)
    worker.ask_to_stop()
    go_on.set()
    worker.stop()
    assert rounds == [1]


def test_a_worker_gives_a_sign_of_life_only_after_a_good_round(house: House) -> None:
    signs: list[int] = []
    done = Event()

    def failing_first(engine: Engine) -> int:
        rounds.append(1)
        if len(rounds) == 1:
            raise OperationalError("select 1", {}, OSError("connection lost"))
        return 0

    def sign() -> None:
        signs.append(len(rounds))
        done.set()

    rounds: list[int] = []
    worker = Worker(house.engine, poll_seconds=0.01, duties=[failing_first], alive=sign)
    worker.start()
    assert done.wait(LONG_ENOUGH)
    worker.stop()
    assert signs[0] == 2


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
