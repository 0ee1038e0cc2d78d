"""The threads that run asynchronous jobs, beside timers, and killed at work."""

from __future__ import annotations

import subprocess
import sys
import threading
from datetime import timedelta
from typing import Any

import pytest

from engine.jobs import AsynchronousJob
from engine.store import audit, job_queue, jobs
from engine.store.jobs import JobState
from engine.worker import JobWorker, Worker, run_due, run_jobs
from engine.worker.rounds import Rounds
from tests.engine.house import MONDAY, House, task
from tests.engine.spiff.drawing import (
    boundary,
    chain,
    document,
    element,
    end,
    extensions,
    flow,
    start,
    timer,
)
from tests.engine.worker.posting import LONG_ENOUGH, MAIL, MINUTE, ROOT, Post


def test_killed_at_work_its_job_is_done_by_another(house: House) -> None:
    url = house.database.url.render_as_string(hide_password=False)
    house.handlers.asynchronous_job("mail", lease=MINUTE)(lambda job: {"by": "another"})
    house.deploy(MAIL)
    key = house.start(variables={"party": "B"})
    command = [sys.executable, "-m", "tests.engine.worker.hanging_worker", url]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as hanging:
        assert hanging.stdout is not None
        taken = int(hanging.stdout.readline())
        hanging.kill()
    house.clock.advance_to(MONDAY + timedelta(minutes=5) - timedelta(microseconds=1))  # the lease of the killed one
    assert run_jobs(house.engine) == 0
    house.clock.advance_to(MONDAY + timedelta(minutes=5))
    assert run_jobs(house.engine) == 1
    assert house.variables(key) == {"party": "B", "by": "another"}
    with house.engine.reading() as session:
        assert jobs.get(session, taken).state is JobState.COMPLETED
        assert [entry.subject for entry in audit.recent(session) if entry.command == "complete_job"] == [str(taken)]


def test_the_worker_runs_jobs_beside_timers(house: House) -> None:
    running, may_end = threading.Event(), threading.Event()
    rung = threading.Event()

    def send(job: AsynchronousJob) -> None:
        running.set()
        assert may_end.wait(LONG_ENOUGH)

    def ring(job: object) -> None:
        rung.set()

    house.handlers.asynchronous_job("mail")(send)
    house.handlers.register("ring", ring)
    late = boundary("late", "b", timer("P1D"))
    job = element("serviceTask", "a", extensions('<zeebe:taskDefinition type="mail"/>'))
    bell = element("serviceTask", "ring", extensions('<zeebe:taskDefinition type="ring"/>'))
    house.deploy(
        document(start(), job, end(), chain("start", "a", "end")),
        document(
            start(),
            task("b"),
            late,
            bell,
            end(),
            chain("start", "b", "end"),
            flow("late", "ring"),
            flow("ring", "end"),
            process_id="q",
        ),
    )
    worker = Worker(house.engine, poll_seconds=0.01)
    worker.start()
    key = house.start()
    assert running.wait(LONG_ENOUGH)  # a slow job is at work
    house.start("q")
    house.clock.advance_to(MONDAY + timedelta(days=1))
    assert rung.wait(LONG_ENOUGH)  # and timers fire all the same
    may_end.set()
    worker.stop()
    assert house.is_done(key)  # the job at hand was finished before the worker ended


def test_a_new_job_wakes_an_idle_job_worker_without_a_poll(house: House) -> None:
    done = threading.Event()
    house.handlers.asynchronous_job("mail")(lambda job: done.set())
    house.deploy(MAIL)
    worker = JobWorker(house.engine, threads=1, poll_seconds=3_600.0)
    worker.start()
    house.start(variables={"party": "B"})
    assert done.wait(LONG_ENOUGH)
    worker.stop()


def test_a_failing_database_does_not_end_the_job_worker(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    done, tries = threading.Event(), []
    house.handlers.asynchronous_job("mail")(lambda job: done.set())
    house.deploy(MAIL)
    house.start(variables={"party": "B"})
    original = job_queue.has_work

    def failing_first(*arguments: Any) -> bool:
        tries.append(1)
        if len(tries) == 1:
            raise OSError("the database is gone")
        return original(*arguments)

    monkeypatch.setattr(job_queue, "has_work", failing_first)
    rounds = Rounds(0.01)
    worker = JobWorker(house.engine, threads=1, rounds=rounds)
    worker.start()
    assert done.wait(LONG_ENOUGH)
    worker.stop()
    assert (len(tries) > 1, rounds.failed) == (True, 0)


def test_timers_and_jobs_of_one_instance_do_not_get_in_each_others_way(house: House) -> None:
    Post(house)
    late = boundary("late", "a", timer("PT1S"))
    job = element("serviceTask", "a", extensions('<zeebe:taskDefinition type="mail"/>'))
    house.deploy(document(start(), job, late, end(), chain("start", "a", "end"), flow("late", "end")))
    keys = [house.start() for _ in range(10)]
    house.clock.advance_to(MONDAY + timedelta(seconds=1))
    meet = threading.Barrier(2)
    other = house.restarted()

    def fire() -> None:
        meet.wait()
        run_due(other)

    thread = threading.Thread(target=fire)
    thread.start()
    meet.wait()
    run_jobs(house.engine)
    thread.join()
    assert all(house.is_done(key) for key in keys)
    assert house.incidents() == []
