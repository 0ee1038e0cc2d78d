"""How scopes end: plainly, by a terminate end event, by an error or an escalation."""

from __future__ import annotations

from typing import Any

from tests.conformance.zeebe.case import Case, broadcast, task
from tests.conformance.zeebe.cases.drawn import case, event_sub, job
from tests.engine.spiff.drawing import (
    TERMINATE,
    boundary,
    chain,
    element,
    end,
    error,
    escalation,
    gateway,
    messages,
    signal,
    start,
    sub,
    throw,
    user,
)

ANSWER = messages(answer="=number")
NUMBER: dict[str, Any] = {"number": "1"}


def cases() -> list[Case]:
    """All of them."""
    return [
        case(
            "terminate",
            "endEvent terminate",
            (
                start(),
                gateway("parallel", "f"),
                user("a"),
                user("b"),
                end("t", TERMINATE),
                end(),
                chain("start", "f", "a", "t"),
                chain("f", "b", "end"),
            ),
            task("a"),
        ),
        case("terminate in a scope", "endEvent terminate", terminated(), task("a"), task("z")),
        case(
            "terminate with a handler", "endEvent terminate", terminated_with_handler(), broadcast("alarm"), task("a"), task("z")
        ),
        case(
            "error in event sub",
            "event sub-process startEvent error",
            (
                start(),
                job("h"),
                end(),
                chain("start", "h", "end"),
                event_sub("es", error("bad"), user("repair"), end("done"), chain("on", "repair", "done")),
            ),
            task("repair"),
            jobs={"work": {"error": "BAD", "variables": {"why": 1}}},
        ),
        case("error of event sub rises", "event sub-process startEvent error", rising(), task("a"), task("outer")),
        case("error in the handler of the error", "event sub-process startEvent error", again(), task("a"), task("repair")),
        case(
            "escalation in event sub kept",
            "event sub-process startEvent escalation",
            escalated(interrupting=False),
            task("a"),
            task("b"),
            task("repair"),
        ),
        case(
            "escalation in event sub cuts",
            "event sub-process startEvent escalation",
            escalated(interrupting=True),
            task("a"),
            task("repair"),
        ),
        case("deep terminate", "endEvent terminate", deep(), task("a"), task("z")),
    ]


def terminated() -> tuple[str, ...]:
    inside = sub(
        "sp",
        start("s"),
        gateway("parallel", "f"),
        user("a"),
        user("b"),
        end("t", TERMINATE),
        end("e"),
        chain("s", "f", "a", "t"),
        chain("f", "b", "e"),
    )
    return (start(), inside, user("z"), end(), chain("start", "sp", "z", "end"))


def terminated_with_handler() -> tuple[str, ...]:
    handler = event_sub("es", signal("alarm"), user("repair"), end("done"), chain("on", "repair", "done"), interrupting=False)
    inside = sub("sp", start("s"), user("a"), end("t", TERMINATE), chain("s", "a", "t"), handler)
    return (start(), inside, user("z"), end(), chain("start", "sp", "z", "end"))


def rising() -> tuple[str, ...]:
    handler = event_sub("es", error("bad"), element("endEvent", "rethrow", error("worse")), chain("on", "rethrow"))
    inside = sub("sp", start("s"), user("a"), element("endEvent", "e", error("bad")), chain("s", "a", "e"), handler)
    return (
        start(),
        inside,
        boundary("b", "sp", error("worse")),
        user("outer"),
        end(),
        end("e2"),
        chain("start", "sp", "end"),
        chain("b", "outer", "e2"),
    )


def again() -> tuple[str, ...]:
    handler = event_sub(
        "es", error("bad"), user("repair"), element("endEvent", "rethrow", error("bad")), chain("on", "repair", "rethrow")
    )
    return (start(), user("a"), element("endEvent", "e", error("bad")), chain("start", "a", "e"), handler)


def escalated(*, interrupting: bool) -> tuple[str, ...]:
    handler = event_sub(
        "es", escalation("late"), user("repair"), end("done"), chain("on", "repair", "done"), interrupting=interrupting
    )
    return (start(), user("a"), throw("t", escalation("late")), user("b"), end(), chain("start", "a", "t", "b", "end"), handler)


def deep() -> tuple[str, ...]:
    innermost = sub(
        "s2",
        start("t1"),
        gateway("parallel", "f"),
        user("a"),
        user("b"),
        end("t", TERMINATE),
        end("e2"),
        chain("t1", "f", "a", "t"),
        chain("f", "b", "e2"),
    )
    return (
        start(),
        sub("s1", start("t0"), innermost, user("z"), end("e1"), chain("t0", "s2", "z", "e1")),
        end(),
        chain("start", "s1", "end"),
    )
