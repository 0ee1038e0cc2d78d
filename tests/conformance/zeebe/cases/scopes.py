"""Sub-processes, event sub-processes, terminate end events."""

from __future__ import annotations

from typing import Any

from tests.conformance.zeebe.case import Case, broadcast, cancel, later, publish, put, task
from tests.conformance.zeebe.cases.drawn import case, event_sub
from tests.engine.spiff.drawing import (
    boundary,
    chain,
    condition,
    end,
    flow,
    gateway,
    mappings,
    message,
    messages,
    script,
    signal,
    start,
    sub,
    timer,
    user,
)

ANSWER = messages(answer="=number")
NUMBER: dict[str, Any] = {"number": "1"}


def handled(definition: str, *, interrupting: bool, inside: bool = False, extra: str = "") -> tuple[str, ...]:
    """An event sub-process of the process, or `inside` of a sub-process around the task."""
    handler = event_sub(
        "es", definition, user("repair"), end("done"), chain("on", "repair", "done"), interrupting=interrupting, extra=extra
    )
    if not inside:
        return (start(), user("a"), end(), chain("start", "a", "end"), handler)
    scope = sub("sp", start("s"), user("a"), end("e"), chain("s", "a", "e"), handler, extra=mappings({"local": "=1"}))
    return (start(), scope, user("z"), end(), chain("start", "sp", "z", "end"))


def cases() -> list[Case]:
    """All of them."""
    two: dict[str, Any] = {"declarations": ANSWER, "variables": NUMBER}
    made: list[Case] = []
    for inside in (False, True):
        where = "inside" if inside else "outside"
        last = (task("z"),) if inside else ()
        for cuts in (True, False):
            how = "cuts" if cuts else "kept"
            both = (task("repair", y=1), *last) if cuts else (task("a", w=1), task("repair", y=1), *last)
            made += [
                case(
                    f"event sub message {where} {how}",
                    "event sub-process, event sub-process startEvent message",
                    handled(message("answer"), interrupting=cuts, inside=inside),
                    publish("answer", "1", x=1),
                    *both,
                    **two,
                ),
                case(
                    f"event sub message mapped {where} {how}",
                    "event sub-process startEvent message",
                    handled(message("answer"), interrupting=cuts, inside=inside, extra=mappings(outputs={"got": "=x"})),
                    publish("answer", "1", x=1),
                    *both,
                    **two,
                ),
                case(
                    f"event sub timer {where} {how}",
                    "event sub-process startEvent timer",
                    handled(timer("PT1H"), interrupting=cuts, inside=inside),
                    later("PT1H"),
                    *both,
                ),
                case(
                    f"event sub signal {where} {how}",
                    "event sub-process startEvent signal",
                    handled(signal("alarm"), interrupting=cuts, inside=inside),
                    broadcast("alarm", x=1),
                    *both,
                ),
                case(
                    f"event sub condition {where} {how}",
                    "event sub-process startEvent conditional",
                    handled(condition("=n > 3"), interrupting=cuts, inside=inside),
                    put(n=4),
                    *both,
                    variables={"n": 0},
                ),
                case(
                    f"event sub condition at once {where} {how}",
                    "event sub-process startEvent conditional",
                    handled(condition("=n > 3"), interrupting=cuts, inside=inside),
                    *both,
                    variables={"n": 9},
                ),
                case(
                    f"event sub unused {where} {how}",
                    "event sub-process",
                    handled(signal("alarm"), interrupting=cuts, inside=inside),
                    task("a"),
                    *last,
                ),
            ]
        made += [
            case(
                f"event sub twice {where}",
                "event sub-process",
                handled(message("answer"), interrupting=False, inside=inside),
                publish("answer", "1", x=1),
                publish("answer", "1", x=2),
                task("a"),
                task("repair"),
                task("repair"),
                *last,
                **two,
            ),
            case(
                f"event sub cycle {where}",
                "event sub-process startEvent timer",
                handled(timer(cycle="R2/PT1H"), interrupting=False, inside=inside),
                later("PT1H"),
                later("PT1H"),
                later("PT1H"),
                task("repair"),
                task("a"),
                task("repair"),
                *last,
            ),
            case(
                f"event sub cancelled {where}",
                "event sub-process",
                handled(signal("alarm"), interrupting=False, inside=inside),
                broadcast("alarm"),
                cancel(),
            ),
        ]
    return [
        *made,
        case(
            "sub-process",
            "subProcess",
            (start(), sub("sp", start("s"), user("a"), end("e"), chain("s", "a", "e")), end(), chain("start", "sp", "end")),
            task("a", x=1),
        ),
        case(
            "sub-process local",
            "subProcess",
            (
                start(),
                sub("sp", start("s"), user("a"), end("e"), chain("s", "a", "e"), extra=mappings({"x": "=1"}, {"y": "=x"})),
                end(),
                chain("start", "sp", "end"),
            ),
            task("a", x=2, w=3),
        ),
        case(
            "sub-process with two ends",
            "subProcess",
            (
                start(),
                sub(
                    "sp",
                    start("s"),
                    gateway("parallel", "f"),
                    user("a"),
                    user("b"),
                    end("e1"),
                    end("e2"),
                    chain("s", "f", "a", "e1"),
                    chain("f", "b", "e2"),
                ),
                end(),
                chain("start", "sp", "end"),
            ),
            task("a"),
            task("b"),
        ),
        case(
            "two interrupting handlers", "event sub-process", two_handlers(), broadcast("alarm"), broadcast("other"), task("r1")
        ),
        case(
            "handler beside a kept one",
            "event sub-process",
            two_handlers(first=False),
            broadcast("alarm"),
            broadcast("other"),
            task("r2"),
        ),
        case(
            "handler while a handler runs",
            "event sub-process",
            two_handlers(first=False, second=False),
            broadcast("alarm"),
            broadcast("other"),
            task("r2"),
            task("a"),
            task("r1"),
        ),
        case(
            "empty handler",
            "event sub-process",
            (
                start(),
                user("a"),
                end(),
                chain("start", "a", "end"),
                event_sub("es", signal("alarm"), end("done"), chain("on", "done")),
            ),
            broadcast("alarm"),
        ),
        case(
            "script only sub",
            "subProcess",
            (
                start(),
                sub("sp", start("s"), script("c", "=1", "x"), end("e"), chain("s", "c", "e")),
                end(),
                chain("start", "sp", "end"),
            ),
        ),
        case("edge cuts scope with handler", "subProcess", cut_scope(), broadcast("alarm"), later("PT1H"), task("after")),
        case("sub-process in a loop", "subProcess", looped(), *[task("a", n=n) for n in (1, 3)], variables={"n": 0}),
    ]


