"""Boundary events of every kind, on tasks and on scopes."""

from __future__ import annotations

from tests.conformance.zeebe.case import Case, broadcast, later, publish, put, task
from tests.conformance.zeebe.cases.drawn import case, job
from tests.engine.spiff.drawing import (
    boundary, chain, condition, element, end, error, escalation, extensions, gateway, mappings, message, messages, script, signal, start,
    sub, throw, timer, user,
)

ANSWER = messages(answer="=number")
NUMBER = {"number": "1"}
INSIDE = (start("s"), user("u"), end("e"), chain("s", "u", "e"))


def edged(host: str, definition: str, *extra: str, interrupting: bool = True) -> tuple[str, ...]:
    """`host` (id h) with one boundary event, a task behind it."""
    return (
        start(), host, boundary("b", "h", definition, *extra, interrupting=interrupting), user("after"), end(), end("end2"),
        chain("start", "h", "end"), chain("b", "after", "end2"),
    )


def thrown(code: str, kind: str = "end") -> str:
    """A sub-process h that throws an escalation: by an end event, or in between."""
    if kind == "end":
        return sub("h", start("s"), user("u"), element("endEvent", "e", escalation(code)), chain("s", "u", "e"))
    return sub("h", start("s"), user("u"), throw("t", escalation(code)), user("v"), end("e"), chain("s", "u", "t", "v", "e"))


def failing(reference: str) -> str:
    """A sub-process h that ends in an error."""
    return sub("h", start("s"), user("u"), gateway("parallel", "f"), user("v"), element("endEvent", "e", error(reference)), end("e2"),
               chain("s", "u", "f", "v", "e2"), chain("f", "e"))


