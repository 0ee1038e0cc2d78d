"""Asynchronous jobs: after the commit, at least once, tried again with growing rests."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from engine import commands
from engine.actor import Actor
from engine.commands.unit_of_work import UnitOfWork
from engine.errors import WrongState
from engine.jobs import AsynchronousHandler, AsynchronousJob, Backoff, BpmnError
from engine.store import audit, job_queue, jobs
from engine.store.jobs import JobState
from engine.worker import JobWorker, Worker, advance, run_due, run_jobs
from tests.engine.house import HANGZHOU, MONDAY, WANG, House, task
from tests.engine.spiff.drawing import (
    boundary,
    chain,
    document,
    element,
    end,
    error,
    extensions,
    flow,
    gateway,
    mappings,
    properties,
    start,
    timer,
)

ROOT = Path(__file__).parents[3]
MINUTE = timedelta(minutes=1)
LONG_ENOUGH = 20.0
MAIL = document(
    start(),
    element(
        "serviceTask",
        "a",
        extensions(
            '<zeebe:taskDefinition type="mail" retries="3"/>',
            '<zeebe:taskHeaders><zeebe:header key="tray" value="A4"/></zeebe:taskHeaders>',
            mappings({"to": "=party"}),
            properties(provision="A-1"),
        ),
        name="寄送",
    ),
    end(),
    chain("start", "a", "end"),
)


class Post:
    """A handler that does what the test says, and remembers what it was given."""

    def __init__(self, house: House, **options: Any) -> None:
        self.seen: list[AsynchronousJob] = []
        self.fails: list[Exception] = []
        options = {"lease": MINUTE, "backoff": Backoff(MINUTE, 2.0, timedelta(minutes=3)), **options}
        house.handlers.register_asynchronous("mail", AsynchronousHandler(self, **options))

    def __call__(self, job: AsynchronousJob) -> Mapping[str, Any] | None:
        self.seen.append(job)
        if self.fails:
            raise self.fails.pop(0)
        return {"sent": len(self.seen)}


def test_it_runs_after_the_commit_with_all_it_needs(house: House) -> None:
    post = Post(house)
    house.deploy(MAIL)
    key = house.start(variables={"party": "B"}, business_key="c-1")
    assert (post.seen, house.is_done(key)) == ([], False)
    assert run_jobs(house.engine) == 1
    (job,) = post.seen
    assert (job.type, job.element_id, job.element_name, job.headers) == ("mail", "a", "寄送", {"tray": "A4"})
    assert (job.variables, job.properties, job.retries) == ({"to": "B"}, {"provision": "A-1"}, 3)
    assert (job.instance_key, job.business_key, job.tenant_id, job.process_id) == (key, "c-1", HANGZHOU, "p")
    assert (job.now, job.deadline) == (MONDAY, MONDAY + MINUTE)
    assert house.variables(key) == {"party": "B", "sent": 1}
    assert house.is_done(key)
    assert {entry.actor for entry in house.audit() if entry.command == "complete_job"} == {"system"}


def test_nothing_runs_when_the_step_is_rolled_back(house: House) -> None:
    post = Post(house)
    house.deploy(MAIL)

    def start_and_fall(uow: UnitOfWork) -> None:
        commands.start_instance(uow, "p", {"party": "B"}, tenant_id=HANGZHOU)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        house.do(Actor.system(), start_and_fall)
    assert (run_jobs(house.engine), post.seen) == (0, [])


def test_no_transaction_is_open_while_the_handler_runs(house: House) -> None:
    def send(job: AsynchronousJob) -> None:
        with house.engine.transaction(Actor.system()) as uow:  # on SQLite a second writer would wait for the first
            uow.audit("send", "job", job.key)
        with job.transaction() as uow:
            uow.audit("write", "job", job.key)

    house.handlers.asynchronous_job("mail")(send)
    house.deploy(MAIL)
    house.start(variables={"party": "B"})
    run_jobs(house.engine)
    assert [entry.command for entry in house.audit()][:3] == ["complete_job", "write", "send"]


def test_tries_come_with_growing_rests_then_an_incident(house: House) -> None:
    post = Post(house)
    post.fails = [OSError("no paper"), OSError("no ink"), OSError("no power")]
    house.deploy(MAIL)
    key = house.start(variables={"party": "B"})
    assert run_jobs(house.engine) == 1
    house.clock.advance_to(MONDAY + MINUTE - timedelta(microseconds=1))
    assert run_jobs(house.engine) == 0
    house.clock.advance_to(MONDAY + MINUTE)
    assert run_jobs(house.engine) == 1
    house.clock.advance_to(MONDAY + 3 * MINUTE - timedelta(microseconds=1))
    assert run_jobs(house.engine) == 0
    house.clock.advance_to(MONDAY + 3 * MINUTE)
    assert run_jobs(house.engine) == 1
    (incident,) = house.incidents()
    assert (incident.kind, "no power" in incident.detail) == ("JOB_NO_RETRIES", True)
    assert len({job.key for job in post.seen}) == 1  # the idempotency key stays
    assert [job.retries for job in post.seen] == [3, 2, 1]
    house.later(days=9)
    assert run_jobs(house.engine) == 0
    house.do(WANG, commands.resolve_incident, incident.key, retries=1)
    assert run_jobs(house.engine) == 1
    assert house.is_done(key)


@pytest.mark.parametrize(
    ("failures", "minutes"),
    [(1, 1), (2, 2), (3, 3), (400, 3)],
)
def test_the_rest_grows_to_its_most(failures: int, minutes: int) -> None:
    assert Backoff(MINUTE, 2.0, timedelta(minutes=3)).after(failures) == minutes * MINUTE


def test_a_rest_is_never_longer_than_the_most() -> None:
    assert Backoff(timedelta(hours=9), 2.0, MINUTE).after(1) == MINUTE


def test_a_bpmn_error_goes_to_its_event(house: House) -> None:
    post = Post(house)
    post.fails = [BpmnError("full", "no paper", {"reason": "paper"})]
    caught = boundary("full", "a", error("x"), mappings(outputs={"reason": "=reason"}))
    declared = '<bpmn:error id="x" errorCode="full"/>'
    job = element("serviceTask", "a", extensions('<zeebe:taskDefinition type="mail"/>'))
    parts = (start(), job, caught, task("sorry"), end(), chain("start", "a", "end"), flow("full", "sorry"))
    house.deploy(document(*parts, declarations=declared))
    key = house.start()
    run_jobs(house.engine)
    assert house.task("sorry").instance_key == key
    assert house.variables(key) == {"reason": "paper"}


def test_a_result_that_is_no_json_is_a_failed_try(house: House) -> None:
    house.handlers.asynchronous_job("mail")(lambda job: {"x": object()})
    house.deploy(MAIL)
    key = house.start(variables={"party": "B"})
    run_jobs(house.engine)
    with house.engine.reading() as session:
        (job,) = jobs.of_instance(session, key)
    assert (job.state, job.retries, job.failures) == (JobState.FAILED, 2, 1)


def test_a_result_the_process_cannot_use_is_an_incident_and_no_endless_loop(house: House) -> None:
    Post(house)
    job = element("serviceTask", "a", extensions('<zeebe:taskDefinition type="mail"/>'))
    fork = gateway("exclusive", "fork")
    house.deploy(document(start(), job, fork, end(), chain("start", "a", "fork"), flow("fork", "end", "=sent")))
    house.start()
    assert run_jobs(house.engine) == 1
    assert [incident.element_id for incident in house.incidents()] == ["fork"]
    house.later(days=1)
    assert run_jobs(house.engine) == 0


def test_a_job_cancelled_while_it_runs_changes_nothing(house: House) -> None:
    def send(job: AsynchronousJob) -> Mapping[str, Any]:
        house.do(WANG, commands.cancel_instance, job.instance_key, "withdrawn")
        return {"sent": True}

    house.handlers.asynchronous_job("mail")(send)
    house.deploy(MAIL)
    key = house.start(variables={"party": "B"})
    assert run_jobs(house.engine) == 1
    assert house.variables(key) == {"party": "B"}
    assert house.incidents() == []


def test_a_slow_handler_loses_its_job_to_another_and_its_answer_does_not_count(house: House) -> None:
    answers = []

    def send(job: AsynchronousJob) -> Mapping[str, Any]:
        answers.append(job.key)
        if len(answers) == 1:
            house.later(minutes=2)
            assert run_jobs(house.engine) == 1
            return {"by": "first"}
        return {"by": "second"}

    house.handlers.asynchronous_job("mail", lease=MINUTE)(send)
    house.deploy(
        document(
            start(),
            element("serviceTask", "a", extensions('<zeebe:taskDefinition type="mail"/>')),
            task("b"),
            end(),
            chain("start", "a", "b", "end"),
        )
    )
    key = house.start()
    run_jobs(house.engine)
    assert house.variables(key) == {"by": "second"}
    assert len(house.tasks("b")) == 1


def test_a_handler_that_needs_longer_keeps_its_job(house: House) -> None:
    def send(job: AsynchronousJob) -> None:
        job.extend(timedelta(hours=1))
        house.later(minutes=59)
        assert run_jobs(house.engine) == 0

    house.handlers.asynchronous_job("mail", lease=MINUTE)(send)
    house.deploy(MAIL)
    key = house.start(variables={"party": "B"})
    assert run_jobs(house.engine) == 1
    assert house.is_done(key)


def test_a_handler_that_has_lost_its_job_hears_so(house: House) -> None:
    lost: list[int] = []

    def send(job: AsynchronousJob) -> None:
        if lost:
            return
        house.later(minutes=2)
        lost.append(job.key)
        run_jobs(house.engine)
        with pytest.raises(Exception, match="Expected"):
            job.extend(MINUTE)

    house.handlers.asynchronous_job("mail", lease=MINUTE)(send)
    house.deploy(MAIL)
    key = house.start(variables={"party": "B"})
    run_jobs(house.engine)
    assert house.is_done(key)


def test_a_type_has_one_kind_of_handler(house: House) -> None:
    Post(house)
    with pytest.raises(ValueError, match="mail"):
        house.handlers.register("mail", lambda job: None)
    assert house.handlers.types == {"mail", "record", "fail", "publish-message"}


def test_letting_time_pass_stops_at_rests_as_well(house: House) -> None:
    post = Post(house)
    post.fails = [OSError("no paper")]
    late = boundary("late", "b", timer("P1D"))
    job = element("serviceTask", "a", extensions('<zeebe:taskDefinition type="mail"/>'))
    parts = (start(), job, task("b"), late, end(), chain("start", "a", "b", "end"), flow("late", "end"))
    house.deploy(document(*parts))
    key = house.start()
    handled = advance(house.engine, MONDAY + timedelta(days=1, minutes=1), house.clock.advance_to)
    assert (handled, house.is_done(key)) == (3, True)  # two tries, and the timer a day after the second


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
    worker = JobWorker(house.engine, threads=1, poll_seconds=0.01)
    worker.start()
    assert done.wait(LONG_ENOUGH)
    worker.stop()
    assert worker.failed_rounds == 0


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


def test_an_answer_needs_the_lease_of_its_own_try(house: House) -> None:
    Post(house)
    house.deploy(MAIL)
    key = house.start(variables={"party": "B"})
    with house.engine.transaction(Actor.system()) as uow:
        commands.activate_jobs(uow, "mail", worker="w", limit=1, timeout=MINUTE, with_lease=True)
    with house.engine.reading() as session:
        (job,) = jobs.of_instance(session, key)
    with pytest.raises(WrongState, match="LEASED"):
        house.do(Actor.system(), commands.complete_job, job.key)


def test_a_listener_may_be_asynchronous_and_sees_everything(house: House) -> None:
    post = Post(house)
    listener = '<zeebe:executionListeners><zeebe:executionListener eventType="end" type="mail"/></zeebe:executionListeners>'
    job = element("serviceTask", "a", extensions('<zeebe:taskDefinition type="record"/>', mappings({"to": "=party"}), listener))
    house.deploy(document(start(), job, end(), chain("start", "a", "end")))
    key = house.start(variables={"party": "B"})
    assert house.jobs[0].listener_event == "UNSPECIFIED"
    run_jobs(house.engine)
    (seen,) = post.seen
    assert (seen.listener_event, seen.variables) == ("END", {"party": "B", "recorded": "a", "to": "B"})
    assert house.is_done(key)


def test_a_listener_inside_the_step_is_told_what_it_listens_to(house: House) -> None:
    listener = '<zeebe:executionListeners><zeebe:executionListener eventType="start" type="record"/></zeebe:executionListeners>'
    house.deploy(document(start(), element("manualTask", "a", extensions(listener)), end(), chain("start", "a", "end")))
    house.start()
    assert [job.listener_event for job in house.jobs] == ["START"]
