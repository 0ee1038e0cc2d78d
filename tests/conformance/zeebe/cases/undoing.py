"""Compensation: what is undone, in which order, with which variables."""

from __future__ import annotations

from tests.conformance.zeebe.case import Case, broadcast, cancel, task
from tests.conformance.zeebe.cases.drawn import COMPENSATE, case, event_sub, job, undone_by
from tests.engine.spiff.drawing import (
    boundary,
    chain,
    element,
    end,
    error,
    flow,
    gateway,
    mappings,
    multi,
    script,
    signal,
    start,
    sub,
    throw,
    user,
)


def undo(element_id: str = "t", activity: str | None = None) -> str:
    reference = f' activityRef="{activity}"' if activity else ""
    return throw(element_id, f"<bpmn:compensateEventDefinition{reference}/>")


def pair(name: str, *extra: str) -> str:
    """A user task and the user task that undoes it."""
    return user(name, *extra) + undone_by(name, user(f"un_{name}"), f"un_{name}")


def cases() -> list[Case]:
    """All of them."""
    rows = "boundaryEvent compensate, intermediateThrowEvent compensate"
    two = (start(), pair("a"), pair("b"), undo(), user("z"), end(), chain("start", "a", "b", "t", "z", "end"))
    return [
        case(
            "undo one",
            rows,
            (start(), pair("a"), undo(), user("z"), end(), chain("start", "a", "t", "z", "end")),
            task("a", x=1),
            task("un_a", y=2),
            task("z"),
        ),
        case("undo two", rows, two, task("a"), task("b"), task("un_b"), task("un_a"), task("z")),
        case("undo two other order", rows, two, task("a"), task("b"), task("un_a"), task("un_b"), task("z")),
        case("undo nothing", rows, (start(), user("a"), undo(), end(), chain("start", "a", "t", "end")), task("a")),
        case("undo not completed", rows, open_work(), task("b"), task("a")),
        case(
            "undo at the end",
            "endEvent compensate",
            (start(), pair("a"), end("e", COMPENSATE), chain("start", "a", "e")),
            task("a"),
            task("un_a"),
        ),
        case(
            "undo one by name",
            rows,
            (start(), pair("a"), pair("b"), undo(activity="a"), user("z"), end(), chain("start", "a", "b", "t", "z", "end")),
            task("a"),
            task("b"),
            task("un_a"),
            task("z"),
        ),
        case(
            "undo by script",
            rows,
            (
                start(),
                user("a") + undone_by("a", script("un_a", "=x + 1", "undone"), "un_a"),
                undo(),
                end(),
                chain("start", "a", "t", "end"),
            ),
            task("a", x=1),
        ),
        case(
            "undo by job",
            rows,
            (start(), user("a") + undone_by("a", job("un_a"), "un_a"), undo(), end(), chain("start", "a", "t", "end")),
            task("a", x=1),
            jobs={"work": {"variables": {"undone": True}}},
        ),
        case("undo with local variables", rows, local(), task("a", x=5), task("un_a", y=1)),
        case("undo inside a scope", rows, inside(), task("a"), task("un_a"), task("z")),
        case(
            "undo a completed scope from outside",
            rows,
            outside(),
            task("a", x=1),
            task("b"),
            task("un_b"),
            task("un_a"),
            task("z"),
        ),
        case("undo a completed scope that has a handler", rows, scope_with_handler(), task("a"), task("un_h"), task("z")),
        case(
            "undo a completed scope by name",
            rows,
            outside(activity="h"),
            task("a"),
            task("b"),
            task("un_b"),
            task("un_a"),
            task("z"),
        ),
        case(
            "undo in a loop",
            rows,
            looped(),
            task("a", n=1),
            task("a", n=2),
            task("un_a"),
            task("un_a"),
            task("z"),
            variables={"n": 0},
        ),
        case(
            "undo rounds",
            rows,
            (start(), rounds(), undo(), user("z"), end(), chain("start", "a", "t", "z", "end")),
            task("a"),
            task("a"),
            task("un_a"),
            task("z"),
        ),
        case(
            "undo twice",
            rows,
            (start(), pair("a"), undo("t1"), undo("t2"), user("z"), end(), chain("start", "a", "t1", "t2", "z", "end")),
            task("a"),
            task("un_a"),
            task("z"),
        ),
        case("undo cancelled", rows, two, task("a"), task("b"), cancel()),
        case("undo from an event sub-process", rows, from_handler(), task("a"), broadcast("alarm"), task("un_a"), task("z")),
        case("undo after an error", rows, after_error(), task("a"), task("un_a"), task("z")),
        case("work that was cut is not undone", rows, cut(), broadcast("alarm"), task("z")),
        case("undo parallel work", rows, parallel_work(), task("b"), task("a"), task("un_a"), task("un_b"), task("z")),
    ]


