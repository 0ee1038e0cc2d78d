"""Asynchronous jobs: after the commit, at least once, tried again with growing rests."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from engine import commands
from engine.actor import Actor
from engine.commands.unit_of_work import UnitOfWork
from engine.errors import WrongState
from engine.jobs import AsynchronousJob, Backoff, BpmnError
from engine.store import jobs
from engine.store.jobs import JobState
from engine.worker import advance, run_jobs
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
    start,
    timer,
)
from tests.engine.worker.posting import MAIL, MINUTE, Post


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


@pytest.mark.parametrize("result", [{"x": object()}, ["x"], 1])
def test_a_result_that_is_no_json_object_is_a_failed_try(house: House, result: Any) -> None:
    house.handlers.asynchronous_job("mail")(lambda job: result)
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