def cases() -> list[Case]:
    """All of them."""
    task_ = user("h")
    scope = sub("h", *INSIDE)
    two = {"declarations": ANSWER, "variables": NUMBER}
    return [
        case("edge message", "boundaryEvent message", edged(task_, message("answer")), publish("answer", "1", x=1), task("after"), **two),
        case("edge message unused", "boundaryEvent message", edged(task_, message("answer")), task("h"), publish("answer", "1", x=1), **two),
        case("edge message twice", "boundaryEvent message", edged(task_, message("answer"), interrupting=False), publish("answer", "1", x=1), publish("answer", "1", x=2), task("h"), task("after"), task("after"), **two),
        case("edge message mapped", "boundaryEvent message", edged(task_, message("answer"), mappings(outputs={"got": "=x"})), publish("answer", "1", x=1), task("after"), **two),
        case("edge message on scope", "boundaryEvent message", edged(scope, message("answer")), publish("answer", "1", x=1), task("after"), **two),
        case("edge message on scope kept", "boundaryEvent message", edged(scope, message("answer"), interrupting=False), publish("answer", "1", x=1), task("u", y=1), task("after"), **two),
        case("edge timer", "boundaryEvent timer", edged(task_, timer("PT1H")), later("PT59M"), later("PT1M"), task("after")),
        case("edge timer kept", "boundaryEvent timer", edged(task_, timer("PT1H"), interrupting=False), later("PT1H"), later("PT1H"), task("h"), task("after")),
        case("edge timer date", "boundaryEvent timer", edged(task_, timer(date="2026-03-02T10:00:00+08:00")), later("PT1H"), task("after")),
        case("edge timer past date", "boundaryEvent timer", edged(task_, timer(date="2026-03-01T10:00:00+08:00")), task("after")),
        case("edge timer past date kept", "boundaryEvent timer", edged(task_, timer(date="2026-03-01T10:00:00+08:00"), interrupting=False), task("h"), task("after")),
        case("edge cycle", "boundaryEvent timer", edged(task_, timer(cycle="R3/PT1H"), interrupting=False), later("PT1H"), later("PT1H"), later("PT1H"), later("PT1H"), task("h")),
        case("edge cycle endless", "boundaryEvent timer", edged(task_, timer(cycle="R/PT1H"), interrupting=False), later("PT1H"), later("PT1H"), task("h")),
        case("edge cycle cron", "boundaryEvent timer", edged(task_, timer(cycle="0 0 * * * *"), interrupting=False), later("PT1H"), later("PT1H"), task("h")),
        case("edge timer zero", "boundaryEvent timer", edged(task_, timer("PT0S")), task("after")),
        case("edge signal", "boundaryEvent signal", edged(task_, signal("alarm")), broadcast("other"), broadcast("alarm", x=1), task("after")),
        case("edge signal kept", "boundaryEvent signal", edged(task_, signal("alarm"), interrupting=False), broadcast("alarm", x=1), broadcast("alarm", x=2), task("h")),
        case("edge error of a job", "boundaryEvent error", edged(job("h"), error("bad")), task("after"), jobs={"work": {"error": "BAD", "variables": {"why": "x"}}}),
        case("edge error of a job mapped", "boundaryEvent error", edged(job("h"), error("bad"), mappings(outputs={"reason": "=why"})), task("after"), jobs={"work": {"error": "BAD", "variables": {"why": "x"}}}),
        case("edge every error", "boundaryEvent error", edged(job("h"), error()), task("after"), jobs={"work": {"error": "BAD"}}),
        case("edge another error", "boundaryEvent error", edged(job("h"), error("worse")), jobs={"work": {"error": "BAD"}}),
        case("edge error of a scope", "boundaryEvent error, endEvent error", edged(failing("bad"), error("bad")), task("u"), task("after")),
        case("edge error of a scope not caught", "endEvent error", edged(failing("worse"), error("bad")), task("u")),
        case("edge error with code and all", "boundaryEvent error", both_errors(), task("u"), task("c1")),
        case("edge error nested", "boundaryEvent error", nested_errors(), task("u"), task("outer")),
        *(case(f"edge escalation {kind} {'cuts' if cuts else 'kept'} {code}", "boundaryEscalation", edged(thrown("late", kind), escalation(code or None), interrupting=cuts), task("u"), task("after"), *more)
          for kind in ("end", "throw") for cuts in (True, False) for code in ("late", "") for more in [(task("v"),) if kind == "throw" and not cuts else ()]),
        case("escalation that nobody catches", "endEvent escalation", (start(), thrown("late", "throw"), end(), chain("start", "h", "end")), task("u"), task("v")),
        case("edge condition", "boundaryEvent conditional", edged(task_, condition("=n > 3")), put(n=3), put(n=4), task("after"), variables={"n": 0}),
        case("edge condition at once", "boundaryEvent conditional", edged(task_, condition("=n > 3")), task("after"), variables={"n": 9}),
        case("edge condition kept", "boundaryEvent conditional", edged(task_, condition("=n > 3"), interrupting=False), put(n=4), put(n=5), put(n=1), put(n=6), put(m=1), task("h"), variables={"n": 0}),
        case("edge condition unset", "boundaryEvent conditional", edged(task_, condition("=n > 3")), put(m=3), put(n=4), task("after")),
        case("edge condition that is no boolean", "boundaryEvent conditional", edged(task_, condition("=n")), put(n=4), variables={"n": False}),
        case("edge condition names", "boundaryEvent conditional", edged(task_, condition("=n > 3", variableNames="m"), interrupting=False), put(n=4), put(m=1), task("h"), variables={"n": 0}),
        case("edge condition create", "boundaryEvent conditional", edged(task_, condition("=n > 3", variableEvents="create"), interrupting=False), put(n=4), put(n=5), task("h")),
        case("edge condition update", "boundaryEvent conditional", edged(task_, condition("=n > 3", variableEvents="update"), interrupting=False), put(n=4), put(n=5), task("h")),
        case("edge condition same value", "boundaryEvent conditional", edged(task_, condition("=n > 3"), interrupting=False), put(n=4), put(n=4), task("h"), variables={"n": 0}),
        case("edge condition by the task itself", "boundaryEvent conditional", edged(task_, condition("=n > 3")), task("h", n=9), variables={"n": 0}),
        case("edge condition by another task", "boundaryEvent conditional", beside(), task("o", n=9), task("after"), variables={"n": 0}),
        case("edge and completion of a scope", "boundaryEvent conditional", scope_condition(), task("u", n=9), variables={"n": 0}),
        case("two edges", "boundaryEvent signal", two_edges(), broadcast("other"), broadcast("alarm"), task("after"), task("n")),
        case("edge on a multi-instance", "boundaryEvent timer", edged(many(), timer("PT1H")), task("h"), later("PT1H"), task("after")),
        case("edge kept on a multi-instance", "boundaryEvent timer", edged(many(), timer("PT1H"), interrupting=False), task("h"), later("PT1H"), task("h"), task("after")),
        case("edge reads a local input", "boundaryEvent message", edged(user("h", mappings({"number": "=2"})), message("answer")), publish("answer", "2"), task("after"), **two),
        case("edge reads another local input", "boundaryEvent message", edged(user("h", mappings({"number": "=2"})), message("answer")), publish("answer", "1"), **two),
        case("edge condition reads a local input", "boundaryEvent conditional", edged(user("h", mappings({"n": "=9"})), condition("=n > 3")), variables={"n": 0}),
        case("edge condition in order", "boundaryEvent conditional", in_order(), put(n=9), variables={"n": 0}),
    ]