def open_work() -> tuple[str, ...]:
    return (
        start(),
        gateway("parallel", "f"),
        pair("a"),
        user("b"),
        undo(),
        end(),
        end("e2"),
        chain("start", "f", "a", "e2"),
        chain("f", "b", "t", "end"),
    )


def local() -> tuple[str, ...]:
    work = user("a", mappings({"l": "=1"}, {"out": "=x"}))
    return (
        start(),
        work + undone_by("a", user("un_a", mappings({"seen": "=[l, x]"})), "un_a"),
        undo(),
        end(),
        chain("start", "a", "t", "end"),
    )


def inside() -> tuple[str, ...]:
    return (
        start(),
        sub("h", start("s"), pair("a"), undo(), end("e"), chain("s", "a", "t", "e")),
        user("z"),
        end(),
        chain("start", "h", "z", "end"),
    )


def outside(activity: str | None = None) -> tuple[str, ...]:
    scope = sub("h", start("s"), pair("a"), pair("b"), end("e"), chain("s", "a", "b", "e"), extra=mappings({"local": "=7"}))
    return (start(), scope, undo(activity=activity), user("z"), end(), chain("start", "h", "t", "z", "end"))


def scope_with_handler() -> tuple[str, ...]:
    scope = sub("h", start("s"), pair("a"), end("e"), chain("s", "a", "e")) + undone_by("h", user("un_h"), "un_h")
    return (start(), scope, undo(), user("z"), end(), chain("start", "h", "t", "z", "end"))


def looped() -> tuple[str, ...]:
    return (
        start(),
        gateway("exclusive", "m"),
        pair("a"),
        gateway("exclusive", "x", default="x_m"),
        undo(),
        user("z"),
        end(),
        chain("start", "m", "a", "x"),
        flow("x", "t", "=n >= 2"),
        flow("x", "m"),
        chain("t", "z", "end"),
    )


def rounds() -> str:
    return user("a", inside=multi("=[1, 2]", "item")) + undone_by("a", user("un_a"), "un_a")


def from_handler() -> tuple[str, ...]:
    handler = event_sub("es", signal("alarm"), undo(), user("z"), end("done"), chain("on", "t", "z", "done"))
    return (start(), pair("a"), user("b"), end(), chain("start", "a", "b", "end"), handler)


def after_error() -> tuple[str, ...]:
    handler = event_sub("es", error("bad"), undo(), user("z"), end("done"), chain("on", "t", "z", "done"))
    return (start(), pair("a"), element("endEvent", "e", error("bad")), chain("start", "a", "e"), handler)


def cut() -> tuple[str, ...]:
    return (
        start(),
        pair("a"),
        boundary("b", "a", signal("alarm")),
        undo(),
        user("z"),
        end(),
        end("e2"),
        chain("start", "a", "e2"),
        chain("b", "t", "z", "end"),
    )


def parallel_work() -> tuple[str, ...]:
    return (
        start(),
        gateway("parallel", "f"),
        pair("a"),
        pair("b"),
        gateway("parallel", "j"),
        undo(),
        user("z"),
        end(),
        chain("start", "f", "a", "j", "t", "z", "end"),
        chain("f", "b", "j"),
    )
