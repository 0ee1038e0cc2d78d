"""Variable scopes, mappings, multi-instance and call activities, as in Camunda 8."""

from __future__ import annotations

import pytest

from engine.spiff.effects import CancelChild, StartChild
from engine.spiff.services import JobRequest
from engine.spiff.waits import UserTaskWait

from .drawing import (
    boundary,
    chain,
    document,
    element,
    end,
    error,
    extensions,
    mappings,
    multi,
    properties,
    service,
    start,
    sub,
    timer,
    user,
)
from .running import Run, World


def test_inputs_are_local_and_outputs_choose_what_leaves() -> None:
    source = document(
        start(),
        service("s", "calc", mappings({"x": "=amount", "y": "=x + 1"}, {"total": "=sum"})),
        end(),
        chain("start", "s", "end"),
    )
    world = World(calc=lambda job: {"sum": job.variables["x"] + job.variables["y"], "noise": 1})
    run = Run(source, {"amount": 1}, world)
    assert run.variables == {"amount": 1, "total": 3}
    assert dict(world.jobs[0].variables) == {"x": 1, "y": 2}


def test_without_mappings_results_go_to_the_nearest_scope_that_has_the_name() -> None:
    source = document(
        start(),
        sub("s", start("s0"), user("a"), end("s1"), chain("s0", "a", "s1"), extra=mappings({"x": "=0"}, {"seen": "=x"})),
        end(),
        chain("start", "s", "end"),
    )
    run = Run(source, {"x": 5}).complete("a", x=7, z=1)
    assert run.variables == {"x": 5, "z": 1, "seen": 7}


@pytest.mark.parametrize(
    ("before", "after", "is_change"),
    [
        (1, 1, False),
        (1, 2, True),
        (1, 1.0, True),
        (1, True, True),
        ("a", "a", False),
        (None, None, False),
        (None, False, True),
        ([1, {"a": 1}], [1, {"a": 1}], False),
        ([1, {"a": 1}], [1, {"a": True}], True),
        ({"a": [1]}, {"a": [1.0]}, True),
    ],
)
def test_a_variable_that_is_set_to_what_it_is_does_not_change(before: object, after: object, *, is_change: bool) -> None:
    run = Run(document(start(), user("a"), end(), chain("start", "a", "end")), {"x": before}).complete("a", x=after)
    assert run.changes == [("x", before)] + [("x", after)] * is_change
    assert repr(run.variables["x"]) == repr(after)


def test_nested_output_targets_keep_the_rest_of_the_context() -> None:
    source = document(start(), service("s", "calc", mappings({}, {"case.result": "=1"})), end(), chain("start", "s", "end"))
    assert Run(source, {"case": {"number": "A-1"}}).variables == {"case": {"number": "A-1", "result": 1}}


def many(collection: str, item: str, **kwargs: object) -> str:
    return user("review", inside=multi(collection, item, **kwargs), candidateGroups="=[who]")  # type: ignore[arg-type]


def test_parallel_multi_instance_opens_a_task_per_item_and_collects_in_item_order() -> None:
    source = document(start(), many("=people", "who", output=("votes", "=vote")), end(), chain("start", "review", "end"))
    run = Run(source, {"people": ["a", "b", "c"]})
    groups = [wait.candidate_groups for wait in run.waits.values() if isinstance(wait, UserTaskWait)]
    assert groups == [("a",), ("b",), ("c",)]
    for vote in (1, 2, 3):
        run.complete("review", vote=vote)
    assert run.finished
    assert run.variables["votes"] == [1, 2, 3]


def test_sequential_multi_instance_opens_one_at_a_time() -> None:
    source = document(start(), many("=people", "who", sequential=True), end(), chain("start", "review", "end"))
    run = Run(source, {"people": ["a", "b"]})
    assert run.open == ["review"]
    assert run.complete("review").open == ["review"]
    assert run.complete("review").finished


def test_empty_collection_completes_at_once_with_an_empty_output() -> None:
    source = document(start(), many("=people", "who", output=("votes", "=vote")), end(), chain("start", "review", "end"))
    run = Run(source, {"people": []})
    assert run.finished
    assert run.variables["votes"] == []


def test_completion_condition_ends_the_other_rounds() -> None:
    source = document(
        start(),
        many("=people", "who", done="=numberOfCompletedInstances >= 2"),
        user("z"),
        end(),
        chain("start", "review", "z", "end"),
    )
    run = Run(source, {"people": ["a", "b", "c"]}).complete("review").complete("review")
    assert run.open == ["z"]


