"""The step: everything of it is stored, or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial

import pytest
from sqlalchemy import event, text

from engine import commands
from engine.actor import Actor
from engine.errors import Forbidden, NotFound, Refusal, StepFailed
from engine.jobs import Job
from engine.store import audit, locked_instances, process_instances
from engine.store.process_instances import InstanceStatus, StaleInstance
from tests.engine.house import LI, MONDAY, WANG, ZHANG, House, task
from tests.engine.spiff.drawing import catch, chain, document, end, flow, gateway, script, service, start, timer

TWO_TASKS = document(
    start(),
    gateway("parallel", "fork"),
    task("left"),
    task("right"),
    gateway("parallel", "join"),
    end(),
    chain("start", "fork", "left", "join", "end"),
    chain("fork", "right", "join"),
)
FAILING = document(
    start(),
    task("before"),
    service("write", "record"),
    service("broken", "fail"),
    end(),
    chain("start", "before", "write", "broken", "end"),
)
LOOP = document(
    start(),
    gateway("exclusive", "again"),
    task("work"),
    gateway("exclusive", "enough", default="enough_again"),
    end(),
    chain("start", "again", "work", "enough", "again"),
    flow("enough", "end", "=done"),
)


def test_a_started_instance_is_stored_with_its_origin(house: House) -> None:
    house.deploy(TWO_TASKS)
    row = house.instance(house.start(business_key="b"))
    assert (row.status, row.business_key, row.started, row.started_by) == ("ACTIVE", "b", MONDAY, "system")
    assert (row.open_waits, row.revision, row.root_key) == (2, 1, row.key)


def test_an_unknown_process_is_not_found(house: House) -> None:
    with pytest.raises(NotFound, match="nothing"):
        house.start("nothing")


def test_a_version_can_be_named(house: House) -> None:
    house.deploy(TWO_TASKS)
    newer = house.deploy(LOOP).processes[0]
    assert house.instance(house.start(version=1)).definition_key != newer.key
    assert house.instance(house.start()).definition_key == newer.key
    with pytest.raises(NotFound, match="v3"):
        house.start(version=3)


def test_a_failing_step_leaves_nothing_but_an_incident(house: House) -> None:
    house.deploy(FAILING)
    key = house.start()
    before = house.everything()
    with pytest.raises(StepFailed, match="printer is on fire"):
        house.complete(ZHANG, "before", {"x": 1})
    assert house.everything() == before
    (incident,) = house.incidents()
    assert (incident.instance_key, incident.element_id, incident.kind) == (key, "broken", "JOB_NO_RETRIES")
    assert (incident.actor, incident.created, incident.attempts) == ("zhang", MONDAY, 1)
    assert "printer is on fire" in incident.detail


def test_failing_again_counts_another_attempt(house: House) -> None:
    house.deploy(FAILING)
    house.start()
    for _ in range(2):
        with pytest.raises(StepFailed):
            house.complete(ZHANG, "before")
    assert [incident.attempts for incident in house.incidents()] == [2]


def test_the_incident_ends_when_the_step_succeeds(house: House) -> None:
    house.deploy(FAILING)
    key = house.start()
    with pytest.raises(StepFailed):
        house.complete(ZHANG, "before")
    house.failing = False
    house.complete(ZHANG, "before")
    assert house.incidents() == []
    assert house.is_done(key)


def test_a_start_that_fails_leaves_nothing(house: House) -> None:
    house.deploy(document(start(), service("broken", "fail"), end(), chain("start", "broken", "end")))
    before = house.everything()
    with pytest.raises(StepFailed):
        house.start()
    assert house.everything() == before
    assert house.incidents() == []


def test_a_job_sees_its_case_and_writes_in_the_same_transaction(house: House) -> None:
    def note(job: Job) -> None:
        audit.append(job.session, at=job.now, actor=job.actor.id, command="note", subject_kind="s", subject="1", details={})

    house.handlers.register("note", note)
    house.deploy(
        document(start(), service("first", "record"), service("second", "note"), end(), chain("start", "first", "second", "end"))
    )
    key = house.start(business_key="b")
    (job,) = house.jobs
    assert (job.instance_key, job.business_key, job.tenant_id, job.process_id) == (key, "b", "330100", "p")
    assert (job.element_id, job.now, job.actor.id) == ("first", MONDAY, "system")
    assert house.variables(key) == {"recorded": "first"}
    assert house.audit()[1].command == "note"


class NotLawful(Refusal):
    """A rule of the domain says no."""


def refuse(job: Job) -> None:
    raise NotLawful("Expected four kinds of expertise, but finance is missing; add a member.")


def test_a_refusal_reaches_the_person_and_leaves_nothing(house: House) -> None:
    house.handlers.register("refuse", refuse)
    house.deploy(document(start(), task("a"), service("check", "refuse"), end(), chain("start", "a", "check", "end")))
    house.start()
    before = house.everything()
    with pytest.raises(NotLawful, match="finance"):
        house.do(ZHANG, commands.complete_user_task, house.tasks()[0].key)
    assert house.everything() == before
    assert house.incidents() == []


def test_a_refusal_somebody_swallowed_is_never_committed(house: House) -> None:
    house.handlers.register("refuse", refuse)
    house.deploy(document(start(), task("a"), service("check", "refuse"), end(), chain("start", "a", "check", "end")))
    house.start()
    before = house.everything()
    with pytest.raises(NotLawful), house.engine.transaction(ZHANG) as uow, suppress(NotLawful):
        commands.complete_user_task(uow, house.tasks()[0].key)
    assert house.everything() == before


def test_a_refusal_behind_a_timer_waits_as_an_incident(house: House) -> None:
    house.handlers.register("refuse", refuse)
    late = catch("late", timer("P1D"))
    house.deploy(document(start(), late, service("check", "refuse"), end(), chain("start", "late", "check", "end")))
    house.start()
    house.later(days=1)
    (incident,) = house.incidents()
    assert "finance" in incident.detail


def test_a_job_that_gives_no_json_fails_the_step(house: House) -> None:
    house.handlers.register("no-json", lambda job: {"x": object()})
    house.deploy(document(start(), service("odd", "no-json"), end(), chain("start", "odd", "end")))
    with pytest.raises(StepFailed, match="odd"):
        house.start()


def test_a_stale_revision_is_refused(house: House) -> None:
    house.deploy(TWO_TASKS)
    key = house.start()
    with house.database.write() as session:
        row = locked_instances.lock(session, key)
        session.execute(text("update process_instance set revision = revision + 1"))
        row.business_key = "late"
        with pytest.raises(StaleInstance, match="try again"):
            locked_instances.save(session, row)


def test_two_people_complete_two_tasks_of_one_instance_at_once(house: House) -> None:
    house.deploy(TWO_TASKS)
    keys = [house.start() for _ in range(5)]
    work = [(ZHANG if task.element_id == "left" else LI, task.key) for task in house.tasks()]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda pair: house.do(pair[0], commands.complete_user_task, pair[1]), work))
    assert all(house.is_done(key) for key in keys)


def test_a_restart_between_steps_changes_nothing(house: House) -> None:
    house.deploy(TWO_TASKS)
    key = house.start(variables={"amount": 12.5, "名": "值"})
    house.complete(ZHANG, "left", {"left": True})
    house.engine = house.restarted()
    house.complete(LI, "right", {"right": True})
    assert house.is_done(key)
    assert house.variables(key) == {"amount": 12.5, "名": "值", "left": True, "right": True}


def test_history_tells_the_way(house: House) -> None:
    house.deploy(document(start(), script("add", "=1 + 1", "two"), end(), chain("start", "add", "end")))
    key = house.start()
    events = house.history(key)
    ended = [line.element_id for line in events if line.state == "COMPLETED"]
    assert ended == ["start", "add", "end", "p"]
    assert [(line.name, line.payload) for line in events if line.type == "VARIABLE"] == [("two", 2)]
    assert {line.actor for line in events} == {"system"}
    assert [line.key for line in events] == sorted(line.key for line in events)


def test_the_state_does_not_grow_with_history(house: House) -> None:
    house.deploy(LOOP)
    key = house.start(variables={"done": False})

    def size() -> int:
        with house.engine.reading() as session:
            return len(process_instances.get(session, key).state)

    house.complete(ZHANG, "work")
    early = size()
    for _ in range(40):
        house.complete(ZHANG, "work")
    assert size() <= early + 8
    house.complete(ZHANG, "work", {"done": True})
    assert house.is_done(key)


def test_a_step_asks_the_database_as_often_after_many_rounds(house: House) -> None:
    house.deploy(LOOP)
    house.start(variables={"done": False})
    counts: list[int] = []
    for _ in range(25):
        key, statements = house.task("work").key, Counter[str]()
        count = partial(_count, statements)
        event.listen(house.database.engine, "before_cursor_execute", count)
        house.do(ZHANG, commands.complete_user_task, key)
        event.remove(house.database.engine, "before_cursor_execute", count)
        counts.append(statements.total())
    assert counts[-1] == counts[1]
    assert counts[-1] <= 30


def _count(statements: Counter[str], _connection: object, _cursor: object, statement: str, *_rest: object) -> None:
    statements[statement] += 1


def test_a_failure_somebody_swallows_is_still_not_committed(house: House) -> None:
    house.deploy(FAILING)
    house.start()
    before = house.everything()
    key = house.task("before").key
    with pytest.raises(StepFailed), house.engine.transaction(ZHANG) as uow, suppress(StepFailed):
        commands.complete_user_task(uow, key)
    assert house.everything() == before
    assert len(house.incidents()) == 1


def test_cancelling_closes_everything(house: House) -> None:
    house.deploy(TWO_TASKS)
    key = house.start()
    house.do(WANG, commands.cancel_instance, key, "withdrawn")
    row = house.instance(key)
    assert (row.status, row.ended, row.open_waits) == (InstanceStatus.TERMINATED, MONDAY, 0)
    assert house.tasks() == []
    assert house.audit()[0].details == {"reason": "withdrawn"}


def test_only_who_sees_an_instance_may_cancel_it(house: House) -> None:
    house.deploy(FAILING)
    key = house.start()
    with pytest.raises(NotFound):
        house.do(Actor("zhao", frozenset({"agency-intake"}), frozenset({"330200"})), commands.cancel_instance, key, "x")


@pytest.mark.parametrize(("command", "argument"), [(commands.cancel_instance, "why"), (commands.set_variables, {"done": True})])
def test_seeing_an_instance_is_not_steering_it(house: House, command: Callable[..., None], argument: object) -> None:
    house.deploy(LOOP)
    key = house.start(variables={"done": False})
    with pytest.raises(Forbidden, match="supervise"):
        house.do(ZHANG, command, key, argument)


def test_variables_cannot_grow_without_end(house: House) -> None:
    house.handlers.register("fill", lambda job: {"text": job.variables["text"] * 20})
    house.deploy(
        document(start(), service("fill", "fill"), service("again", "fill"), end(), chain("start", "fill", "again", "end"))
    )
    with pytest.raises(StepFailed, match="gave what does not fit"):
        house.start(variables={"text": "x" * 100_000})
    house.deploy(LOOP)
    key = house.start(variables={"done": False})
    for n in range(4):
        house.do(WANG, commands.set_variables, key, {f"v{n}": "x" * 900_000})
    with pytest.raises(StepFailed, match="at most"):
        house.do(WANG, commands.set_variables, key, {"v4": "x" * 900_000})


def test_setting_variables(house: House) -> None:
    house.deploy(LOOP)
    key = house.start(variables={"done": False})
    house.do(WANG, commands.set_variables, key, {"done": True, "why": "试"})
    assert house.variables(key) == {"done": True, "why": "试"}
    house.complete(ZHANG, "work")
    assert house.is_done(key)


def test_an_instance_that_nothing_could_wake_up_is_never_stored(house: House) -> None:
    # a parallel join behind two alternatives waits for both for ever
    stalling = document(
        start(),
        gateway("exclusive", "either", default="either_left"),
        task("left"),
        task("right"),
        gateway("parallel", "join"),
        end(),
        chain("start", "either", "left", "join", "end"),
        chain("right", "join"),
        flow("either", "right", "=false"),
    )
    house.deploy(stalling)
    key = house.start()
    with pytest.raises(StepFailed, match="stall for ever") as failed:
        house.complete(ZHANG, "left")
    assert "join" in failed.value.detail
    assert house.task("left").instance_key == key
    assert [incident.kind for incident in house.incidents()] == ["STALLED"]
