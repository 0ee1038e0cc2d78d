"""Execution listeners: jobs around the work of an element."""

from __future__ import annotations

from tests.conformance.zeebe.case import Case, task
from tests.conformance.zeebe.cases.drawn import case, job
from tests.engine.spiff.drawing import chain, element, end, extensions, gateway, mappings, multi, start, sub, throw, user
from tests.engine.spiff.waiting import listening

BOTH = listening(("start", "before"), ("end", "after"))
JOBS = {"before": {"variables": {"b": 1}}, "after": {"variables": {"e": 2}}}
START, END, ALL = "execution listener start", "execution listener end", "execution listener beforeAll"


def line(host: str) -> tuple[str, ...]:
    """The element h in the middle."""
    return (start(), host, user("z"), end(), chain("start", "h", "z", "end"))


def cases() -> list[Case]:
    """All of them."""
    both = f"{START}, {END}"
    two = listening(("start", "before"), ("start", "again"), ("end", "after"))
    fork = element("parallelGateway", "h", extensions(listening(("start", "before"))))
    scope = sub("h", start("s"), user("u"), end("e"), chain("s", "u", "e"), extra=BOTH)
    loud = listening(("beforeAll", "items"), ("start", "before"), ("end", "after"))
    branches = (user("a"), user("b"), fork, end())
    return [
        case("listeners of a user task", both, line(user("h", BOTH)), task("h", x=1), task("z"), jobs=JOBS),
        case("listeners of a job", both, line(job("h", "work", BOTH)), task("z"), jobs={**JOBS, "work": {"variables": {"x": 1}}}),
        case("two listeners", START, line(user("h", two)), task("h"), jobs={**JOBS, "again": {"variables": {"b": 2, "c": 3}}}),
        case(
            "listeners and mappings", both, line(user("h", BOTH, mappings({"l": "=5"}, {"got": "=[l, b]"}))), task("h"), jobs=JOBS
        ),
        case(
            "listeners of a scope",
            both,
            line(scope),
            task("u"),
            jobs=JOBS,
        ),
        case("listeners of an event", both, line(throw("h", "", BOTH)), task("z"), jobs=JOBS),
        case(
            "listeners of rounds",
            f"{both}, {ALL}",
            line(user("h", loud, inside=multi("=list", "item"))),
            task("h"),
            task("h"),
            task("z"),
            jobs={**JOBS, "items": {"variables": {"list": [1, 2]}}},
        ),
        case(
            "listeners of a join",
            START,
            (start(), gateway("parallel", "f"), *branches, chain("start", "f", "a", "h", "end"), chain("f", "b", "h")),
            task("a"),
            task("b"),
            jobs=JOBS,
        ),
        case("listener that fails", START, line(user("h", BOTH)), jobs={"before": {"fail": 0}}),
    ]
