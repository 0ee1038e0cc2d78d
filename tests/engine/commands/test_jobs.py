"""Jobs of workers outside: taken and completed; on both databases."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from engine import commands
from engine.actor import Actor
from engine.errors import NotFound
from engine.spiff.waits import JobKind
from engine.store import job_queue, process_instances
from engine.store.jobs import JobState
from tests.engine.commands.waiting import MAIL, MINUTE, NINGBO_LEADER, mail, only, row, take
from tests.engine.house import HANGZHOU, NINGBO, WANG, ZHANG, House
from tests.engine.spiff.drawing import chain, document, end, start


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


def test_a_case_that_cannot_be_read_keeps_no_worker_from_the_others(house: House) -> None:
    house.deploy(MAIL)
    broken, sound = house.start(), house.start()
    job = only(house)
    with house.database.write() as session:
        stored = process_instances.get(session, broken)
        state, stored.state = stored.state, b"unreadable"
    house.later(minutes=1)
    assert [one.job.instance_key for one in take(house, 9)] == [sound]
    (incident,) = house.incidents()
    assert (incident.kind, incident.job_key, incident.instance_key) == ("UNKNOWN", job, broken)
    assert "state in format 1" in incident.detail

    with house.database.write() as session:
        process_instances.get(session, broken).state = state
    house.do(WANG, commands.resolve_incident, incident.key)
    house.do(WANG, commands.complete_job, only(house))
    assert house.is_done(broken)


def test_great_variables_are_handed_over_a_few_at_a_time(house: House) -> None:
    house.deploy(MAIL)
    started = [house.start(variables={"text": "x" * 900_000}) for _ in range(9)]
    first, second = take(house, 9), take(house, 9)
    assert [one.job.instance_key for one in first + second] == started
    assert [len(first), len(second)] == [5, 4]  # the fifth makes it 4 MB
    assert take(house, 9) == []
