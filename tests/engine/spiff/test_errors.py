"""BPMN errors: the very code, every code, and what cannot catch."""

from __future__ import annotations

import pytest

from engine.spiff.services import BpmnError, JobRequest

from .drawing import boundary, chain, document, end, error, multi, service, start, sub, user
from .running import Run, World

CODES = '<bpmn:error id="e1" errorCode="E1"/><bpmn:error id="e2" errorCode="E2"/><bpmn:error id="which" errorCode="=why"/>'


def failing(code: str) -> World:
    def fail(job: JobRequest) -> dict[str, object]:
        raise BpmnError(code, "no")

    return World(check=fail)


def handler(name: str, definition: str, *extra: str) -> str:
    """An event sub-process that ends in a user task of its name, after `extra`, a node called `<name>_more`."""
    path = chain(f"{name}0", *([f"{name}_more"] if extra else []), name, f"{name}1")
    return sub(f"{name}_sub", start(f"{name}0", definition), *extra, user(name), end(f"{name}1"), path, event=True)


EVERY = document(
    start(),
    service("s", "check"),
    boundary("every", "s", error()),
    boundary("very", "s", error("e1")),
    user("a"),
    user("b"),
    end(),
    chain("start", "s", "end"),
    chain("very", "a", "end"),
    chain("every", "b", "end"),
    declarations=CODES,
)


@pytest.mark.parametrize(("code", "caught"), [("E1", ["a"]), ("E2", ["b"]), ("ANYTHING", ["b"])])
def test_the_very_code_is_caught_before_every_code(code: str, caught: list[str]) -> None:
    assert Run(EVERY, world=failing(code)).open == caught


def test_the_inner_catch_of_every_code_comes_before_the_outer_one_of_the_very_code() -> None:
    inner = sub("s", start("s0"), service("x", "check"), end("s1"), handler("h", error()), chain("s0", "x", "s1"))
    source = document(
        start(),
        inner,
        boundary("very", "s", error("e1")),
        user("a"),
        end(),
        chain("start", "s", "end"),
        chain("very", "a", "end"),
        declarations=CODES,
    )
    assert Run(source, world=failing("E1")).open == ["h"]


def test_an_error_end_event_computes_its_code() -> None:
    inner = sub("s", start("s0"), end("bad", error("which")), chain("s0", "bad"))
    source = document(
        start(),
        inner,
        boundary("caught", "s", error("e2")),
        user("a"),
        end(),
        chain("start", "s", "end"),
        chain("caught", "a", "end"),
        declarations=CODES,
    )
    assert Run(source, {"why": "E2"}).open == ["a"]
    with pytest.raises(Exception, match=r"error code.*None"):
        Run(source, {"why": None})


def test_an_event_sub_process_that_fails_is_caught_further_out_and_not_by_its_neighbour() -> None:
    fails = handler("h", error("e1"), service("h_more", "check"))
    inner = sub("s", start("s0"), end("bad", error("e1")), fails, handler("i", error("e2")), chain("s0", "bad"))
    source = document(
        start(),
        inner,
        boundary("caught", "s", error("e2")),
        user("a"),
        end(),
        chain("start", "s", "end"),
        chain("caught", "a", "end"),
        declarations=CODES,
    )
    run = Run(source, world=failing("E2"))
    assert run.open == ["a"]
    assert "s:terminated" in run.path


def rounds(handling: str, *handler_path: str) -> bytes:
    """A sub-process once per item, whose error its event sub-process handles; what comes out of it leads to user task a."""
    caught = sub("h_sub", start("h0", error("e1")), user("h"), handling, chain("h0", "h", *handler_path), event=True)
    inner = start("s0") + user("x") + end("bad", error("e1")) + caught + chain("s0", "x", "bad")
    return document(
        start(),
        sub("s", inner, multi("=items", "item")),
        boundary("caught", "s", error("e1")),
        user("a"),
        end(),
        chain("start", "s", "end"),
        chain("caught", "a", "end"),
        declarations=CODES,
    )


def test_an_error_in_one_round_is_caught_inside_that_round() -> None:
    run = Run(rounds(end("h1"), "h1"), {"items": [1, 2]})
    assert run.complete("x").open == ["h", "x"]
    assert run.complete("h").complete("x").complete("h").finished


def test_a_handler_that_fails_in_one_round_ends_all_rounds() -> None:
    run = Run(rounds(service("h_bad", "check"), "h_bad"), {"items": [1, 2]}, failing("E1")).complete("x")
    assert run.open == ["h", "x"]
    assert run.complete("h").open == ["a"]
