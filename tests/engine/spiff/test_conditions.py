"""Conditional events: looked at when the waiting begins, and once after each step that changes what they see."""

from __future__ import annotations

import pytest

from engine.errors import StepFailed

from .drawing import (
    boundary,
    catch,
    chain,
    condition,
    document,
    end,
    gateway,
    mappings,
    multi,
    script,
    start,
    sub,
    user,
)
from .running import Run


def guarded(text: str, *, interrupting: bool = True, **chosen: str) -> bytes:
    return document(
        start(),
        user("a"),
        boundary("big", "a", condition(text, **chosen), interrupting=interrupting),
        user("b"),
        end(),
        end("end2"),
        chain("start", "a", "end"),
        chain("big", "b", "end2"),
    )


def test_a_boundary_condition_takes_the_task_away_when_it_becomes_true() -> None:
    run = Run(guarded("=n > 3"), {"n": 1})
    assert run.set(n=3).open == ["a"]
    assert run.set(n=4).open == ["b"]
    assert run.complete("b").finished


def test_a_condition_that_is_true_already_happens_at_once() -> None:
    assert Run(guarded("=n > 3"), {"n": 4}).open == ["b"]


def test_a_variable_that_does_not_exist_yet_is_waited_for() -> None:
    run = Run(guarded("=n > 3"))
    assert run.set(m=1).open == ["a"]
    assert run.set(n=4).open == ["b"]
    assert Run(guarded("=not(is defined(n))")).open == ["b"]


@pytest.mark.parametrize("value", ["text", None])
def test_a_condition_that_is_no_boolean_is_an_error(value: object) -> None:
    with pytest.raises(StepFailed, match=r"condition of 'big'"):
        Run(guarded("=n"), {"n": value})


def test_a_non_interrupting_condition_happens_once_for_every_step_that_changes_what_it_reads() -> None:
    run = Run(guarded("=n > 3", interrupting=False), {"n": 1, "m": 1})
    assert run.set(n=5).open == ["a", "b"]
    assert run.set(m=2).open == ["a", "b"]
    assert run.set(n=2).open == ["a", "b"]
    assert run.set(n=6).open == ["a", "b", "b"]
    assert run.complete("a").open == ["b", "b"]
    assert run.set(n=9).open == ["b", "b"]


def test_completing_a_task_counts_as_a_change() -> None:
    source = document(
        start(),
        gateway("parallel", "f"),
        user("a"),
        catch("big", condition("=n > 3")),
        user("b"),
        end(),
        chain("start", "f", "a", "end"),
        chain("f", "big", "b", "end"),
    )
    run = Run(source, {"n": 1}).complete("a", n=4)
    assert run.open == ["b"]


@pytest.mark.parametrize(("events", "opened"), [("create", 1), ("update", 1), ("create, update", 2)])
def test_the_filter_chooses_the_kind_of_change(events: str, opened: int) -> None:
    run = Run(guarded("=n > 3", interrupting=False, variableEvents=events)).set(n=4).set(n=5)
    assert run.open.count("b") == opened


def test_the_filter_chooses_the_variables() -> None:
    run = Run(guarded("=n > 3", interrupting=False, variableNames="m"), {"n": 1, "m": 1})
    assert run.set(n=5).open == ["a"]
    assert run.set(m=2).open == ["a", "b"]


def test_a_change_in_another_scope_is_none() -> None:
    inner = sub(
        "s",
        start("s0"),
        user("x"),
        end("s1"),
        chain("s0", "x", "s1"),
        extra=mappings({"n": "=1"}),
    )
    source = document(
        start(),
        gateway("parallel", "f"),
        inner,
        user("a"),
        boundary("big", "a", condition("=n > 3"), interrupting=False),
        user("b"),
        end(),
        end("end2"),
        chain("start", "f", "s", "end"),
        chain("f", "a", "end"),
        chain("big", "b", "end2"),
    )
    run = Run(source, {"n": 4})
    assert run.open == ["a", "b", "x"]
    assert run.complete("x", n=7).open == ["a", "b"]
    assert run.set(n=7).open == ["a", "b", "b"]


def test_an_event_sub_process_starts_when_its_condition_holds() -> None:
    inside = start("h0", condition("=n > 3"), isInterrupting="true") + user("h") + end("h1") + chain("h0", "h", "h1")
    source = document(start(), user("a"), end(), sub("handler", inside, event=True), chain("start", "a", "end"))
    assert Run(source, {"n": 4}).open == ["h"]
    run = Run(source, {"n": 1}).set(n=4)
    assert run.open == ["h"]
    assert run.complete("h").finished


def test_a_condition_inside_a_round_sees_that_round() -> None:
    inner = start("s0") + catch("big", condition("=item > 3")) + user("x") + end("s1") + chain("s0", "big", "x", "s1")
    source = document(start(), sub("s", inner, multi("=items", "item")), end(), chain("start", "s", "end"))
    assert Run(source, {"items": [1, 4, 5]}).open == ["x", "x"]


def test_a_condition_that_keeps_itself_true_is_stopped() -> None:
    source = document(
        start(),
        user("a"),
        boundary("big", "a", condition("=n > 3"), interrupting=False),
        script("more", "=n + 1", "n"),
        end(),
        end("end2"),
        chain("start", "a", "end"),
        chain("big", "more", "end2"),
    )
    with pytest.raises(StepFailed, match="STEP_LIMIT"):
        Run(source, {"n": 4})


def test_input_mappings_of_the_task_are_seen_by_the_condition_on_its_edge() -> None:
    source = guarded("=n > 3").replace(b"<zeebe:userTask/>", b"<zeebe:userTask/>" + mappings({"n": "=m + 1"}).encode())
    assert Run(source, {"m": 1}).open == ["a"]
    assert Run(source, {"m": 3}).open == ["b"]
