"""Sub-processes, event sub-processes, terminate end events."""

from __future__ import annotations

from tests.conformance.zeebe.case import Case, broadcast, cancel, later, publish, put, task
from tests.conformance.zeebe.cases.drawn import case, event_sub, job
from tests.engine.spiff.drawing import (
    TERMINATE, boundary, chain, condition, element, end, error, escalation, gateway, mappings, message, messages, script, signal, start, sub, throw, timer, user,
)

ANSWER = messages(answer="=number")
NUMBER = {"number": "1"}


def handled(definition: str, *, interrupting: bool, inside: bool = False, extra: str = "") -> tuple[str, ...]:
    """An event sub-process of the process, or `inside` of a sub-process around the task."""
    handler = event_sub("es", definition, user("repair"), end("done"), chain("on", "repair", "done"), interrupting=interrupting, extra=extra)
    if not inside:
        return (start(), user("a"), end(), chain("start", "a", "end"), handler)
    scope = sub("sp", start("s"), user("a"), end("e"), chain("s", "a", "e"), handler, extra=mappings({"local": "=1"}))
    return (start(), scope, user("z"), end(), chain("start", "sp", "z", "end"))


def cases() -> list[Case]:
    """All of them."""
    two = {"declarations": ANSWER, "variables": NUMBER}
    made: list[Case] = []
    for inside in (False, True):
        where = "inside" if inside else "outside"
        last = (task("z"),) if inside else ()
        for cuts in (True, False):
            how = "cuts" if cuts else "kept"
            both = (task("repair", y=1), *last) if cuts else (task("a", w=1), task("repair", y=1), *last)
            made += [
                case(f"event sub message {where} {how}", "event sub-process, event sub-process startEvent message", handled(message("answer"), interrupting=cuts, inside=inside), publish("answer", "1", x=1), *both, **two),
                case(f"event sub message mapped {where} {how}", "event sub-process startEvent message", handled(message("answer"), interrupting=cuts, inside=inside, extra=mappings(outputs={"got": "=x"})), publish("answer", "1", x=1), *both, **two),
                case(f"event sub timer {where} {how}", "event sub-process startEvent timer", handled(timer("PT1H"), interrupting=cuts, inside=inside), later("PT1H"), *both),
                case(f"event sub signal {where} {how}", "event sub-process startEvent signal", handled(signal("alarm"), interrupting=cuts, inside=inside), broadcast("alarm", x=1), *both),
                case(f"event sub condition {where} {how}", "event sub-process startEvent conditional", handled(condition("=n > 3"), interrupting=cuts, inside=inside), put(n=4), *both, variables={"n": 0}),
                case(f"event sub condition at once {where} {how}", "event sub-process startEvent conditional", handled(condition("=n > 3"), interrupting=cuts, inside=inside), *both, variables={"n": 9}),
                case(f"event sub unused {where} {how}", "event sub-process", handled(signal("alarm"), interrupting=cuts, inside=inside), task("a"), *last),
            ]
        made += [
            case(f"event sub twice {where}", "event sub-process", handled(message("answer"), interrupting=False, inside=inside), publish("answer", "1", x=1), publish("answer", "1", x=2), task("a"), task("repair"), task("repair"), *last, **two),
            case(f"event sub cycle {where}", "event sub-process startEvent timer", handled(timer(cycle="R2/PT1H"), interrupting=False, inside=inside), later("PT1H"), later("PT1H"), later("PT1H"), task("repair"), task("a"), task("repair"), *last),
            case(f"event sub cancelled {where}", "event sub-process", handled(signal("alarm"), interrupting=False, inside=inside), broadcast("alarm"), cancel()),
        ]
    return [
        *made,
        case("sub-process", "subProcess", (start(), sub("sp", start("s"), user("a"), end("e"), chain("s", "a", "e")), end(), chain("start", "sp", "end")), task("a", x=1)),
        case("sub-process local", "subProcess", (start(), sub("sp", start("s"), user("a"), end("e"), chain("s", "a", "e"), extra=mappings({"x": "=1"}, {"y": "=x"})), end(), chain("start", "sp", "end")), task("a", x=2, w=3)),
        case("sub-process with two ends", "subProcess", (start(), sub("sp", start("s"), gateway("parallel", "f"), user("a"), user("b"), end("e1"), end("e2"), chain("s", "f", "a", "e1"), chain("f", "b", "e2")), end(), chain("start", "sp", "end")), task("a"), task("b")),
        case("terminate", "endEvent terminate", (start(), gateway("parallel", "f"), user("a"), user("b"), end("t", TERMINATE), end(), chain("start", "f", "a", "t"), chain("f", "b", "end")), task("a")),
        case("terminate in a scope", "endEvent terminate", terminated(), task("a"), task("z")),
        case("terminate with a handler", "endEvent terminate", terminated_with_handler(), broadcast("alarm"), task("a"), task("z")),
        case("error in event sub", "event sub-process startEvent error", (start(), job("h"), end(), chain("start", "h", "end"), event_sub("es", error("bad"), user("repair"), end("done"), chain("on", "repair", "done"))), task("repair"), jobs={"work": {"error": "BAD", "variables": {"why": 1}}}),
        case("error of event sub rises", "event sub-process startEvent error", rising(), task("a"), task("outer")),
        case("error in the handler of the error", "event sub-process startEvent error", again(), task("a"), task("repair")),
        case("escalation in event sub kept", "event sub-process startEvent escalation", escalated(interrupting=False), task("a"), task("b"), task("repair")),
        case("escalation in event sub cuts", "event sub-process startEvent escalation", escalated(interrupting=True), task("a"), task("repair")),
        case("two interrupting handlers", "event sub-process", two_handlers(), broadcast("alarm"), broadcast("other"), task("r1")),
        case("handler beside a kept one", "event sub-process", two_handlers(first=False), broadcast("alarm"), broadcast("other"), task("r2")),
        case("handler while a handler runs", "event sub-process", two_handlers(first=False, second=False), broadcast("alarm"), broadcast("other"), task("r2"), task("a"), task("r1")),
        case("empty handler", "event sub-process", (start(), user("a"), end(), chain("start", "a", "end"), event_sub("es", signal("alarm"), end("done"), chain("on", "done"))), broadcast("alarm")),
        case("script only sub", "subProcess", (start(), sub("sp", start("s"), script("c", "=1", "x"), end("e"), chain("s", "c", "e")), end(), chain("start", "sp", "end"))),
        case("edge cuts scope with handler", "subProcess", cut_scope(), broadcast("alarm"), later("PT1H"), task("after")),
        case("sub-process in a loop", "subProcess", looped(), *[task("a", n=n) for n in (1, 3)], variables={"n": 0}),
        case("deep terminate", "endEvent terminate", deep(), task("a"), task("z")),
    ]


