"""Who has a job, and until when; on both databases."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest

from engine import commands
from engine.engine import Engine
from engine.errors import NotFound, WrongState
from engine.store import jobs
from engine.store.jobs import JobState
from tests.engine.commands.waiting import MAIL, MINUTE, mail, only, take
from tests.engine.house import WANG, House, task
from tests.engine.spiff.drawing import chain, document, end, start


def test_a_lease_ends_at_its_deadline_and_not_before(house: House) -> None:
    house.deploy(MAIL)
    house.start()
    job = only(house)
    house.clock.advance_to(house.clock.now() + MINUTE - timedelta(microseconds=1))
    assert take(house) == []
    house.clock.advance_to(house.clock.now() + timedelta(microseconds=1))
    (again,) = take(house, worker="w2")
    assert (again.job.key, again.job.worker, again.job.state) == (job, "w2", JobState.TIMED_OUT)


def test_a_late_worker_may_still_complete_until_somebody_else_has(house: House) -> None:
    house.deploy(MAIL)
    key = house.start()
    job = only(house)
    house.later(minutes=2)
    take(house, worker="w2")
    house.do(WANG, commands.complete_job, job, {"by": "w1"})
    with pytest.raises(NotFound):
        house.do(WANG, commands.complete_job, job, {"by": "w2"})
    assert house.variables(key) == {"by": "w1"}


def test_with_a_lease_token_a_late_worker_is_turned_away(house: House) -> None:
    house.deploy(MAIL)
    house.start()
    (first,) = take(house, with_lease=True)
    house.later(minutes=2)
    (second,) = take(house, worker="w2", with_lease=True)
    key = first.job.key
    for command, options in ((commands.complete_job, {}), (commands.fail_job, {"retries": 1})):
        for shown in (first.job.lease, None):
            with pytest.raises(WrongState, match="LEASED"):
                house.do(WANG, command, key, lease=shown, **options)
    with pytest.raises(WrongState, match="LEASED"):
        house.do(WANG, commands.throw_job_error, key, "full", lease=first.job.lease)
    with pytest.raises(WrongState, match="LEASED"):
        house.do(WANG, commands.update_job, key, timeout=MINUTE, lease=first.job.lease)
    house.do(WANG, commands.complete_job, key, lease=second.job.lease)


def test_a_worker_that_needs_longer_says_so(house: House) -> None:
    house.deploy(MAIL)
    house.start()
    job = only(house)
    house.do(WANG, commands.update_job, job, timeout=timedelta(hours=1))
    house.later(minutes=59)
    assert take(house) == []
    house.later(minutes=1)
    assert only(house) == job


def test_a_job_nobody_has_has_no_timeout_to_change(house: House) -> None:
    house.deploy(MAIL)
    house.start()
    with house.engine.reading() as session:
        (waiting,) = jobs.of_instance(session, house.instances("p")[0].key)
    with pytest.raises(WrongState):
        house.do(WANG, commands.update_job, waiting.key, timeout=MINUTE)


def test_two_workers_never_get_the_same_job(house: House) -> None:
    house.deploy(MAIL)
    started = {house.start() for _ in range(20)}
    engines = [house.engine, house.restarted()]
    got: list[int] = []
    meet = threading.Barrier(2)

    def work(engine: Engine, name: str) -> None:
        meet.wait()
        for _ in range(20):
            found = engine.run(WANG, lambda uow: commands.activate_jobs(uow, "mail", worker=name, limit=3, timeout=MINUTE))
            got.extend(one.job.instance_key for one in found)

    threads = [threading.Thread(target=work, args=(engine, f"w{n}")) for n, engine in enumerate(engines)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == 20
    assert set(got) == started


def test_of_two_completions_at_once_one_counts(house: House) -> None:
    house.deploy(document(start(), mail(), task("b"), end(), chain("start", "a", "b", "end")))
    house.start()
    job = only(house)
    engines = [house.engine, house.restarted()]
    meet, outcomes = threading.Barrier(2), []

    def work(engine: Engine, name: str) -> None:
        meet.wait()
        try:
            engine.run(WANG, lambda uow: commands.complete_job(uow, job, {"by": name}))
            outcomes.append(name)
        except NotFound:
            outcomes.append("late")

    threads = [threading.Thread(target=work, args=(engine, f"w{n}")) for n, engine in enumerate(engines)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes)[0] == "late"
    assert len(house.tasks("b")) == 1