def test_a_boundary_event_on_a_multi_instance_ends_all_rounds() -> None:
    source = document(
        start(),
        many("=people", "who"),
        boundary("late", "review", timer("P1D")),
        user("z"),
        end(),
        chain("start", "review", "end"),
        chain("late", "z", "end"),
    )
    assert Run(source, {"people": ["a", "b"]}).pass_time(days=1).open == ["z"]


def call(**attributes: str) -> str:
    written = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return element("callActivity", "call", extensions(f"<zeebe:calledElement{written}/>"))


def test_call_activity_asks_for_a_child_and_takes_its_variables() -> None:
    source = document(start(), call(processId="child"), user("a"), end(), chain("start", "call", "a", "end"))
    run = Run(source, {"x": 1})
    assert run.requests == [StartChild(run.wait_for("call"), "child", "latest", None, {"x": 1})]
    run.trigger("call", y=2)
    assert run.open == ["a"]
    assert run.variables == {"x": 1, "y": 2}


def test_terminating_a_call_activity_cancels_the_child() -> None:
    source = document(
        start(),
        call(processId="child"),
        boundary("late", "call", timer("P1D")),
        end(),
        end("e2"),
        chain("start", "call", "end"),
        chain("late", "e2"),
    )
    run = Run(source)
    wait_id = run.wait_for("call")
    run.pass_time(days=1)
    assert run.finished
    assert run.requests[1:] == [CancelChild(wait_id)]


def test_an_error_of_the_child_is_caught_at_the_call_activity_without_cancelling_it_again() -> None:
    source = document(
        start(),
        call(processId="child"),
        boundary("bad", "call", error("e1"), mappings(outputs={"why": "=reason"})),
        user("a"),
        end(),
        chain("start", "call", "end"),
        chain("bad", "a", "end"),
        declarations='<bpmn:error id="e1" errorCode="E1"/>',
    )
    run = Run(source).throw("call", "E1", reason="x")
    assert run.open == ["a"]
    assert run.variables == {"why": "x"}
    assert len(run.requests) == 1


def test_properties_and_separation_of_duties_reach_the_wait() -> None:
    source = document(
        start(),
        user("a", properties(provision="O3-07-b", separateFrom="x, y"), candidateGroups="agency-intake, agency-leader"),
        end(),
        chain("start", "a", "end"),
    )
    (wait,) = Run(source).waits.values()
    assert isinstance(wait, UserTaskWait)
    assert wait.separate_from == ("x", "y")
    assert wait.candidate_groups == ("agency-intake", "agency-leader")
    assert ("provision", "O3-07-b") in wait.properties


def test_a_task_inside_a_sub_process_stands_in_the_lane_of_the_sub_process() -> None:
    node = "<bpmn:flowNodeRef>s</bpmn:flowNodeRef><bpmn:flowNodeRef>b</bpmn:flowNodeRef>"
    lane = element("lane", "l1", node, name="受理岗")
    inside = sub("s", start("s0"), user("a"), end("s1"), chain("s0", "a", "s1"))
    source = document(element("laneSet", "ls", lane), start(), inside, user("b"), end(), chain("start", "s", "b", "end"))
    run = Run(source)
    lanes = []
    for name in ("a", "b"):
        (wait,) = run.waits.values()
        assert isinstance(wait, UserTaskWait)
        lanes.append(wait.lane)
        run.complete(name)
    assert lanes == ["受理岗", "受理岗"]


def test_state_does_not_grow_with_history() -> None:
    loop = document(
        start(),
        element("exclusiveGateway", "again"),
        user("a"),
        element("exclusiveGateway", "more", default="more_again"),
        end(),
        chain("start", "again", "a", "more"),
        '<bpmn:sequenceFlow id="more_end" sourceRef="more" targetRef="end">'
        "<bpmn:conditionExpression>=done</bpmn:conditionExpression></bpmn:sequenceFlow>",
        chain("more", "again"),
    )
    run = Run(loop, {"done": False})
    run.complete("a")
    size = len(run.state)
    for _ in range(300):
        run.complete("a")
    assert len(run.state) <= size + 6


def test_linear_models_of_a_thousand_nodes_run() -> None:
    ids = [f"s{i}" for i in range(1000)]
    source = document(start(), *(service(i, "noop") for i in ids), end(), chain("start", *ids, "end"))
    world = World()
    assert Run(source, world=world).finished
    assert len(world.jobs) == 1000


def test_a_variable_named_like_a_builtin_harms_nothing() -> None:
    def show(job: JobRequest) -> dict[str, object]:
        return {"seen": job.variables["len"]}

    source = document(start(), service("s", "show"), end(), chain("start", "s", "end"))
    assert Run(source, {"len": 3, "typename": {"typename": "UUID"}}, World(show=show)).variables["seen"] == 3
