"""Conditional events on the edge of activities."""

from __future__ import annotations

from tests.conformance.zeebe.case import Case, put, task
from tests.conformance.zeebe.cases.drawn import case, edged
from tests.engine.spiff.drawing import (
    boundary,
    chain,
    condition,
    end,
    gateway,
    mappings,
    script,
    start,
    sub,
    user,
)


def cases() -> list[Case]:
    """All of them."""
    task_ = user("h")
    return [
        case(
            "edge condition",
            "boundaryEvent conditional",
            edged(task_, condition("=n > 3")),
            put(n=3),
            put(n=4),
            task("after"),
            variables={"n": 0},
        ),
        case(
            "edge condition at once",
            "boundaryEvent conditional",
            edged(task_, condition("=n > 3")),
            task("after"),
            variables={"n": 9},
        ),
        case(
            "edge condition kept",
            "boundaryEvent conditional",
            edged(task_, condition("=n > 3"), interrupting=False),
            put(n=4),
            put(n=5),
            put(n=1),
            put(n=6),
            put(m=1),
            task("h"),
            variables={"n": 0},
        ),
        case(
            "edge condition unset",
            "boundaryEvent conditional",
            edged(task_, condition("=n > 3")),
            put(m=3),
            put(n=4),
            task("after"),
        ),
        case(
            "edge condition that is no boolean",
            "boundaryEvent conditional",
            edged(task_, condition("=n")),
            put(n=4),
            variables={"n": False},
        ),
        case(
            "edge condition names",
            "boundaryEvent conditional",
            edged(task_, condition("=n > 3", variableNames="m"), interrupting=False),
            put(n=4),
            put(m=1),
            task("h"),
            variables={"n": 0},
        ),
        case(
            "edge condition create",
            "boundaryEvent conditional",
            edged(task_, condition("=n > 3", variableEvents="create"), interrupting=False),
            put(n=4),
            put(n=5),
            task("h"),
        ),
        case(
            "edge condition update",
            "boundaryEvent conditional",
            edged(task_, condition("=n > 3", variableEvents="update"), interrupting=False),
            put(n=4),
            put(n=5),
            task("h"),
        ),
        case(
            "edge condition same value",
            "boundaryEvent conditional",
            edged(task_, condition("=n > 3"), interrupting=False),
            put(n=4),
            put(n=4),
            task("h"),
            variables={"n": 0},
        ),
        case(
            "edge condition by the task itself",
            "boundaryEvent conditional",
            edged(task_, condition("=n > 3")),
            task("h", n=9),
            variables={"n": 0},
        ),
        case(
            "edge condition by another task",
            "boundaryEvent conditional",
            beside(),
            task("o", n=9),
            task("after"),
            variables={"n": 0},
        ),
        case(
            "edge and completion of a scope", "boundaryEvent conditional", scope_condition(), task("u", n=9), variables={"n": 0}
        ),
        case(
            "edge condition reads a local input",
            "boundaryEvent conditional",
            edged(user("h", mappings({"n": "=9"})), condition("=n > 3")),
            variables={"n": 0},
        ),
        case("edge condition in order", "boundaryEvent conditional", in_order(), put(n=9), variables={"n": 0}),
    ]


def beside() -> tuple[str, ...]:
    return (
        start(),
        gateway("parallel", "f"),
        user("h"),
        user("o"),
        boundary("b", "h", condition("=n > 3")),
        user("after"),
        end(),
        end("e2"),
        end("e3"),
        chain("start", "f", "h", "end"),
        chain("f", "o", "e2"),
        chain("b", "after", "e3"),
    )


def scope_condition() -> tuple[str, ...]:
    return edged(sub("h", start("s"), user("u"), end("e"), chain("s", "u", "e")), condition("=n > 3"))


def in_order() -> tuple[str, ...]:
    return (
        start(),
        gateway("parallel", "f"),
        user("h"),
        user("o"),
        boundary("b", "h", condition("=n > 3")),
        boundary("b2", "o", condition("=n > 5")),
        script("c1", "=1", "x"),
        script("c2", "=2", "x"),
        end(),
        end("e2"),
        end("e3"),
        end("e4"),
        chain("start", "f", "h", "end"),
        chain("f", "o", "e2"),
        chain("b", "c1", "e3"),
        chain("b2", "c2", "e4"),
    )
