"""Jobs that fail, throw errors, or are overtaken by their case; on both databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from engine import commands
from engine.errors import InvalidInput, NotFound, StepFailed, WrongState
from engine.spiff.waits import JobKind
from engine.store import jobs
from engine.store.jobs import JobState
from tests.engine.commands.waiting import CAUGHT, MAIL, mail, only, row, take
from tests.engine.house import WANG, ZHANG, House, task
from tests.engine.spiff import drawing
from tests.engine.spiff.drawing import boundary, chain, document, element, end, error, extensions, flow, service, start, timer


def test_a_failed_job_is_there_again_at_once(house: House) -> None:
    house.deploy(MAIL)
    key = house.start()
    job = only(house)
    house.do(WANG, commands.fail_job, job, retries=2, message="no paper", variables={"tray": 2})
    (again,) = take(house)
    assert (again.job.key, again.job.retries, again.job.error_message) == (job, 2, "no paper")
    assert again.variables == {"tray": 2}
    assert house.variables(key) == {}  # what a failed try leaves is local to the task
    assert house.incidents() == []


def test_a_failed_job_rests_as_long_as_asked(house: House) -> None:
    house.deploy(MAIL)
    house.start()
    job = only(house)
    house.do(WANG, commands.fail_job, job, retries=2, back_off=timedelta(minutes=5))
    house.clock.advance_to(house.clock.now() + timedelta(minutes=5) - timedelta(microseconds=1))
    assert take(house) == []
    with pytest.raises(WrongState):
        house.do(WANG, commands.complete_job, job)
    house.clock.advance_to(house.clock.now() + timedelta(microseconds=1))
    assert only(house) == job


def test_without_retries_there_is_an_incident_until_it_gets_some_and_is_resolved(house: House) -> None:
    house.deploy(MAIL)
    key = house.start()
    job = only(house)
    house.do(WANG, commands.fail_job, job, retries=0, message="no paper")
    (incident,) = house.incidents()
    assert (incident.kind, incident.detail, incident.job_key, incident.element_id) == ("JOB_NO_RETRIES", "no paper", job, "a")
    assert take(house) == []
    with pytest.raises(WrongState, match="RETRIES"):
        house.do(WANG, commands.resolve_incident, incident.key)
    house.do(WANG, commands.update_job, job, retries=1)
    assert (row(house, job).state, take(house)) == (JobState.RETRIES_UPDATED, [])
    house.do(WANG, commands.resolve_incident, incident.key)
    assert house.incidents() == []
    house.do(WANG, commands.complete_job, only(house))
    assert house.is_done(key)


def test_resolving_may_give_the_tries_along(house: House) -> None:
    house.deploy(MAIL)
    house.start()
    house.do(WANG, commands.fail_job, only(house), retries=0)
    (incident,) = house.incidents()
    assert incident.detail == "No more retries left."
    house.do(WANG, commands.resolve_incident, incident.key, retries=2)
    (again,) = take(house)
    assert again.job.retries == 2


@pytest.mark.parametrize("retries", [0, -1])
def test_a_job_gets_one_try_at_least(house: House, retries: int) -> None:
    house.deploy(MAIL)
    house.start()
    with pytest.raises(InvalidInput):
        house.do(WANG, commands.update_job, only(house), retries=retries)


def test_a_listener_without_retries_has_an_incident_of_its_own_kind_and_throws_no_errors(house: House) -> None:
    listener = '<zeebe:executionListeners><zeebe:executionListener eventType="end" type="mail"/></zeebe:executionListeners>'
    house.deploy(document(start(), service("a", "record", listener), end(), chain("start", "a", "end")))
    house.start()
    (one,) = take(house)
    assert (one.job.kind, one.job.listener_event, one.variables) == (JobKind.EXECUTION_LISTENER, "END", {"recorded": "a"})
    with pytest.raises(WrongState, match="LISTENER"):
        house.do(WANG, commands.throw_job_error, one.job.key, "full")
    house.do(WANG, commands.fail_job, one.job.key, retries=0)
    assert [incident.kind for incident in house.incidents()] == ["EXECUTION_LISTENER_NO_RETRIES"]


def test_an_error_goes_to_the_boundary_event_of_its_code(house: House) -> None:
    house.deploy(CAUGHT)
    key = house.start()
    job = only(house)
    house.do(WANG, commands.throw_job_error, job, "full", "no paper", {"reason": "paper"})
    assert house.task("sorry").instance_key == key
    assert house.variables(key) == {"reason": "paper"}
    stored = row(house, job)
    assert (stored.state, stored.error_code, stored.error_message) == (JobState.ERROR_THROWN, "full", "no paper")
    with pytest.raises(NotFound):
        house.do(WANG, commands.complete_job, job)


def test_an_error_nobody_catches_is_an_incident_on_the_job(house: House) -> None:
    house.deploy(CAUGHT)
    key = house.start()
    job = only(house)
    house.do(WANG, commands.throw_job_error, job, "other", "no paper")
    (incident,) = house.incidents()
    assert (incident.kind, incident.job_key, incident.element_id) == ("UNHANDLED_ERROR_EVENT", job, "a")
    assert (house.tasks(), take(house)) == ([], [])
    with pytest.raises(WrongState):
        house.do(WANG, commands.complete_job, job)
    house.do(WANG, commands.resolve_incident, incident.key)
    house.do(WANG, commands.complete_job, only(house))
    assert house.is_done(key)


def test_an_error_in_a_called_process_is_caught_by_its_caller(house: House) -> None:
    call = element("callActivity", "call", extensions('<zeebe:calledElement processId="q"/>'))
    caller = document(
        *(start(), call, boundary("full", "call", error("x")), task("sorry"), end()),
        *(chain("start", "call", "end"), flow("full", "sorry")),
        declarations='<bpmn:error id="x" errorCode="full"/>',
    )
    house.deploy(caller, document(start(), mail(), end(), chain("start", "a", "end"), process_id="q"))
    key = house.start()
    house.do(WANG, commands.throw_job_error, only(house), "full")
    assert house.task("sorry").instance_key == key


def test_an_interrupted_task_takes_job_and_incident_away(house: House) -> None:
    late = boundary("late", "a", timer("P1D"))
    house.deploy(document(start(), mail(), late, task("b"), end(), chain("start", "a", "end"), flow("late", "b")))
    house.start()
    job = only(house)
    house.do(WANG, commands.fail_job, job, retries=0)
    house.later(days=1)
    assert (house.incidents(), row(house, job).state) == ([], JobState.CANCELED)
    assert len(house.tasks("b")) == 1
    with pytest.raises(NotFound):
        house.do(WANG, commands.update_job, job, retries=3)


def test_a_cancelled_case_cancels_its_job(house: House) -> None:
    house.deploy(MAIL)
    key = house.start()
    job = only(house)
    house.do(WANG, commands.cancel_instance, key, "withdrawn")
    with pytest.raises(NotFound):
        house.do(WANG, commands.complete_job, job)
    house.later(hours=1)
    assert take(house) == []


def test_a_result_the_process_cannot_use_rests_behind_its_incident(house: House) -> None:
    fork = drawing.gateway("exclusive", "fork")
    house.deploy(document(start(), mail(), fork, end(), chain("start", "a", "fork"), flow("fork", "end", "=ok")))
    key = house.start()
    job = only(house)
    with pytest.raises(StepFailed):
        house.do(WANG, commands.complete_job, job, {"ok": "maybe"})
    (incident,) = house.incidents()
    assert (incident.job_key, incident.element_id) == (job, "fork")
    house.later(hours=1)
    assert take(house) == []  # else a worker would run into the same again and again
    house.do(WANG, commands.resolve_incident, incident.key)
    house.do(WANG, commands.complete_job, only(house), {"ok": True})
    assert house.is_done(key)


def before_the_incident(house: House, monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Do `act` once a step has been undone and before its incident is written, as somebody else would."""
    write = house.database.write

    @contextmanager
    def overtaken() -> Iterator[Session]:
        monkeypatch.undo()
        act()
        with write() as session:
            yield session

    monkeypatch.setattr(type(house.database), "write", lambda _: overtaken())