def two_handlers(*, first: bool = True, second: bool = True) -> tuple[str, ...]:
    one = event_sub("e1", signal("alarm"), user("r1"), end("d1"), chain("on1", "r1", "d1"), interrupting=first, start="on1")
    two = event_sub("e2", signal("other"), user("r2"), end("d2"), chain("on2", "r2", "d2"), interrupting=second, start="on2")
    return (start(), user("a"), end(), chain("start", "a", "end"), one, two)


def cut_scope() -> tuple[str, ...]:
    handler = event_sub("es", signal("alarm"), user("repair"), end("done"), chain("on", "repair", "done"), interrupting=False)
    inside = sub("sp", start("s"), user("a"), end("e"), chain("s", "a", "e"), handler)
    return (
        start(),
        inside,
        boundary("b", "sp", timer("PT1H")),
        user("after"),
        end(),
        end("e2"),
        chain("start", "sp", "end"),
        chain("b", "after", "e2"),
    )


def looped() -> tuple[str, ...]:
    inside = sub("sp", start("s"), user("a"), end("e"), chain("s", "a", "e"), extra=mappings({"l": "=n"}))
    return (
        start(),
        gateway("exclusive", "m"),
        inside,
        gateway("exclusive", "x", default="x_m"),
        end(),
        chain("start", "m", "sp", "x"),
        flow("x", "end", "=n > 2"),
        flow("x", "m"),
    )
