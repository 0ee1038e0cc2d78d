"""Compensation: what is completed is undone by its handlers, the last one first."""

from __future__ import annotations

from .drawing import (
    boundary,
    chain,
    document,
    element,
    end,
    error,
    flow,
    gateway,
    mappings,
    multi,
    script,
    service,
    start,
    sub,
    throw,
    user,
)
from .running import Run, World

ERRORS = '<bpmn:error id="bad" errorCode="BAD"/>'


def compensate(activity: str | None = None) -> str:
    chosen = f' activityRef="{activity}"' if activity else ""
    return f"<bpmn:compensateEventDefinition{chosen}/>"


def undone(host: str, handler: str) -> str:
    """A compensation event on `host` and what undoes it."""
    marked = handler.replace(">", ' isForCompensation="true">', 1)
    name = handler.split('id="', 1)[1].split('"', 1)[0]
    event = boundary(f"on_{host}", host, compensate())
    return event + marked + element("association", f"as_{host}", sourceRef=f"on_{host}", targetRef=name)


TWO = (user("a"), undone("a", user("undo_a")), user("b"), undone("b", user("undo_b")))


def test_handlers_run_one_after_another_the_last_completed_work_first() -> None:
    source = document(start(), *TWO, throw("undo", compensate()), user("c"), end(), chain("start", "a", "b", "undo", "c", "end"))
    run = Run(source).complete("a").complete("b")
    assert run.open == ["undo_b"]
    assert run.complete("undo_b").open == ["undo_a"]
    assert run.complete("undo_a").open == ["c"]
    assert run.complete("c").finished
    assert [line for line in run.path if "undo" in line] == [
        *("undo:activated", "undo_b:activated", "undo_b:completed", "undo_a:activated", "undo_a:completed", "undo:completed")
    ]


def test_what_is_not_completed_is_not_undone() -> None:
    source = document(
        start(),
        gateway("parallel", "f"),
        *TWO,
        user("x"),
        end("undo", compensate()),
        end(),
        chain("start", "f", "a", "end"),
        chain("f", "b", "end"),
        chain("f", "x", "undo"),
    )
    run = Run(source).complete("a").complete("x")
    assert run.open == ["b", "undo_a"]
    run.complete("undo_a").complete("b")
    assert run.finished


def test_work_is_undone_once_and_as_often_as_it_was_done() -> None:
    source = document(
        start(),
        gateway("exclusive", "m"),
        user("a"),
        undone("a", user("undo_a")),
        gateway("exclusive", "g", default="g_undo"),
        throw("undo", compensate()),
        throw("again", compensate()),
        end(),
        chain("start", "m", "a", "g"),
        flow("g", "m", "=more"),
        flow("g", "undo"),
        chain("undo", "again", "end"),
    )
    run = Run(source).complete("a", more=True).complete("a", more=False)
    assert run.open == ["undo_a"]
    assert run.complete("undo_a").open == ["undo_a"]
    assert run.complete("undo_a").finished


def test_one_activity_is_undone_and_the_rest_stays() -> None:
    source = document(
        start(),
        *TWO,
        throw("undo", compensate("a")),
        throw("rest", compensate()),
        end(),
        chain("start", "a", "b", "undo", "rest", "end"),
    )
    run = Run(source).complete("a").complete("b")
    assert run.open == ["undo_a"]
    assert run.complete("undo_a").open == ["undo_b"]
    assert run.complete("undo_b").finished


def test_nothing_to_undo_passes_straight_through() -> None:
    source = document(start(), throw("undo", compensate()), *TWO, end(), chain("start", "undo", "a", "b", "end"))
    assert Run(source).open == ["a"]


def test_a_handler_sees_the_variables_its_work_had() -> None:
    host = service("a", "book", mappings({"room": "=n * 10"}, {"booking": "=room + 1"}))
    source = document(
        start(),
        host,
        undone("a", service("undo_a", "cancel")),
        script("s", "=n + 1", "n"),
        end("undo", compensate()),
        chain("start", "a", "s", "undo"),
    )
    world = World()
    assert Run(source, {"n": 1}, world).finished
    assert {name: world.jobs[1].variables[name] for name in ("room", "n")} == {"room": 10, "n": 2}


def nested(*more: str) -> bytes:
    inner = start("s0") + user("a") + undone("a", user("undo_a")) + end("s1") + chain("s0", "a", "s1")
    return document(
        start(),
        sub("s", inner, extra=mappings({"mine": "=1"})),
        *more,
        user("b"),
        undone("b", user("undo_b")),
        throw("undo", compensate()),
        end(),
        chain("start", "s", "b", "undo", "end"),
    )


def test_a_completed_sub_process_is_undone_from_inside() -> None:
    run = Run(nested()).complete("a").complete("b")
    assert run.complete("undo_b").open == ["undo_a"]
    assert run.complete("undo_a").finished


def test_the_handler_of_a_sub_process_takes_the_place_of_those_inside() -> None:
    run = Run(nested(undone("s", user("undo_s")))).complete("a").complete("b").complete("undo_b")
    assert run.open == ["undo_s"]
    assert run.complete("undo_s").finished


def test_a_sub_process_that_is_chosen_is_undone_from_inside() -> None:
    source = nested().replace(
        b"<bpmn:compensateEventDefinition/></bpmn:intermediate",
        b'<bpmn:compensateEventDefinition activityRef="s"/></bpmn:intermediate',
    )
    run = Run(source).complete("a").complete("b")
    assert run.open == ["undo_a"]
    assert run.complete("undo_a").finished


def test_a_running_scope_does_not_undo_what_lies_outside() -> None:
    inner = start("s0") + user("x") + throw("undo", compensate()) + end("s1") + chain("s0", "x", "undo", "s1")
    source = document(start(), *TWO, sub("s", inner), end(), chain("start", "a", "b", "s", "end"))
    run = Run(source).complete("a").complete("b").complete("x")
    assert run.finished


def test_an_event_sub_process_undoes_the_scope_around_it() -> None:
    inside = start("h0", error("bad")) + throw("undo", compensate()) + user("h") + end("h1") + chain("h0", "undo", "h", "h1")
    source = document(
        start(),
        *TWO,
        end("fail", error("bad")),
        sub("handler", inside, event=True),
        chain("start", "a", "b", "fail"),
        declarations=ERRORS,
    )
    run = Run(source).complete("a").complete("b")
    assert run.open == ["undo_b"]
    assert run.complete("undo_b").complete("undo_a").open == ["h"]
    assert run.complete("h").finished


def test_rounds_inside_a_sub_process_are_each_undone() -> None:
    inner = start("s0") + user("a") + undone("a", user("undo_a")) + end("s1") + chain("s0", "a", "s1")
    source = document(
        start(),
        sub("s", inner, multi("=items", "item")),
        throw("undo", compensate()),
        end(),
        chain("start", "s", "undo", "end"),
    )
    run = Run(source, {"items": [1, 2]}).complete("a").complete("a")
    assert run.open == ["undo_a"]
    assert run.complete("undo_a").complete("undo_a").finished


def test_a_cancelled_compensation_leaves_nothing() -> None:
    source = document(start(), *TWO, throw("undo", compensate()), end(), chain("start", "a", "b", "undo", "end"))
    run = Run(source).complete("a").complete("b").cancel()
    assert run.finished
    assert run.waits == {}
