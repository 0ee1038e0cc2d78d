"""Timers on the edge of activities."""

from __future__ import annotations

from typing import Any

from tests.conformance.zeebe.case import Case, later, task
from tests.conformance.zeebe.cases.drawn import case
from tests.engine.spiff.drawing import (
    boundary,
    chain,
    end,
    messages,
    start,
    sub,
    timer,
    user,
)

ANSWER = messages(answer="=number")
NUMBER: dict[str, Any] = {"number": "1"}
INSIDE = (start("s"), user("u"), end("e"), chain("s", "u", "e"))


def edged(host: str, definition: str, *extra: str, interrupting: bool = True) -> tuple[str, ...]:
    """`host` (id h) with one boundary event, a task behind it."""
    return (
        start(),
        host,
        boundary("b", "h", definition, *extra, interrupting=interrupting),
        user("after"),
        end(),
        end("end2"),
        chain("start", "h", "end"),
        chain("b", "after", "end2"),
    )


def cases() -> list[Case]:
    """All of them."""
    task_ = user("h")
    sub("h", *INSIDE)
    return [
        case("edge timer", "boundaryEvent timer", edged(task_, timer("PT1H")), later("PT59M"), later("PT1M"), task("after")),
        case(
            "edge timer kept",
            "boundaryEvent timer",
            edged(task_, timer("PT1H"), interrupting=False),
            later("PT1H"),
            later("PT1H"),
            task("h"),
            task("after"),
        ),
        case(
            "edge timer date",
            "boundaryEvent timer",
            edged(task_, timer(date="2026-03-02T10:00:00+08:00")),
            later("PT1H"),
            task("after"),
        ),
        case("edge timer past date", "boundaryEvent timer", edged(task_, timer(date="2026-03-01T10:00:00+08:00")), task("after")),
        case(
            "edge timer past date kept",
            "boundaryEvent timer",
            edged(task_, timer(date="2026-03-01T10:00:00+08:00"), interrupting=False),
            task("h"),
            task("after"),
        ),
        case(
            "edge cycle",
            "boundaryEvent timer",
            edged(task_, timer(cycle="R3/PT1H"), interrupting=False),
            later("PT1H"),
            later("PT1H"),
            later("PT1H"),
            later("PT1H"),
            task("h"),
        ),
        case(
            "edge cycle endless",
            "boundaryEvent timer",
            edged(task_, timer(cycle="R/PT1H"), interrupting=False),
            later("PT1H"),
            later("PT1H"),
            task("h"),
        ),
        case(
            "edge cycle cron",
            "boundaryEvent timer",
            edged(task_, timer(cycle="0 0 * * * *"), interrupting=False),
            later("PT1H"),
            later("PT1H"),
            task("h"),
        ),
        case("edge timer zero", "boundaryEvent timer", edged(task_, timer("PT0S")), task("after")),
    ]
