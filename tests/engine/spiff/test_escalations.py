"""Escalations: thrown anywhere, caught on the edge of a scope or by an event sub-process in it."""

from __future__ import annotations

import pytest

from engine.spiff.effects import AskParent

from .drawing import boundary, chain, document, element, end, escalation, extensions, gateway, mappings, start, sub, throw, user
from .running import Run, World

CODES = (
    '<bpmn:escalation id="late" escalationCode="LATE"/><bpmn:escalation id="lost" escalationCode="LOST"/>'
    '<bpmn:escalation id="which" escalationCode="=why"/>'
)


def thrower(*more: str, definition: str = "", last: str = "") -> str:
    """A sub-process that throws, and goes on with a user task."""
    path = chain("s0", "cry", "x", "ok")
    return sub("s", start("s0"), throw("cry", definition or escalation("late")), user("x"), end("ok", last), path, *more)


def caught_on_the_edge(*events: str, definition: str = "", last: str = "") -> bytes:
    return document(
        start(),
        thrower(definition=definition, last=last),
        *events,
        user("a"),
        end(),
        end("end2"),
        chain("start", "s", "end"),
        chain("caught", "a", "end2"),
        declarations=CODES,
    )


def test_an_interrupting_boundary_ends_the_work() -> None:
    run = Run(caught_on_the_edge(boundary("caught", "s", escalation("late"))))
    assert run.open == ["a"]
    assert [line for line in run.path if line.startswith(("cry", "s:", "x"))] == ["s:activated", "cry:terminated", "s:terminated"]
    assert run.complete("a").finished


def test_a_non_interrupting_boundary_lets_the_work_go_on() -> None:
    run = Run(caught_on_the_edge(boundary("caught", "s", escalation("late"), interrupting=False)))
    assert run.open == ["a", "x"]
    assert run.complete("x").complete("a").finished


def test_an_end_event_throws_too() -> None:
    event = boundary("caught", "s", escalation("lost"), interrupting=False)
    run = Run(caught_on_the_edge(event, last=escalation("lost"))).complete("x")
    assert run.open == ["a"]
    assert "s:completed" in run.path


def test_an_escalation_nobody_catches_changes_nothing() -> None:
    run = Run(caught_on_the_edge(boundary("caught", "s", escalation("lost"))))
    assert run.open == ["x"]
    assert run.complete("x").finished


def test_the_very_code_is_caught_before_every_code() -> None:
    every, very = boundary("every", "s", escalation()), boundary("caught", "s", escalation("late"))
    flows = user("b") + end("end3") + chain("every", "b", "end3")
    assert Run(caught_on_the_edge(every, very, flows)).open == ["a"]
    assert Run(caught_on_the_edge(every, very, flows, definition=escalation("lost"))).open == ["b"]


def test_a_thrown_code_may_be_computed_and_must_be_a_text() -> None:
    source = caught_on_the_edge(boundary("caught", "s", escalation("late")), definition=escalation("which"))
    assert Run(source, {"why": "LATE"}).open == ["a"]
    assert Run(source, {"why": "OTHER"}).open == ["x"]
    with pytest.raises(Exception, match=r"escalation code.*None"):
        Run(source, {"why": None})


@pytest.mark.parametrize(("interrupting", "left"), [(True, ["h"]), (False, ["h", "x"])])
def test_an_event_sub_process_of_the_same_scope_catches(interrupting: bool, left: list[str]) -> None:
    flag = "true" if interrupting else "false"
    inside = start("h0", escalation("late"), isInterrupting=flag) + user("h") + end("h1") + chain("h0", "h", "h1")
    source = document(start(), thrower(sub("handler", inside, event=True)), end(), chain("start", "s", "end"), declarations=CODES)
    run = Run(source)
    assert run.open == left
    for name in left:
        run.complete(name)
    assert run.finished


def test_an_event_sub_process_does_not_catch_what_it_throws_itself() -> None:
    inside = start("h0", escalation("late"), isInterrupting="false") + throw("again", escalation("late")) + user("h") + end("h1")
    handler = sub("handler", inside, chain("h0", "again", "h", "h1"), event=True)
    source = document(start(), thrower(handler), end(), chain("start", "s", "end"), declarations=CODES)
    run = Run(source)
    assert run.open == ["h", "x"]


def test_a_scope_taken_over_by_one_event_sub_process_starts_no_other() -> None:
    def handler(name: str, code: str, *extra: str) -> str:
        inside = (start(f"{name}0", escalation(code)), *extra, user(name), end(f"{name}1"))
        middle = ("cry2",) if extra else ()
        return sub(f"{name}_handler", *inside, chain(f"{name}0", *middle, name, f"{name}1"), event=True)

    source = document(
        start(),
        thrower(handler("h", "late", throw("cry2", escalation("lost"))), handler("i", "lost")),
        end(),
        chain("start", "s", "end"),
        declarations=CODES,
    )
    assert Run(source).open == ["h"]


def test_other_branches_go_on_beside_a_non_interrupting_catch() -> None:
    source = document(
        start(),
        sub(
            "s",
            start("s0"),
            gateway("parallel", "f"),
            end("cry", escalation("late")),
            user("x"),
            end("ok"),
            chain("s0", "f", "cry"),
            chain("f", "x", "ok"),
        ),
        boundary("caught", "s", escalation(), interrupting=False),
        user("a"),
        end(),
        end("end2"),
        chain("start", "s", "end"),
        chain("caught", "a", "end2"),
        declarations=CODES,
    )
    assert Run(source).open == ["a", "x"]


def test_a_called_instance_asks_its_caller_and_waits_for_the_answer() -> None:
    world = World()
    world.is_called = True
    run = Run(caught_on_the_edge(boundary("caught", "s", escalation("lost"))), world=world)
    assert run.open == []
    (asked,) = run.requests
    assert isinstance(asked, AskParent)
    assert asked.code == "LATE"
    assert run.trigger("cry").open == ["x"]
    assert run.complete("x").finished


def test_a_cancelled_instance_asks_no_more() -> None:
    world = World()
    world.is_called = True
    run = Run(caught_on_the_edge(boundary("caught", "s", escalation("lost"))), world=world).cancel()
    assert run.waits == {}


def test_input_mappings_are_there_when_the_code_is_computed() -> None:
    event = element("endEvent", "cry", extensions(mappings({"why": '="LATE"'})) + escalation("which"))
    inner = sub("s", start("s0"), event, chain("s0", "cry"))
    source = document(
        start(),
        inner,
        boundary("caught", "s", escalation("late")),
        user("a"),
        end(),
        end("end2"),
        chain("start", "s", "end"),
        chain("caught", "a", "end2"),
        declarations=CODES,
    )
    run = Run(source)
    assert run.open == ["a"]
    assert "why" not in run.variables
