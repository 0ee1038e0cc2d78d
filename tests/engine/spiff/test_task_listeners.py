"""Task listeners: asked before something happens to a user task; they may correct it, or deny it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from engine.errors import TaskDenied
from engine.spiff.job_results import TaskResult
from engine.spiff.modification import Modification
from engine.spiff.services import JobRequest
from engine.spiff.waits import TaskState
from tests.engine.spiff.drawing import (
    TERMINATE,
    boundary,
    chain,
    document,
    end,
    error,
    message,
    messages,
    multi,
    service,
    start,
    sub,
    throw,
    timer,
    user,
)
from tests.engine.spiff.running import Run, World
from tests.engine.spiff.waiting import answered, change, done, jobs, outside, task_listening, tasks

DENY = TaskResult(denied=True, denied_reason="not today")


def one_task(*pairs: tuple[str, str], **assignment: str) -> bytes:
    """start → a with these listeners → z → end."""
    return document(start(), user("a", task_listening(*pairs), **assignment), user("z"), end(), chain("start", "a", "z", "end"))


def correcting(**values: object) -> TaskResult:
    """A result that corrects the task."""
    return TaskResult(corrections=values)


# --- creation


def test_a_task_is_there_when_its_creating_listeners_are_done_one_after_the_other() -> None:
    run = Run(one_task(("creating", "first"), ("creating", "second")), world=outside("first", "second"))
    assert (jobs(run), tasks(run)["a"].state) == (["first"], TaskState.CREATING)
    answered(run, "first", correcting(priority=70, candidate_groups=["evaluators"]))
    assert (jobs(run), tasks(run)["a"].priority) == (["second"], 50)  # nothing takes effect before the last one
    answered(run, "second", correcting(priority=80))
    task = tasks(run)["a"]
    assert (jobs(run), task.state, task.priority, list(task.candidate_groups)) == ([], TaskState.CREATED, 80, ["evaluators"])


def test_the_assignee_of_the_diagram_comes_after_the_creation() -> None:
    run = Run(one_task(("creating", "made"), ("assigning", "given"), assignee="zhang"), world=outside("made", "given"))
    assert (jobs(run), tasks(run)["a"].assignee) == (["made"], None)
    answered(run, "made", TaskResult())
    assert (jobs(run), tasks(run)["a"].state, tasks(run)["a"].assignee) == (["given"], TaskState.ASSIGNING, None)
    answered(run, "given", correcting(assignee="li"))
    assert (tasks(run)["a"].state, tasks(run)["a"].assignee) == (TaskState.CREATED, "li")


def test_a_denied_first_assignment_leaves_the_task_with_nobody() -> None:
    run = Run(one_task(("assigning", "given"), assignee="zhang"), world=outside("given"))
    answered(run, "given", DENY)
    assert (tasks(run)["a"].state, tasks(run)["a"].assignee, jobs(run)) == (TaskState.CREATED, None, [])


def test_listeners_with_a_handler_here_are_done_inside_the_step() -> None:
    world = World(made=lambda job: correcting(assignee="wang"), given=lambda job: TaskResult())
    run = Run(one_task(("creating", "made"), ("assigning", "given")), world=world)
    assert (tasks(run)["a"].state, tasks(run)["a"].assignee) == (TaskState.CREATED, "wang")
    assert [job.type for job in world.jobs] == ["made"]  # a correction is no assignment


def test_a_denied_first_assignment_inside_the_step_lets_the_step_go_on() -> None:
    run = Run(one_task(("assigning", "given"), assignee="zhang"), world=World(given=lambda job: DENY))
    assert (tasks(run)["a"].state, tasks(run)["a"].assignee) == (TaskState.CREATED, None)


# --- assignment and update


def test_an_assignment_takes_effect_when_the_listener_is_done() -> None:
    run = change(Run(one_task(("assigning", "given")), world=outside("given")), "a", TaskState.ASSIGNING, assignee="li")
    assert (tasks(run)["a"].state, tasks(run)["a"].assignee) == (TaskState.ASSIGNING, None)
    answered(run, "given", TaskResult())
    assert (tasks(run)["a"].state, tasks(run)["a"].assignee) == (TaskState.CREATED, "li")


def test_a_denied_assignment_and_its_corrections_are_forgotten() -> None:
    run = Run(one_task(("assigning", "first"), ("assigning", "second")), world=outside("first", "second"))
    change(run, "a", TaskState.ASSIGNING, assignee="li")
    answered(run, "first", correcting(priority=90))
    answered(run, "second", DENY)
    task = tasks(run)["a"]
    assert (task.state, task.assignee, task.priority, jobs(run)) == (TaskState.CREATED, None, 50, [])


def test_a_denial_inside_the_step_refuses_the_command() -> None:
    run = Run(one_task(("assigning", "given")), world=World(given=lambda job: DENY))
    with pytest.raises(TaskDenied, match="not today"):
        change(run, "a", TaskState.ASSIGNING, assignee="li")


def test_dates_come_back_from_the_stored_state_as_they_were() -> None:
    due = datetime(2026, 10, 1, 1, tzinfo=UTC)
    run = change(Run(one_task(("updating", "given")), world=outside("given")), "a", TaskState.UPDATING, due=due)
    answered(run, "given", correcting(follow_up=None))
    assert (tasks(run)["a"].due, tasks(run)["a"].follow_up) == (due, None)


def test_variables_of_the_task_are_an_update() -> None:
    run = Run(one_task(("updating", "given")), world=outside("given"))
    token = 3
    run._step(lambda instance: instance.change_variables({"x": 1}, token))
    assert tasks(run)["a"].state is TaskState.UPDATING
    answered(run, "given", TaskResult())
    assert tasks(run)["a"].state is TaskState.CREATED
    assert run.seen("a") == {"x": 1}
    assert run.variables == {}


# --- completion


def test_the_process_goes_on_when_the_completing_listener_is_done() -> None:
    run = Run(one_task(("completing", "check")), world=outside("check")).complete("a", x=1)
    assert (tasks(run)["a"].state, run.variables) == (TaskState.COMPLETING, {})
    answered(run, "check", correcting(assignee="li"))
    assert (run.open, run.variables) == (["z"], {"x": 1})


def test_a_denied_completion_leaves_the_task_open_and_the_variables_away() -> None:
    run = Run(one_task(("completing", "check")), world=outside("check")).complete("a", x=1)
    answered(run, "check", DENY)
    assert (tasks(run)["a"].state, run.variables) == (TaskState.CREATED, {})
    answered(run.complete("a", x=2), "check", TaskResult())
    assert (run.open, run.variables) == (["z"], {"x": 2})


def test_a_listener_sees_what_it_listens_to() -> None:
    world = World()
    run = Run(one_task(("completing", "check")), world=world).complete("a", x=1)
    (job,) = world.jobs
    assert isinstance(job, JobRequest)
    assert job.transition is not None
    assert (job.listener_event, job.transition.action, job.transition.given) == ("COMPLETING", "complete", {"x": 1})
    assert run.open == ["z"]


# --- cancellation


def with_edge(*pairs: tuple[str, str]) -> bytes:
    """A task with a timer on its edge that leads to b."""
    return document(
        start(),
        user("a", task_listening(*pairs)),
        boundary("late", "a", timer("PT1H")),
        user("b"),
        end(),
        end("e2"),
        chain("start", "a", "end"),
        chain("late", "b", "e2"),
    )


def test_what_interrupts_a_task_happens_when_its_canceling_listener_is_done() -> None:
    run = Run(with_edge(("canceling", "bye")), world=outside("bye")).pass_time(hours=1)
    assert (jobs(run), tasks(run)["a"].state, run.active) == (["bye"], TaskState.CANCELING, ["a"])
    answered(run, "bye", TaskResult())
    assert (run.open, jobs(run)) == (["b"], [])
    assert run.path[-4:] == ["task:canceled", "a:terminated", "late:completed", "b:activated"]


def test_a_task_may_be_cancelled_while_another_listener_is_at_work() -> None:
    run = Run(with_edge(("completing", "check"), ("canceling", "bye")), world=outside("check", "bye")).complete("a", x=1)
    run.pass_time(hours=1)
    assert (jobs(run), tasks(run)["a"].state) == (["bye"], TaskState.CANCELING)
    answered(run, "bye", TaskResult())
    assert (run.open, run.variables) == (["b"], {})


def test_a_cancelled_instance_ends_with_the_last_listener() -> None:
    inner = sub("s", start("s1"), user("a", task_listening(("canceling", "bye"))), end("s2"), chain("s1", "a", "s2"))
    run = Run(document(start(), inner, end(), chain("start", "s", "end")), world=outside("bye")).cancel()
    assert (run.finished, run.active) == (False, ["a", "s"])
    run.cancel()  # once is enough
    assert jobs(run) == ["bye"]
    answered(run, "bye", TaskResult())
    assert run.finished
    assert run.path[-3:] == ["a:terminated", "s:terminated", "p:terminated"]


def test_a_canceling_handler_here_holds_nothing_up() -> None:
    run = Run(with_edge(("canceling", "bye")), world=World()).pass_time(hours=1)
    assert run.open == ["b"]


def test_an_event_sub_process_takes_over_when_all_listeners_are_done() -> None:
    handler = sub("h", start("hs", message("stop")), user("b"), end("he"), chain("hs", "b", "he"), event=True)
    parts = [user(name, task_listening(("canceling", f"bye-{name}"))) for name in ("a1", "a2")]
    body = (start(), '<bpmn:parallelGateway id="f"/>', *parts, end("e1"), end("e2"))
    flows = (chain("start", "f", "a1", "e1"), chain("f", "a2", "e2"))
    source = document(*body, *flows, handler, declarations=messages(stop="=1"))
    run = Run(source, world=outside("bye-a1", "bye-a2")).trigger("hs", x=1)
    assert (run.open, jobs(run), run.variables) == (["a1", "a2"], ["bye-a1", "bye-a2"], {})
    answered(run, "bye-a1", TaskResult())
    assert run.open == ["a2"]
    answered(run, "bye-a2", TaskResult())
    assert (run.open, run.variables) == (["b"], {"x": 1})
    assert run.complete("b").finished


def terminating() -> str:
    """A sub-process: the end behind b terminates it, and a, beside b, has a listener of its end."""
    return sub(
        "s",
        start("s1"),
        '<bpmn:parallelGateway id="f"/>',
        user("a", task_listening(("canceling", "bye"))),
        user("b"),
        end("s2"),
        end("s3", TERMINATE),
        chain("s1", "f", "a", "s2"),
        chain("f", "b", "s3"),
    )


def test_a_terminate_end_event_waits_for_the_listeners_of_the_others() -> None:
    source = document(start(), terminating(), user("z"), end(), chain("start", "s", "z", "end"))
    run = Run(source, world=outside("bye")).complete("b")
    assert run.open == ["a"]
    answered(run, "bye", TaskResult())
    assert run.open == ["z"]


def test_a_wider_end_takes_the_place_of_one_that_is_held_up() -> None:
    body = (start(), terminating(), boundary("late", "s", timer("PT1H")), user("y"), user("z"), end(), end("e2"))
    source = document(*body, chain("start", "s", "z", "end"), chain("late", "y", "e2"))
    run = Run(source, world=outside("bye")).complete("b").pass_time(hours=1)
    assert (run.open, jobs(run)) == (["a"], ["bye"])
    answered(run, "bye", TaskResult())
    assert run.open == ["y"]
    assert [line for line in run.path if line.startswith("s3:")] == ["s3:completed"]


def test_a_caught_error_waits_for_the_listeners_of_what_it_ends() -> None:
    inner = sub(
        "s",
        start("s1"),
        '<bpmn:parallelGateway id="f"/>',
        user("a", task_listening(("canceling", "bye"))),
        service("w", "work"),
        end("s2"),
        end("s3", error("broken")),
        chain("s1", "f", "a", "s2"),
        chain("f", "w", "s3"),
    )
    body = (start(), inner, boundary("edge", "s", error("broken")), user("z"), end(), end("e2"))
    flows = (chain("start", "s", "end"), chain("edge", "z", "e2"))
    declared = '<bpmn:error id="broken" errorCode="broken"/>'
    run = Run(document(*body, *flows, declarations=declared), world=outside("bye", "work"))
    done(run, "work")
    assert run.open == ["a"]
    answered(run, "bye", TaskResult())
    assert run.open == ["z"]


def test_enough_rounds_wait_for_the_listeners_of_the_others() -> None:
    loop = multi("=[1, 2]", "n", output=("got", "=n"), done="=numberOfCompletedInstances = 1")
    source = document(
        start(), user("a", task_listening(("canceling", "bye")), inside=loop), user("z"), end(), chain("start", "a", "z", "end")
    )
    run = Run(source, world=outside("bye")).complete("a")
    assert (run.open, jobs(run)) == (["a"], ["bye"])
    answered(run, "bye", TaskResult())
    assert (run.open, run.variables) == (["z"], {"got": [1, None]})


def test_a_scope_goes_on_when_the_last_one_in_it_was_ended_from_outside() -> None:
    inner = sub(
        "s",
        start("s1"),
        '<bpmn:parallelGateway id="f"/>',
        user("a", task_listening(("canceling", "bye"))),
        user("b"),
        throw("t"),
        chain("s1", "f", "a"),
        chain("f", "b", "t"),
    )
    run = Run(document(start(), inner, user("z"), end(), chain("start", "s", "z", "end")), world=outside("bye"))
    run._step(lambda instance: instance.modify(ending("a")))
    assert run.complete("b").open == ["a"]
    answered(run, "bye", TaskResult())
    assert run.open == ["z"]


def ending(*element_ids: str) -> Modification:
    """A modification that ends elements."""
    return Modification(terminations=element_ids)
