"""Rows 5.1 to 5.5 of SpiffWorkflow's hazards: joins, merges, excess tokens, depth and endless loops."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from SpiffWorkflow.bpmn.workflow import BpmnSubWorkflow

from engine import commands
from engine.errors import StepFailed
from engine.jobs import Job
from engine.store.user_tasks import TaskState, UserTask
from tests.engine.house import ZHANG, House, task
from tests.engine.spiff.drawing import (
    boundary,
    chain,
    document,
    element,
    end,
    extensions,
    flow,
    gateway,
    mappings,
    script,
    service,
    start,
    timer,
)
from tests.hazards.stock import FEEL, PYTHON, Ours, Stock, Words


def two_signatures(kind: str, words: Words) -> bytes:
    """Two people sign, a third looks at it and may send it round again."""
    always = words.says("true" if words is FEEL else "True") if kind == "inclusive" else None
    return document(
        start(),
        gateway("exclusive", "again"),
        gateway(kind, "fork"),
        task("a"),
        task("b"),
        gateway(kind, "join"),
        task("look"),
        gateway("exclusive", "enough", "enough_again"),
        end(),
        chain("start", "again", "fork"),
        flow("fork", "a", always),
        flow("fork", "b", always),
        chain("a", "join"),
        chain("b", "join", "look", "enough", "again"),
        flow("enough", "end", words.says("done")),
    )


def signed_by_one(run: Stock | Ours) -> list[str]:
    """What is open after one signature in the second turn."""
    for name in ("a", "b", "look", "b"):
        run.complete(name)
    return run.open


@pytest.mark.parametrize("kind", ["parallel", "inclusive"])
def test_5_1_a_join_in_a_loop_waits_for_all_in_every_turn(house: House, kind: str) -> None:
    assert "look" in signed_by_one(Stock(two_signatures(kind, PYTHON), {"done": False}))
    assert signed_by_one(Ours(house, two_signatures(kind, FEEL), {"done": False})) == ["a"]


PARALLEL = document(
    start(),
    gateway("parallel", "fork"),
    task("a"),
    task("b"),
    gateway("parallel", "join"),
    task("last"),
    end(),
    chain("start", "fork", "a", "join", "last", "end"),
    chain("fork", "b", "join"),
)


def test_5_2_a_branch_that_touches_nothing_overwrites_nothing(house: House) -> None:
    stock, ours = (cls(PARALLEL, {"x": 1, "l": [1]}) for cls in (Stock, lambda *given: Ours(house, *given)))
    for run in (stock, ours):
        run.complete("a", x=2, l=[1, 2])
        run.complete("b")
        run.complete("last")
    assert stock.variables == {"x": 1, "l": [1]}
    assert ours.variables == {"x": 2, "l": [1, 2]}


def reminded(words: Words) -> bytes:
    """A task with a reminder beside it."""
    return document(
        start(),
        task("work"),
        boundary("late", "work", timer(words.after("PT1H")), interrupting=False),
        task("remind"),
        end(),
        end("reminded"),
        chain("start", "work", "end"),
        chain("late", "remind", "reminded"),
    )


def test_5_2_a_reminder_that_ends_late_brings_no_old_values_back(house: House) -> None:
    stock, ours = Stock(reminded(PYTHON), {"x": 1}), Ours(house, reminded(FEEL), {"x": 1})
    for run in (stock, ours):
        run.later(hours=2)
        run.complete("work", x=2)
        run.complete("remind")
    assert (stock.finished, stock.variables["x"]) == (True, 1)
    assert (ours.finished, ours.variables["x"]) == (True, 2)


def test_5_3_branches_share_no_nested_value_in_memory(house: House) -> None:
    variables = {"case": {"party": {"name": "shop"}}}
    stock = Stock(PARALLEL, variables)
    stock.task("a").data["case"]["party"]["name"] = "changed"
    assert stock.task("b").data["case"]["party"]["name"] == "changed"
    ours = Ours(house, PARALLEL, variables)
    ours.variables["case"]["party"]["name"] = "changed"
    assert ours.variables == variables


def scribbling(*parts: str) -> bytes:
    """Two branches, in one of which a handler scribbles into the values it is given; then both wait."""
    return document(
        start(),
        gateway("parallel", "fork"),
        *parts,
        task("a"),
        task("b"),
        gateway("parallel", "join"),
        end(),
        chain("start", "fork", "x", "a", "join", "end"),
        chain("fork", "b", "join"),
    )


@pytest.mark.parametrize("mapped", [False, True])
def test_5_3_a_handler_that_changes_what_it_is_given_changes_no_case(house: House, *, mapped: bool) -> None:
    variables = {"case": {"party": {"name": "shop"}, "beds": [1]}}
    stock = Stock(scribbling(element("scriptTask", "x", '<bpmn:script>case["beds"].append(2)</bpmn:script>')), variables)
    assert stock.task("b").data["case"]["beds"] == [1, 2]

    @house.handlers.job("scribble")
    def scribble(job: Job) -> None:
        job.variables["case"]["party"]["name"] = "changed"
        job.variables["case"]["beds"].append(2)

    through = mappings({"case": "=case"}) if mapped else ""
    ours = Ours(house, scribbling(service("x", "scribble", through)), variables)
    assert ours.open == ["a", "b"]
    assert ours.variables == variables
    ours.complete("b", answer=1)
    assert ours.variables == {**variables, "answer": 1}


EXCESS = document(
    start(),
    gateway("parallel", "fork"),
    task("a"),
    task("b"),
    task("c"),
    gateway("exclusive", "merge"),
    gateway("parallel", "join"),
    task("last"),
    end(),
    chain("start", "fork", "a", "merge", "join", "last", "end"),
    chain("fork", "b", "merge"),
    chain("fork", "c", "join"),
)


def test_5_4_an_excess_token_is_not_swallowed(house: House) -> None:
    stock = Stock(EXCESS)
    for name in ("a", "b", "c", "last"):
        stock.complete(name)
    assert (stock.finished, stock.live) == (True, [])

    ours = Ours(house, EXCESS)
    for name in ("a", "b", "c"):
        ours.complete(name)
    with pytest.raises(StepFailed, match="tokens at: join") as failed:
        ours.complete("last")
    assert failed.value.kind == "STALLED"
    assert ours.open == ["last"]


def turning(words: Words) -> bytes:
    """A task in a loop."""
    return document(
        start(),
        gateway("exclusive", "again"),
        task("check"),
        gateway("exclusive", "enough", "enough_again"),
        end(),
        chain("start", "again", "check", "enough", "again"),
        flow("enough", "end", words.says("done")),
    )


def test_5_5_and_pain_2_a_thousand_turns_do_not_stall(house: House) -> None:
    stock, turns = Stock(turning(PYTHON), {"done": False}), 0
    while stock.open:
        stock.complete("check")
        turns += 1
    assert (turns, stock.finished) == (333, False)

    ours = Ours(house, turning(FEEL), {"done": False})
    with house.engine.transaction(ZHANG) as uow:
        for _ in range(1_000):
            open_task = uow.session.query(UserTask.key).filter(UserTask.state == TaskState.CREATED).one()
            commands.complete_user_task(uow, open_task.key)
    assert ours.open == ["check"]
    ours.complete("check", done=True)
    assert ours.finished


def spinning(inside: str, words: Words) -> bytes:
    """A loop in which nobody is ever waited for."""
    return document(
        start(),
        gateway("exclusive", "again"),
        inside,
        gateway("exclusive", "enough", "enough_again"),
        end(),
        chain("start", "again", "t", "enough", "again"),
        flow("enough", "end", words.says("done")),
    )


def test_5_5_an_endless_loop_is_an_incident_and_no_silence(house: House) -> None:
    python = element("scriptTask", "t", "<bpmn:script>a = 1</bpmn:script>")
    stock = Stock(spinning(python, PYTHON), {"done": False})
    assert (stock.finished, stock.open) == (False, [])

    with pytest.raises(StepFailed, match="look for a loop without a wait") as failed:
        Ours(house, spinning(script("t", "=1", "a"), FEEL), {"done": False})
    assert failed.value.kind == "STEP_LIMIT_EXCEEDED"
    assert house.instances("p") == []


def calling_itself(**stock: str) -> bytes:
    """A process whose only element calls the process itself."""
    called = extensions('<zeebe:calledElement processId="p"/>')
    return document(start(), element("callActivity", "c", called, **stock), end(), chain("start", "c", "end"))


def test_5_5_a_process_that_calls_itself_is_stopped(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    # stock would go on until memory ends: it is stopped at its 50th instance of the process
    created: list[object] = []
    begin = BpmnSubWorkflow.__init__

    def counted(self: Any, *given: object, **named: object) -> None:
        created.append(self)
        if len(created) > 50:
            raise InterruptedError
        begin(self, *given, **named)

    monkeypatch.setattr(BpmnSubWorkflow, "__init__", counted)
    with pytest.raises(InterruptedError):
        Stock(calling_itself(calledElement="p"))

    with pytest.raises(StepFailed, match="call or message each other in a cycle"):
        Ours(house, calling_itself())
    assert house.instances("p") == []


def line_of(nodes: int) -> bytes:
    """A straight line of tasks, and nobody to wait for but the first."""
    names = [f"n{number}" for number in range(nodes)]
    return document(start(), task("u"), *(element("task", name) for name in names), end(), chain("start", "u", *names, "end"))


def test_5_5_a_long_model_needs_no_recursion(house: House) -> None:
    with pytest.raises(Exception, match="recursion"):
        Stock(line_of(sys.getrecursionlimit()))
    ours = Ours(house, line_of(sys.getrecursionlimit()))
    ours.complete("u")
    assert ours.finished
