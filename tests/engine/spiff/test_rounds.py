"""Multi-instance on every kind of activity: outputs in the order of the items, and what ends it early."""

from __future__ import annotations

import pytest

from engine.spiff.effects import CancelChild, StartChild

from .drawing import (
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
    multi,
    start,
    sub,
    user,
)
from .running import Run, World

SCRIPT = '<zeebe:script expression="=item * 2" resultVariable="answer"/>'
CALL = '<zeebe:calledElement processId="child" propagateAllChildVariables="true"/>'


def repeated(tag: str, extension: str, *, sequential: bool, inside: str = "", done: str = "", **attributes: str) -> bytes:
    """An activity once per item that collects `answer`."""
    loop = multi("=items", "item", sequential=sequential, output=("answers", "=answer"), done=done)
    drawn = element(tag, "a", extensions(extension) + inside + loop, **attributes)
    return document(
        start(), drawn, user("z"), end(), chain("start", "a", "z", "end"), declarations=messages(reply="=string(item)")
    )


def local(extension: str) -> str:
    """The answer of each round stays in that round."""
    return extension + mappings({"answer": "=null"})


@pytest.mark.parametrize("sequential", [False, True])
@pytest.mark.parametrize(
    ("tag", "extension", "inside"),
    [
        ("scriptTask", SCRIPT, ""),
        ("serviceTask", '<zeebe:taskDefinition type="double"/>', ""),
        ("sendTask", '<zeebe:taskDefinition type="double"/>', ""),
        ("businessRuleTask", '<zeebe:taskDefinition type="double"/>', ""),
        ("subProcess", "", start("s0") + element("scriptTask", "x", extensions(SCRIPT)) + end("s1") + chain("s0", "x", "s1")),
    ],
)
def test_automatic_work_is_done_once_per_item(tag: str, extension: str, inside: str, sequential: bool) -> None:
    world = World(double=lambda job: {"answer": job.variables["item"] * 2} if "item" in job.variables else {})
    inputs = mappings({"item": "=item", "answer": "=null"})
    run = Run(repeated(tag, extension + inputs, sequential=sequential, inside=inside), {"items": [1, 2, 3]}, world)
    assert run.open == ["z"]
    assert run.variables == {"items": [1, 2, 3], "answers": [2, 4, 6]}


@pytest.mark.parametrize("tag", ["task", "manualTask"])
def test_what_passes_through_passes_once_per_item(tag: str) -> None:
    drawn = element(tag, "a", multi("=items", "item"))
    run = Run(document(start(), drawn, end(), chain("start", "a", "end")), {"items": [1, 2]})
    assert run.finished
    assert run.path.count("a:completed") == 3


@pytest.mark.parametrize("sequential", [False, True])
def test_a_receive_task_waits_once_per_item_under_its_own_key(sequential: bool) -> None:
    source = repeated("receiveTask", local(""), sequential=sequential, messageRef="reply")
    run = Run(source, {"items": [1, 2]})
    keys = []
    while run.open != ["z"]:
        first = min(run.waits)
        keys.append(run.waits[first].correlation_key)  # type: ignore[union-attr]
        come(run, first, len(keys))
    assert keys == ["1", "2"]
    assert run.variables["answers"] == [1, 2]


def come(run: Run, wait_id: int, value: int) -> None:
    """What this wait waits for has come, with an answer."""
    run._step(lambda instance: instance.trigger(wait_id, {"answer": value}))


def calls(run: Run) -> list[StartChild]:
    return [request for request in run.requests if isinstance(request, StartChild)]


def answer(run: Run, number: int, value: int) -> None:
    come(run, calls(run)[number].wait_id, value)


def test_children_answer_in_any_order_and_are_collected_in_the_order_of_the_items() -> None:
    run = Run(repeated("callActivity", local(CALL), sequential=False), {"items": [1, 2, 3]})
    assert [request.variables["item"] for request in calls(run)] == [1, 2, 3]
    for number in (2, 0, 1):
        answer(run, number, number * 10)
    assert run.variables["answers"] == [0, 10, 20]


def test_one_child_after_another() -> None:
    run = Run(repeated("callActivity", local(CALL), sequential=True), {"items": [1, 2]})
    assert len(calls(run)) == 1
    answer(run, 0, 7)
    assert [request.variables["loopCounter"] for request in calls(run)] == [1, 2]
    answer(run, 1, 8)
    assert run.variables["answers"] == [7, 8]


def test_the_completion_condition_cancels_the_children_that_are_left() -> None:
    source = repeated("callActivity", local(CALL), sequential=False, done="=answer > 5")
    run = Run(source, {"items": [1, 2, 3]})
    answer(run, 1, 9)
    assert run.open == ["z"]
    assert run.variables["answers"] == [None, 9, None]
    cancelled = [request.wait_id for request in run.requests if isinstance(request, CancelChild)]
    assert cancelled == [calls(run)[0].wait_id, calls(run)[2].wait_id]


def test_an_error_of_one_child_reaches_the_edge_of_all_rounds() -> None:
    drawn = element("callActivity", "a", extensions(CALL) + multi("=items", "item"))
    source = document(
        start(),
        drawn,
        boundary("bad", "a", error("e1")),
        user("b"),
        end(),
        chain("start", "a", "end"),
        chain("bad", "b", "end"),
        declarations='<bpmn:error id="e1" errorCode="E1"/>',
    )
    run = Run(source, {"items": [1, 2]})
    wait = calls(run)[0].wait_id
    run._step(lambda instance: instance.throw_error(wait, "E1", "", {}))
    assert run.open == ["b"]
    assert run.waits.keys() == {run.wait_for("b")}


def test_rounds_inside_rounds() -> None:
    inner = (
        start("s0") + user("x", inside=multi("=item", "one", output=("inner", "=one + 1"))) + end("s1") + chain("s0", "x", "s1")
    )
    loop = multi("=items", "item", output=("answers", "=inner"))
    source = document(start(), sub("s", inner, loop, extra=mappings({"inner": "=null"})), end(), chain("start", "s", "end"))
    run = Run(source, {"items": [[1, 2], [], [3]]})
    while not run.finished:
        run.complete("x")
    assert run.variables["answers"] == [[2, 3], [], [4]]


def test_a_message_on_the_edge_ends_all_rounds() -> None:
    drawn = user("a", inside=multi("=items", "item"))
    source = document(
        start(),
        drawn,
        boundary("stop", "a", message("halt")),
        end(),
        end("end2"),
        chain("start", "a", "end"),
        chain("stop", "end2"),
        declarations=messages(halt="=number"),
    )
    run = Run(source, {"items": [1, 2], "number": "A"}).trigger("stop")
    assert run.finished
    assert run.waits == {}
