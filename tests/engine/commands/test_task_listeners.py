"""Task listeners through the commands: rows of tasks and jobs, who is told what, incidents, migration."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from engine import commands
from engine.actor import Actor
from engine.commands import TaskChanges
from engine.commands.job_answers import MAX_REASON
from engine.errors import Forbidden, InvalidInput, NotFound, StepFailed, TaskDenied, WrongState
from engine.jobs import AsynchronousHandler, Job, TaskResult
from engine.spiff.migration import MigrationPlan
from engine.spiff.modification import Activation, Modification
from engine.spiff.refusals import MigrationRefused
from engine.spiff.waits import JobKind, TaskState
from engine.store.jobs import JobState
from engine.store.user_tasks import UserTask
from engine.task_view import TaskView
from engine.worker import run_jobs
from tests.engine.commands.waiting import MAIL, only, row, take
from tests.engine.house import LI, WANG, ZHANG, House, task
from tests.engine.spiff.drawing import boundary, chain, document, end, properties, start, timer
from tests.engine.spiff.waiting import task_listening

LATER = datetime(2026, 4, 1, 1, tzinfo=UTC)


def listened(*pairs: tuple[str, str], process_id: str = "p", **assignment: str) -> bytes:
    """start → a with these listeners → z → end."""
    parts = (start(), task("a", task_listening(*pairs), **assignment), task("z"), end())
    return document(*parts, chain("start", "a", "z", "end"), process_id=process_id)


def started(house: House, *pairs: tuple[str, str], **assignment: str) -> int:
    """An instance that stands at a."""
    house.deploy(listened(*pairs, **assignment))
    return house.start()


def of(house: House, element_id: str = "a") -> UserTask:
    """The newest task of the element, whatever its state."""
    with house.engine.reading() as session:
        found = session.query(UserTask).filter(UserTask.element_id == element_id).order_by(UserTask.key.desc()).first()
    assert found is not None
    return found


def finish(house: House, job_type: str, result: TaskResult | None = None) -> int:
    """Take the one job of this type and complete it."""
    job = only(house, job_type=job_type)
    house.do(WANG, commands.complete_job, job, result=result)
    return job


def test_a_worker_is_told_about_the_task(house: House) -> None:
    started(house, ("assigning", "ask"))
    house.do(WANG, commands.assign_task, of(house).key, "li", "hand-over")
    (one,) = take(house, job_type="ask")
    assert (one.job.kind, one.job.listener_event) == (JobKind.TASK_LISTENER, "ASSIGNING")
    assert one.user_task == TaskView(
        key=of(house).key,
        action="hand-over",
        changed=("assignee",),
        assignee="li",
        candidate_groups=("agency-intake",),
        candidate_users=(),
        due=None,
        follow_up=None,
        priority=50,
        form_key=of(house).form_key,
    )


def test_the_next_listener_sees_what_was_corrected_and_what_was_put_back(house: House) -> None:
    started(house, ("assigning", "one"), ("assigning", "two"), ("assigning", "three"))
    house.do(WANG, commands.assign_task, of(house).key, "li")
    finish(house, "one", TaskResult(corrections={"priority": 80}))
    (two,) = take(house, job_type="two")
    assert two.user_task is not None
    assert (two.user_task.changed, two.user_task.priority) == (("assignee", "priority"), 80)
    house.do(WANG, commands.complete_job, two.job.key, result=TaskResult(corrections={"priority": 50}))
    (three,) = take(house, job_type="three")
    assert three.user_task is not None
    assert three.user_task.changed == ("assignee",)


def test_a_completion_is_the_persons_and_waits_for_the_listener(house: House) -> None:
    key = started(house, ("completing", "check"))
    house.complete(ZHANG, "a", {"x": 1})
    assert (of(house).state, of(house).completed, house.variables(key)) == (TaskState.COMPLETING, None, {})
    finish(house, "check")
    done = of(house)
    assert (done.state, done.completed_by, done.completed) == (TaskState.COMPLETED, "zhang", house.clock.now())
    assert (house.variables(key), house.task("z").state) == ({"x": 1}, TaskState.CREATED)


def test_duties_are_separate_from_the_moment_somebody_asks(house: House) -> None:
    both = '<bpmn:parallelGateway id="f"/>', task("a", task_listening(("completing", "check"))), end("e1"), end("e2")
    other = task("b", properties(separateFrom="a"))
    house.deploy(document(start(), *both, other, chain("start", "f", "a", "e1"), chain("f", "b", "e2")))
    house.start()
    house.complete(ZHANG, "a")
    with pytest.raises(Forbidden):
        house.complete(ZHANG, "b")
    finish(house, "check", TaskResult(denied=True))
    house.complete(ZHANG, "b")


def test_a_denied_completion_leaves_no_trace_but_the_job(house: House) -> None:
    key = started(house, ("completing", "check"))
    house.complete(ZHANG, "a", {"x": 1})
    job = finish(house, "check", TaskResult(denied=True, denied_reason="no seal"))
    again = of(house)
    assert (again.state, again.completed_by, again.completed, house.variables(key)) == (TaskState.CREATED, None, None, {})
    assert (row(house, job).state, row(house, job).is_denied, row(house, job).denied_reason) == (
        JobState.COMPLETED,
        True,
        "no seal",
    )


COMMANDS: dict[str, tuple[Actor, Callable[..., Any], tuple[Any, ...]]] = {
    "claim": (ZHANG, commands.claim_task, ()),
    "assign": (WANG, commands.assign_task, ("li",)),
    "unclaim": (WANG, commands.unclaim_task, ()),
    "update": (WANG, commands.update_task, (TaskChanges({}, priority=1),)),
    "complete": (ZHANG, commands.complete_user_task, ()),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_nothing_else_is_done_to_a_task_while_a_listener_is_at_work(house: House, name: str) -> None:
    started(house, ("completing", "check"))
    house.complete(ZHANG, "a")
    actor, command, arguments = COMMANDS[name]
    with pytest.raises(WrongState, match="COMPLETING"):
        house.do(actor, command, of(house).key, *arguments)


@pytest.mark.parametrize(
    ("name", "event", "state"),
    [
        ("claim", "assigning", TaskState.ASSIGNING),
        ("assign", "assigning", TaskState.ASSIGNING),
        ("update", "updating", TaskState.UPDATING),
        ("complete", "completing", TaskState.COMPLETING),
    ],
)
def test_each_command_asks_the_listeners_of_its_event(house: House, name: str, event: str, state: TaskState) -> None:
    started(house, (event, "ask"))
    actor, command, arguments = COMMANDS[name]
    house.do(actor, command, of(house).key, *arguments)
    assert of(house).state is state
    finish(house, "ask", TaskResult(denied=True))
    assert (of(house).state, of(house).assignee, of(house).priority) == (TaskState.CREATED, None, 50)


def test_an_update_takes_effect_with_its_corrections(house: House) -> None:
    started(house, ("updating", "ask"))
    house.do(WANG, commands.update_task, of(house).key, TaskChanges({"due": LATER}, groups=("a", "b"), priority=10))
    finish(house, "ask", TaskResult(corrections={"priority": 20, "candidate_users": ["li"], "assignee": "li"}))
    changed = of(house)
    assert (changed.due, changed.priority, changed.assignee) == (LATER, 20, "li")
    assert (changed.candidate_groups, changed.candidate_users) == (["a", "b"], ["li"])


def test_a_handler_here_denies_before_anything_is_stored(house: House) -> None:
    seen: list[Job] = []

    def check(job: Job) -> TaskResult:
        seen.append(job)
        return TaskResult(denied=True, denied_reason="no seal")

    house.handlers.register("check", check)
    started(house, ("completing", "check"))
    before = house.everything()
    with pytest.raises(TaskDenied, match="no seal"):
        house.complete(ZHANG, "a", {"x": 1})
    assert house.everything() == before
    (job,) = seen
    assert job.user_task is not None
    assert (job.user_task.action, job.user_task.key) == ("complete", of(house).key)
    assert house.incidents() == []


def test_a_reason_too_long_is_cut_off_wherever_it_comes_from(house: House) -> None:
    given, kept = TaskResult(denied=True, denied_reason="x" * (MAX_REASON + 1)), "x" * MAX_REASON
    house.handlers.register("here", lambda job: given)
    started(house, ("assigning", "here"), ("completing", "there"))
    with pytest.raises(TaskDenied) as denied:
        house.do(WANG, commands.assign_task, of(house).key, "li")
    assert denied.value.reason == kept
    house.complete(ZHANG, "a")
    assert row(house, finish(house, "there", given)).denied_reason == kept


def test_a_handler_here_corrects_the_task_that_is_being_made(house: House) -> None:
    views: list[TaskView | None] = []

    def urgent(job: Job) -> TaskResult:
        views.append(job.user_task)
        return TaskResult(corrections={"priority": 99, "candidate_groups": ["agency-evaluator"], "due": LATER})

    house.handlers.register("urgent", urgent)
    started(house, ("creating", "urgent"), assignee="zhang")
    made = of(house)
    assert (made.priority, made.candidate_groups, made.due, made.assignee) == (99, ["agency-evaluator"], LATER, "zhang")
    (view,) = views
    assert view is not None
    assert (view.key, view.action, view.assignee, view.changed) == (None, "create", "zhang", ())


def test_the_first_assignment_sees_what_the_creation_corrected_in_the_same_step(house: House) -> None:
    views: list[TaskView | None] = []
    house.handlers.register("given", lambda job: views.append(job.user_task))
    started(house, ("creating", "made"), ("assigning", "given"), assignee="zhang")
    finish(house, "made", TaskResult(corrections={"priority": 7}))
    (view,) = views
    assert view is not None
    assert (view.priority, view.assignee, view.changed) == (7, "zhang", ("assignee",))
    assert (of(house).priority, of(house).assignee, of(house).state) == (7, "zhang", TaskState.CREATED)


def test_the_worker_of_this_house_runs_listeners_after_the_commit(house: House) -> None:
    house.handlers.register_asynchronous("check", AsynchronousHandler(lambda job: TaskResult(denied=True)))
    started(house, ("completing", "check"))
    house.complete(ZHANG, "a")
    assert run_jobs(house.engine) == 1
    assert of(house).state is TaskState.CREATED


def gives_variables(job: Job) -> Mapping[str, Any]:
    """What no task listener may do."""
    return {"x": 1}


def test_a_handler_that_brings_variables_fails_the_step(house: House) -> None:
    house.handlers.register("wrong", gives_variables)
    started(house, ("completing", "wrong"))
    with pytest.raises(StepFailed, match="TASK_LISTENER_NO_RETRIES"):
        house.complete(ZHANG, "a")
    (incident,) = house.incidents()
    assert (incident.kind, incident.element_id) == ("TASK_LISTENER_NO_RETRIES", "a")


@pytest.mark.parametrize(
    ("event", "variables", "result", "found"),
    [
        ("completing", {"x": 1}, None, "brings none"),
        ("creating", None, TaskResult(denied=True), "ASSIGNING, COMPLETING, UPDATING"),
        ("completing", None, TaskResult(denied=True, corrections={"priority": 1}), "either a denial or corrections"),
        ("completing", None, TaskResult(corrections={"priority": 101}), "from 0 to 100"),
        ("completing", None, TaskResult(corrections={"name": "x"}), "correct nothing else"),
        ("completing", None, TaskResult(corrections={"candidate_users": "li"}), "correct nothing else"),
        ("creating", None, TaskResult(corrections={"assignee": "li"}), "without an assignee"),
    ],
)
def test_a_result_that_does_not_fit_is_refused(
    house: House, event: str, variables: Mapping[str, Any] | None, result: TaskResult | None, found: str
) -> None:
    started(house, (event, "ask"), assignee="zhang")
    if event == "completing":
        house.complete(ZHANG, "a")
    job = only(house, job_type="ask")
    with pytest.raises(InvalidInput, match=found):
        house.do(WANG, commands.complete_job, job, variables, result=result)
    assert row(house, job).is_open


def test_only_jobs_that_decide_something_bring_a_result(house: House) -> None:
    house.deploy(MAIL)
    house.start()
    with pytest.raises(InvalidInput, match="BPMN_ELEMENT"):
        house.do(WANG, commands.complete_job, only(house), result=TaskResult())


def test_a_listener_without_tries_is_an_incident_and_goes_on_when_it_is_resolved(house: House) -> None:
    started(house, ("completing", "check"))
    house.complete(ZHANG, "a", {"x": 1})
    house.do(WANG, commands.fail_job, only(house, job_type="check"), retries=0, message="no answer")
    (incident,) = house.incidents()
    assert (incident.kind, incident.element_id) == ("TASK_LISTENER_NO_RETRIES", "a")
    house.do(WANG, commands.resolve_incident, incident.key, retries=1)
    finish(house, "check")
    assert house.task("z").state is TaskState.CREATED


def test_no_bpmn_error_comes_out_of_a_listener(house: House) -> None:
    started(house, ("completing", "check"))
    house.complete(ZHANG, "a")
    with pytest.raises(WrongState, match="TASK_LISTENER"):
        house.do(WANG, commands.throw_job_error, only(house, job_type="check"), "x")


def test_variables_set_at_the_task_are_an_update(house: House) -> None:
    key = started(house, ("updating", "ask"))
    (seq,) = [event.seq for event in house.history(key) if event.element_id == "a" and event.state == "ACTIVATED"]
    house.do(WANG, commands.set_variables, key, {"x": 1}, scope=seq)
    assert of(house).state is TaskState.UPDATING
    with pytest.raises(WrongState, match="UPDATING"):
        house.do(WANG, commands.set_variables, key, {"x": 2}, scope=seq)
    finish(house, "ask")
    assert (of(house).state, house.variables(key)) == (TaskState.CREATED, {})


# --- in the middle


def test_a_timer_that_interrupts_waits_for_the_canceling_listener(house: House) -> None:
    edge = boundary("late", "a", timer("PT1H"))
    body = (start(), task("a", task_listening(("canceling", "bye"))), edge, task("b"), end(), end("e2"))
    house.deploy(document(*body, chain("start", "a", "end"), chain("late", "b", "e2")))
    key = house.start()
    house.later(hours=1)
    assert (of(house).state, house.tasks("b"), house.timers(key)) == (TaskState.CANCELING, [], [])
    job = finish(house, "bye")
    assert (of(house).state, len(house.tasks("b")), row(house, job).state) == (TaskState.CANCELED, 1, JobState.COMPLETED)


def test_a_cancelled_instance_ends_with_its_listener(house: House) -> None:
    key = started(house, ("canceling", "bye"))
    house.do(WANG, commands.cancel_instance, key, "test")
    assert (house.instance(key).status, of(house).state) == ("ACTIVE", TaskState.CANCELING)
    with pytest.raises(InvalidInput, match="scope"):
        house.do(WANG, commands.modify_instance, key, Modification(activations=(Activation("z"),)))
    finish(house, "bye")
    assert (house.instance(key).status, of(house).state) == ("TERMINATED", TaskState.CANCELED)


def test_cancelling_takes_the_job_of_another_listener_away(house: House) -> None:
    key = started(house, ("completing", "check"))
    house.complete(ZHANG, "a")
    house.do(WANG, commands.fail_job, (job := only(house, job_type="check")), retries=0)
    house.do(WANG, commands.cancel_instance, key, "test")
    assert (row(house, job).state, of(house).state, of(house).completed_by) == (JobState.CANCELED, TaskState.CANCELED, None)
    assert house.incidents() == []


def test_a_task_moves_to_another_version_while_its_listener_is_at_work(house: House) -> None:
    key = started(house, ("completing", "check"))
    house.complete(ZHANG, "a", {"x": 1})
    deployed = house.deploy(listened(("creating", "other"), ("completing", "check"), ("completing", "more")))
    house.do(WANG, commands.migrate_instance, key, deployed.processes[0].key, MigrationPlan(same_ids=True))
    finish(house, "check")
    assert of(house).state is TaskState.COMPLETING
    finish(house, "more")
    assert (of(house).completed_by, house.task("z").state, house.variables(key)) == ("zhang", TaskState.CREATED, {"x": 1})


def test_a_version_without_the_listener_is_refused_while_it_is_at_work(house: House) -> None:
    key = started(house, ("completing", "check"))
    house.complete(ZHANG, "a")
    deployed = house.deploy(listened())
    with pytest.raises(MigrationRefused, match="listener"):
        house.do(WANG, commands.migrate_instance, key, deployed.processes[0].key, MigrationPlan(same_ids=True))


def test_a_held_up_end_survives_a_move_to_another_version(house: House) -> None:
    edge = boundary("late", "a", timer("PT1H"))
    body = (start(), task("a", task_listening(("canceling", "bye"))), edge, task("b"), end(), end("e2"))
    source = document(*body, chain("start", "a", "end"), chain("late", "b", "e2"))
    house.deploy(source)
    key = house.start()
    house.later(hours=1)
    deployed = house.deploy(source.replace(b'name="b"', b'name="other"'))
    house.do(WANG, commands.migrate_instance, key, deployed.processes[0].key, MigrationPlan(same_ids=True))
    finish(house, "bye")
    assert house.task("b").name == "other"


def test_only_supervisors_update_and_only_candidates_claim_a_listened_task(house: House) -> None:
    started(house, ("assigning", "ask"), ("updating", "ask"), candidateGroups="agency-evaluator")
    with pytest.raises(Forbidden):
        house.do(LI, commands.update_task, of(house).key, TaskChanges({}))
    with pytest.raises(NotFound):
        house.do(ZHANG, commands.claim_task, of(house).key)
