"""Timers on the edge of activities."""

from __future__ import annotations

from tests.conformance.zeebe.case import Case, later, task
from tests.conformance.zeebe.cases.drawn import case, edged
from tests.engine.spiff.drawing import (
    timer,
    user,
)


def cases() -> list[Case]:
    """All of them."""
    task_ = user("h")
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