def terminated() -> tuple[str, ...]:
    inside = sub("sp", start("s"), gateway("parallel", "f"), user("a"), user("b"), end("t", TERMINATE), end("e"), chain("s", "f", "a", "t"), chain("f", "b", "e"))
    return (start(), inside, user("z"), end(), chain("start", "sp", "z", "end"))


def terminated_with_handler() -> tuple[str, ...]:
    handler = event_sub("es", signal("alarm"), user("repair"), end("done"), chain("on", "repair", "done"), interrupting=False)
    inside = sub("sp", start("s"), user("a"), end("t", TERMINATE), chain("s", "a", "t"), handler)
    return (start(), inside, user("z"), end(), chain("start", "sp", "z", "end"))


def rising() -> tuple[str, ...]:
    handler = event_sub("es", error("bad"), element("endEvent", "rethrow", error("worse")), chain("on", "rethrow"))
    inside = sub("sp", start("s"), user("a"), element("endEvent", "e", error("bad")), chain("s", "a", "e"), handler)
    return (start(), inside, boundary("b", "sp", error("worse")), user("outer"), end(), end("e2"), chain("start", "sp", "end"), chain("b", "outer", "e2"))


def again() -> tuple[str, ...]:
    handler = event_sub("es", error("bad"), user("repair"), element("endEvent", "rethrow", error("bad")), chain("on", "repair", "rethrow"))
    return (start(), user("a"), element("endEvent", "e", error("bad")), chain("start", "a", "e"), handler)


def escalated(*, interrupting: bool) -> tuple[str, ...]:
    handler = event_sub("es", escalation("late"), user("repair"), end("done"), chain("on", "repair", "done"), interrupting=interrupting)
    return (start(), user("a"), throw("t", escalation("late")), user("b"), end(), chain("start", "a", "t", "b", "end"), handler)


def two_handlers(*, first: bool = True, second: bool = True) -> tuple[str, ...]:
    one = event_sub("e1", signal("alarm"), user("r1"), end("d1"), chain("on1", "r1", "d1"), interrupting=first, start="on1")
    two = event_sub("e2", signal("other"), user("r2"), end("d2"), chain("on2", "r2", "d2"), interrupting=second, start="on2")
    return (start(), user("a"), end(), chain("start", "a", "end"), one, two)


def cut_scope() -> tuple[str, ...]:
    handler = event_sub("es", signal("alarm"), user("repair"), end("done"), chain("on", "repair", "done"), interrupting=False)
    inside = sub("sp", start("s"), user("a"), end("e"), chain("s", "a", "e"), handler)
    return (start(), inside, boundary("b", "sp", timer("PT1H")), user("after"), end(), end("e2"), chain("start", "sp", "end"), chain("b", "after", "e2"))


def looped() -> tuple[str, ...]:
    from tests.engine.spiff.drawing import flow

    inside = sub("sp", start("s"), user("a"), end("e"), chain("s", "a", "e"), extra=mappings({"l": "=n"}))
    return (start(), gateway("exclusive", "m"), inside, gateway("exclusive", "x", default="x_m"), end(), chain("start", "m", "sp", "x"), flow("x", "end", "=n > 2"), flow("x", "m"))


def deep() -> tuple[str, ...]:
    innermost = sub("s2", start("t1"), gateway("parallel", "f"), user("a"), user("b"), end("t", TERMINATE), end("e2"), chain("t1", "f", "a", "t"), chain("f", "b", "e2"))
    return (start(), sub("s1", start("t0"), innermost, user("z"), end("e1"), chain("t0", "s2", "z", "e1")), end(), chain("start", "s1", "end"))
