"""Boundary events of every kind, on tasks and on scopes."""

from __future__ import annotations

from typing import Any

from tests.conformance.zeebe.case import Case, broadcast, later, publish, task
from tests.conformance.zeebe.cases.drawn import case, edged, job
from tests.engine.spiff.drawing import (
    boundary,
    chain,
    element,
    end,
    error,
    escalation,
    gateway,
    mappings,
    message,
    messages,
    multi,
    signal,
    start,
    sub,
    throw,
    timer,
    user,
)

ANSWER = messages(answer="=number")
NUMBER: dict[str, Any] = {"number": "1"}
INSIDE = (start("s"), user("u"), end("e"), chain("s", "u", "e"))


def thrown(code: str, kind: str = "end") -> str:
    """A sub-process h that throws an escalation: by an end event, or in between."""
    if kind == "end":
        return sub("h", start("s"), user("u"), element("endEvent", "e", escalation(code)), chain("s", "u", "e"))
    return sub("h", start("s"), user("u"), throw("t", escalation(code)), user("v"), end("e"), chain("s", "u", "t", "v", "e"))


def failing(reference: str) -> str:
    """A sub-process h that ends in an error."""
    return sub(
        "h",
        start("s"),
        user("u"),
        gateway("parallel", "f"),
        user("v"),
        element("endEvent", "e", error(reference)),
        end("e2"),
        chain("s", "u", "f", "v", "e2"),
        chain("f", "e"),
    )


def cases() -> list[Case]:
    """All of them."""
    task_ = user("h")
    scope = sub("h", *INSIDE)
    two: dict[str, Any] = {"declarations": ANSWER, "variables": NUMBER}
    return [
        case(
            "edge message",
            "boundaryEvent message",
            edged(task_, message("answer")),
            publish("answer", "1", x=1),
            task("after"),
            **two,
        ),
        case(
            "edge message unused",
            "boundaryEvent message",
            edged(task_, message("answer")),
            task("h"),
            publish("answer", "1", x=1),
            **two,
        ),
        case(
            "edge message twice",
            "boundaryEvent message",
            edged(task_, message("answer"), interrupting=False),
            publish("answer", "1", x=1),
            publish("answer", "1", x=2),
            task("h"),
            task("after"),
            task("after"),
            **two,
        ),
        case(
            "edge message mapped",
            "boundaryEvent message",
            edged(task_, message("answer"), mappings(outputs={"got": "=x"})),
            publish("answer", "1", x=1),
            task("after"),
            **two,
        ),
        case(
            "edge message on scope",
            "boundaryEvent message",
            edged(scope, message("answer")),
            publish("answer", "1", x=1),
            task("after"),
            **two,
        ),
        case(
            "edge message on scope kept",
            "boundaryEvent message",
            edged(scope, message("answer"), interrupting=False),
            publish("answer", "1", x=1),
            task("u", y=1),
            task("after"),
            **two,
        ),
        case(
            "edge signal",
            "boundaryEvent signal",
            edged(task_, signal("alarm")),
            broadcast("other"),
            broadcast("alarm", x=1),
            task("after"),
        ),
        case(
            "edge signal kept",
            "boundaryEvent signal",
            edged(task_, signal("alarm"), interrupting=False),
            broadcast("alarm", x=1),
            broadcast("alarm", x=2),
            task("h"),
        ),
        case(
            "edge error of a job",
            "boundaryEvent error",
            edged(job("h"), error("bad")),
            task("after"),
            jobs={"work": {"error": "BAD", "variables": {"why": "x"}}},
        ),
        case(
            "edge error of a job mapped",
            "boundaryEvent error",
            edged(job("h"), error("bad"), mappings(outputs={"reason": "=why"})),
            task("after"),
            jobs={"work": {"error": "BAD", "variables": {"why": "x"}}},
        ),
        case("edge every error", "boundaryEvent error", edged(job("h"), error()), task("after"), jobs={"work": {"error": "BAD"}}),
        case("edge another error", "boundaryEvent error", edged(job("h"), error("worse")), jobs={"work": {"error": "BAD"}}),
        case(
            "edge error of a scope",
            "boundaryEvent error, endEvent error",
            edged(failing("bad"), error("bad")),
            task("u"),
            task("after"),
        ),
        case("edge error of a scope not caught", "endEvent error", edged(failing("worse"), error("bad")), task("u")),
        case("edge error with code and all", "boundaryEvent error", both_errors(), task("u"), task("c1")),
        case("edge error nested", "boundaryEvent error", nested_errors(), task("u"), task("outer")),
        *(
            case(
                f"edge escalation {kind} {'cuts' if cuts else 'kept'} {code}",
                f"boundaryEvent escalation, {'endEvent' if kind == 'end' else 'intermediateThrowEvent'} escalation",
                edged(thrown("late", kind), escalation(code or None), interrupting=cuts),
                task("u"),
                task("after"),
                *more,
            )
            for kind in ("end", "throw")
            for cuts in (True, False)
            for code in ("late", "")
            for more in [(task("v"),) if kind == "throw" and not cuts else ()]
        ),
        case(
            "escalation that nobody catches",
            "endEvent escalation",
            (start(), thrown("late", "throw"), end(), chain("start", "h", "end")),
            task("u"),
            task("v"),
        ),
        case("two edges", "boundaryEvent signal", two_edges(), broadcast("other"), broadcast("alarm"), task("after"), task("n")),
        case(
            "edge on a multi-instance",
            "boundaryEvent timer",
            edged(many(), timer("PT1H")),
            task("h"),
            later("PT1H"),
            task("after"),
        ),
        case(
            "edge kept on a multi-instance",
            "boundaryEvent timer",
            edged(many(), timer("PT1H"), interrupting=False),
            task("h"),
            later("PT1H"),
            task("h"),
            task("after"),
        ),
        case(
            "edge reads a local input",
            "boundaryEvent message",
            edged(user("h", mappings({"number": "=2"})), message("answer")),
            publish("answer", "2"),
            task("after"),
            **two,
        ),
        case(
            "edge reads another local input",
            "boundaryEvent message",
            edged(user("h", mappings({"number": "=2"})), message("answer")),
            publish("answer", "1"),
            **two,
        ),
    ]


def many() -> str:
    return user("h", inside=multi("=[1, 2]", "item"))


def both_errors() -> tuple[str, ...]:
    return (
        start(),
        failing("bad"),
        boundary("b0", "h", error()),
        boundary("b1", "h", error("bad")),
        user("c0"),
        user("c1"),
        end(),
        end("x0"),
        end("x1"),
        chain("start", "h", "end"),
        chain("b0", "c0", "x0"),
        chain("b1", "c1", "x1"),
    )


def nested_errors() -> tuple[str, ...]:
    inner = sub(
        "i",
        start("s1"),
        failing("bad"),
        boundary("b1", "h", error("worse")),
        user("inner"),
        end("e1"),
        end("e3"),
        chain("s1", "h", "e1"),
        chain("b1", "inner", "e3"),
    )
    return (
        start(),
        inner,
        boundary("b2", "i", error("bad")),
        user("outer"),
        end(),
        end("e5"),
        chain("start", "i", "end"),
        chain("b2", "outer", "e5"),
    )


def two_edges() -> tuple[str, ...]:
    return (
        start(),
        user("h"),
        boundary("b1", "h", signal("other"), interrupting=False),
        boundary("b2", "h", signal("alarm")),
        user("n"),
        user("after"),
        end(),
        end("e1"),
        end("e2"),
        chain("start", "h", "end"),
        chain("b1", "n", "e1"),
        chain("b2", "after", "e2"),
    )