def test_a_failure_that_a_good_result_has_overtaken_leaves_no_incident(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    fork, either = drawing.gateway("exclusive", "fork"), flow("fork", "b", "=ok")
    house.deploy(document(start(), mail(), fork, task("b"), end(), chain("start", "a", "fork"), either, chain("b", "end")))
    key = house.start()
    job = only(house)
    before_the_incident(house, monkeypatch, lambda: house.do(WANG, commands.complete_job, job, {"ok": True}))
    with pytest.raises(StepFailed):
        house.do(WANG, commands.complete_job, job, {"ok": "maybe"})
    assert (house.incidents(), row(house, job).state) == ([], JobState.COMPLETED)
    assert house.task("b").instance_key == key


def test_a_failure_that_the_end_of_the_case_has_overtaken_leaves_no_incident(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    fork = drawing.gateway("exclusive", "fork")
    house.deploy(document(start(), task("b"), fork, end(), chain("start", "b", "fork"), flow("fork", "end", "=ok")))
    key = house.start()
    before_the_incident(house, monkeypatch, lambda: house.complete(ZHANG, "b", {"ok": True}))
    with pytest.raises(StepFailed):
        house.complete(ZHANG, "b", {"ok": "maybe"})
    assert house.is_done(key)
    assert house.incidents() == []


def test_a_suspended_job_rests_until_it_is_taken_up(house: House) -> None:
    house.deploy(MAIL)
    key = house.start()
    with house.database.write() as session:
        jobs.set_suspended(session, key, suspended=True, at=house.clock.now())
    assert take(house) == []
    with house.database.write() as session:
        jobs.set_suspended(session, key, suspended=False, at=house.clock.now())
    assert len(take(house)) == 1


def test_a_lease_that_runs_out_while_suspended_gives_the_job_out_only_afterwards(house: House) -> None:
    house.deploy(MAIL)
    key = house.start()
    job = only(house)
    with house.database.write() as session:
        jobs.set_suspended(session, key, suspended=True, at=house.clock.now())
    house.later(minutes=2)
    assert take(house) == []
    with house.database.write() as session:
        jobs.set_suspended(session, key, suspended=False, at=house.clock.now())
    assert only(house) == job
