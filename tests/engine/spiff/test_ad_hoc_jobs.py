"""Ad-hoc sub-processes whose elements a worker chooses, at first and whenever one of them is over."""

from __future__ import annotations

import pytest

from engine.errors import StepFailed
from engine.spiff.job_results import AdHocResult, ElementChoice, TaskResult
from engine.spiff.services import BpmnError, JobRequest
from engine.spiff.waits import JobKind, JobWait
from tests.engine.spiff.drawing import (
    boundary,
    chain,
    document,
    element,
    end,
    error,
    extensions,
    mappings,
    message,
    messages,
    properties,
    start,
    sub,
    user,
)
from tests.engine.spiff.running import Run, World
from tests.engine.spiff.waiting import answered, jobs, outside, task_listening, tasks

NOTES = "<bpmn:documentation>Go there.</bpmn:documentation>"
COLLECT = '<zeebe:adHoc outputCollection="got" outputElement="=result"/>'
WORKER = '<zeebe:taskDefinition type="agent" retries="2"/>'


def drawn(*inside: str, extra: str = "", after: str = "") -> bytes:
    """start → h, an ad-hoc sub-process run by a worker → z → end."""
    host = element("adHocSubProcess", "h", extensions(WORKER, extra) + "".join(inside))
    return document(start(), host, after, user("z"), end(), chain("start", "h", "z", "end"), declarations=messages(stop="=1"))


def visits(extra: str = "", *more: str, after: str = "") -> bytes:
    """Two tasks to choose from, the first followed by a third."""
    visit = element("userTask", "visit", NOTES + extensions("<zeebe:userTask/>", properties(kind="outdoors")), name="Visit")
    return drawn(visit, user("report"), user("call"), chain("visit", "report"), *more, extra=extra, after=after)


def choose(*names: str, **variables: object) -> AdHocResult:
    """The worker begins these elements."""
    return AdHocResult(tuple(ElementChoice(name) for name in names), variables=variables)


DONE = AdHocResult(is_done=True)


def test_the_worker_is_told_what_there_is() -> None:
    run = Run(visits(), world=outside("agent"))
    (job,) = [wait for wait in run.waits.values() if isinstance(wait, JobWait)]
    assert (job.kind, job.type, job.retries, run.open) == (JobKind.AD_HOC_SUB_PROCESS, "agent", 2, [])
    assert run.seen("h")["adHocSubProcessElements"] == [
        {
            "elementId": "visit",
            "elementName": "Visit",
            "documentation": "Go there.",
            "properties": {"kind": "outdoors"},
            "parameters": [],
        },
        {"elementId": "call", "elementName": "call", "documentation": None, "properties": {}, "parameters": []},
    ]


def test_it_is_asked_again_whenever_a_chosen_element_and_what_follows_is_over() -> None:
    run = answered(Run(visits(), world=outside("agent")), "agent", choose("visit"))
    assert (run.open, jobs(run)) == (["visit"], [])
    assert (run.complete("visit").open, jobs(run)) == (["report"], [])
    assert (run.complete("report").open, jobs(run)) == ([], ["agent"])
    assert answered(run, "agent", choose("call", "call")).open == ["call", "call"]
    assert jobs(run.complete("call")) == ["agent"]
    run.complete("call")
    assert jobs(run) == ["agent"]  # the question that was open is asked anew, not twice
    assert answered(run, "agent", DONE).open == ["z"]


def test_done_it_waits_for_what_still_runs_or_ends_it() -> None:
    started = [answered(Run(visits(), world=outside("agent")), "agent", choose("visit", "call")).complete("call") for _ in "12"]
    waits, cancels = started
    assert answered(waits, "agent", DONE).open == ["visit"]
    assert (waits.complete("visit").complete("report").open, jobs(waits)) == (["z"], [])
    assert answered(cancels, "agent", AdHocResult(is_done=True, cancels_remaining=True)).open == ["z"]


def test_elements_begin_with_variables_of_their_own_and_outputs_are_collected() -> None:
    run = Run(visits(COLLECT), world=outside("agent"))
    answered(run, "agent", AdHocResult((ElementChoice("call", {"result": 1, "to": "li"}),), variables={"turn": 1}))
    assert (run.variables, run.seen("call")["to"]) == ({"turn": 1}, "li")
    run.complete("call", result=7)
    assert run.seen("h")["got"] == [7]
    assert answered(run, "agent", DONE).variables == {"turn": 1, "got": [7]}


def test_a_handler_here_decides_inside_the_step() -> None:
    asked: list[JobRequest] = []

    def agent(job: JobRequest) -> AdHocResult:
        asked.append(job)
        return choose("call") if len(asked) == 1 else DONE

    run = Run(visits(), world=World(agent=agent))
    assert run.open == ["call"]
    assert run.complete("call").open == ["z"]
    assert [job.kind for job in asked] == [JobKind.AD_HOC_SUB_PROCESS] * 2


def test_nothing_chosen_and_nothing_running_would_be_a_standstill() -> None:
    run = Run(visits(), world=outside("agent"))
    with pytest.raises(StepFailed, match="STALLED"):
        answered(run, "agent", AdHocResult())


def test_a_bpmn_error_of_its_worker_is_caught_on_the_edge() -> None:
    def agent(job: JobRequest) -> AdHocResult:
        raise BpmnError("lost")

    after = boundary("edge", "h", error("lost")) + user("b") + end("e2") + chain("edge", "b", "e2")
    source = visits(after=after).replace(b"<bpmn:process", b'<bpmn:error id="lost" errorCode="lost"/><bpmn:process', 1)
    assert Run(source, world=World(agent=agent)).open == ["b"]


def test_an_interrupting_event_sub_process_ends_the_asking() -> None:
    handler = sub("s", start("ss", message("stop")), user("b"), end("se"), chain("ss", "b", "se"), event=True)
    run = answered(Run(visits("", handler), world=outside("agent")), "agent", choose("call"))
    assert (run.trigger("ss").open, jobs(run)) == (["b"], [])
    assert (run.complete("b").open, jobs(run)) == (["z"], [])


def test_another_event_sub_process_hands_over_to_the_worker() -> None:
    handler = sub(
        "s", start("ss", message("stop"), isInterrupting="false"), user("b"), end("se"), chain("ss", "b", "se"), event=True
    )
    run = Run(visits("", handler), world=outside("agent")).trigger("ss")
    assert (run.open, jobs(run)) == (["b"], ["agent"])
    assert (run.complete("b").open, jobs(run)) == ([], ["agent"])
    assert answered(run, "agent", DONE).open == ["z"]


def test_its_end_waits_for_the_listeners_of_what_it_ends() -> None:
    held = user("held", task_listening(("canceling", "bye")))
    run = answered(Run(drawn(held), world=outside("agent", "bye")), "agent", choose("held"))
    run._step(lambda instance: instance.cancel())
    assert tasks(run)["held"].state == "CANCELING"
    assert answered(run, "bye", TaskResult()).finished


def test_mappings_apply_as_to_every_scope() -> None:
    run = Run(visits(mappings({"x": "=1"}, {"y": "=x + 1"})), world=outside("agent"))
    assert answered(run, "agent", DONE).variables == {"y": 2}
