"""Jobs of workers outside: taken, completed, failed, refused; on both databases."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import pytest

from engine import commands
from engine.actor import Actor
from engine.commands.activate_jobs import Activated
from engine.engine import Engine
from engine.errors import InvalidInput, NotFound, StepFailed, WrongState
from engine.spiff.waits import JobKind
from engine.store import job_queue, jobs
from engine.store.jobs import Job, JobState
from tests.engine.house import HANGZHOU, NINGBO, WANG, ZHANG, House, leader, task
from tests.engine.spiff import drawing
from tests.engine.spiff.drawing import boundary, chain, document, element, end, error, extensions, flow, service, start, timer

MINUTE = timedelta(minutes=1)
NINGBO_LEADER = leader("sun", NINGBO)


def mail(element_id: str = "a", *, retries: str = "3", priority: str = "0", job_type: str = "mail") -> str:
    """A service task that nobody here does."""
    definition = f'<zeebe:taskDefinition type="{job_type}" retries="{retries}"/>'
    return element("serviceTask", element_id, extensions(definition, f'<zeebe:jobPriorityDefinition priority="{priority}"/>'))


MAIL = document(start(), mail(), end(), chain("start", "a", "end"))
CAUGHT = document(
    *(start(), mail(), boundary("full", "a", error("x"), drawing.mappings(outputs={"reason": "=reason"})), task("sorry"), end()),
    *(chain("start", "a", "end"), flow("full", "sorry")),
    declarations='<bpmn:error id="x" errorCode="full"/>',
)


def take(house: House, limit: int = 1, actor: Actor = WANG, job_type: str = "mail", **options: Any) -> list[Activated]:
    """Take jobs for a minute."""
    wanted = {"worker": "w1", "limit": limit, "timeout": MINUTE, **options}
    return house.do(actor, commands.activate_jobs, job_type, **wanted)  # type: ignore[no-any-return]


def only(house: House, **options: Any) -> int:
    """Take the one job there is and give its key."""
    (one,) = take(house, **options)
    return one.job.key


def row(house: House, key: int) -> Job:
    """The job as stored."""
    with house.engine.reading() as session:
        return jobs.get(session, key)


def test_a_job_carries_what_a_worker_needs(house: House) -> None:
    house.deploy(MAIL)
    key = house.start(variables={"party": "B"})
    (one,) = take(house)
    assert (one.job.type, one.job.element_id, one.job.instance_key, one.job.retries) == ("mail", "a", key, 3)
    assert (one.job.worker, one.job.deadline, one.job.kind) == ("w1", house.clock.now() + MINUTE, JobKind.BPMN_ELEMENT)
    assert (one.variables, one.definition.version, one.job.tenant_id) == ({"party": "B"}, 1, HANGZHOU)
    assert take(house) == []


def test_its_result_moves_the_case_on(house: House) -> None:
    house.deploy(MAIL)
    key = house.start(variables={"party": "B"})
    job = only(house)
    house.do(WANG, commands.complete_job, job, {"sent": True})
    assert house.is_done(key)
    assert house.variables(key) == {"party": "B", "sent": True}
    assert (row(house, job).state, row(house, job).ended) == (JobState.COMPLETED, house.clock.now())
    assert [entry.command for entry in house.audit()][:2] == ["complete_job", "activate_jobs"]


def test_the_most_urgent_comes_first_then_the_oldest(house: House) -> None:
    house.deploy(document(start(), mail(priority="=urgency"), end(), chain("start", "a", "end")))
    started = {urgency: [house.start(variables={"urgency": urgency}) for _ in range(2)] for urgency in (0, 9, -3)}
    order = [one.job.instance_key for one in take(house, 10)]
    assert order == started[9] + started[0] + started[-3]


def test_only_jobs_of_the_type_and_as_many_as_asked_for(house: House) -> None:
    house.deploy(MAIL, document(start(), mail(job_type="call"), end(), chain("start", "a", "end"), process_id="q"))
    first = [house.start() for _ in range(3)]
    house.start("q")
    assert [one.job.instance_key for one in take(house, 2)] == first[:2]
    assert [one.job.type for one in take(house, 9, job_type="call")] == ["call"]


@pytest.mark.parametrize("actor", [ZHANG, NINGBO_LEADER])
def test_to_people_who_do_not_supervise_the_area_there_is_no_job(house: House, actor: Actor) -> None:
    house.deploy(MAIL)
    house.start()
    assert take(house, actor=actor) == []
    assert take(house, actor=actor, tenants=[HANGZHOU]) == []
    job = only(house)
    answers: list[tuple[Callable[..., None], Mapping[str, Any]]] = [
        (commands.complete_job, {}),
        (commands.fail_job, {"retries": 1}),
        (commands.update_job, {"retries": 1}),
    ]
    for command, options in answers:
        with pytest.raises(NotFound):
            house.do(actor, command, job, **options)
    with pytest.raises(NotFound):
        house.do(actor, commands.throw_job_error, job, "full")
    assert row(house, job).state is JobState.CREATED


def test_a_worker_may_ask_for_some_of_its_areas(house: House) -> None:
    house.deploy(MAIL)
    house.start()
    both = Actor("both", frozenset(), frozenset({HANGZHOU, NINGBO}), supervises=frozenset({HANGZHOU, NINGBO}))
    assert take(house, actor=both, tenants=[NINGBO]) == []
    assert len(take(house, actor=both, tenants=[NINGBO, HANGZHOU])) == 1


# --- leases


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


# --- failures


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


# --- errors


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


# --- the case goes another way


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


# --- the queue


def test_looking_for_work_reads_what_claiming_would_find(house: House) -> None:
    house.deploy(MAIL)

    def is_there(*types: str) -> bool:
        with house.engine.reading() as session:
            return job_queue.has_work(session, types, None, house.clock.now())

    assert not is_there("mail")
    house.start()
    assert (is_there("mail"), is_there("other"), is_there("mail", "other")) == (True, False, True)
    job = only(house)
    assert not is_there("mail")
    house.later(minutes=1)
    assert is_there("mail")
    house.do(WANG, commands.fail_job, job, retries=1, back_off=MINUTE)
    assert not is_there("mail")
    house.later(minutes=1)
    assert is_there("mail")


def test_who_waits_hears_of_a_new_job_when_it_is_committed(house: House) -> None:
    house.deploy(MAIL)
    heard: list[str] = []
    bell, mail_only = house.engine.job_bell, frozenset({"mail"})
    with bell.listening(mail_only, lambda: heard.append("first")), bell.listening(mail_only, lambda: heard.append("second")):
        with house.engine.transaction(Actor.system()) as uow:
            commands.start_instance(uow, "p", tenant_id=HANGZHOU)
            assert heard == []
        assert heard == ["first"]
        house.start()
        house.start()
        assert heard == ["first", "second"]  # each is woken once and looks for itself
    house.start()
    assert heard == ["first", "second"]


def test_a_deployment_warns_of_a_type_until_a_worker_asks_for_it(house: House) -> None:
    def warned() -> bool:
        return "unknown-job-type" in {finding.rule for finding in house.deploy(MAIL).warnings}

    assert warned()
    take(house)
    assert not warned()
    house.later(days=31)
    assert warned()