def many() -> str:
    from tests.engine.spiff.drawing import multi

    return user("h", inside=multi("=[1, 2]", "item"))


def both_errors() -> tuple[str, ...]:
    return (
        start(), failing("bad"), boundary("b0", "h", error()), boundary("b1", "h", error("bad")), user("c0"), user("c1"), end(), end("x0"), end("x1"),
        chain("start", "h", "end"), chain("b0", "c0", "x0"), chain("b1", "c1", "x1"),
    )


def nested_errors() -> tuple[str, ...]:
    inner = sub("i", start("s1"), failing("bad"), boundary("b1", "h", error("worse")), user("inner"), end("e1"), end("e3"), chain("s1", "h", "e1"), chain("b1", "inner", "e3"))
    return (
        start(), inner, boundary("b2", "i", error("bad")), user("outer"), end(), end("e5"), chain("start", "i", "end"), chain("b2", "outer", "e5"),
    )


def beside() -> tuple[str, ...]:
    return (
        start(), gateway("parallel", "f"), user("h"), user("o"), boundary("b", "h", condition("=n > 3")), user("after"), end(), end("e2"), end("e3"),
        chain("start", "f", "h", "end"), chain("f", "o", "e2"), chain("b", "after", "e3"),
    )


def scope_condition() -> tuple[str, ...]:
    return edged(sub("h", start("s"), user("u"), end("e"), chain("s", "u", "e")), condition("=n > 3"))


def two_edges() -> tuple[str, ...]:
    return (
        start(), user("h"), boundary("b1", "h", signal("other"), interrupting=False), boundary("b2", "h", signal("alarm")), user("n"), user("after"),
        end(), end("e1"), end("e2"), chain("start", "h", "end"), chain("b1", "n", "e1"), chain("b2", "after", "e2"),
    )


def in_order() -> tuple[str, ...]:
    return (
        start(), gateway("parallel", "f"), user("h"), user("o"), boundary("b", "h", condition("=n > 3")), boundary("b2", "o", condition("=n > 5")),
        script("c1", "=1", "x"), script("c2", "=2", "x"), end(), end("e2"), end("e3"), end("e4"),
        chain("start", "f", "h", "end"), chain("f", "o", "e2"), chain("b", "c1", "e3"), chain("b2", "c2", "e4"),
    )


_ = extensions
