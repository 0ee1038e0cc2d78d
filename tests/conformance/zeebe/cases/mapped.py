"""Input and output mappings, and who sees what."""

from __future__ import annotations

from typing import Any

from tests.conformance.zeebe.case import Case, broadcast, publish, put, task
from tests.conformance.zeebe.cases.drawn import case, event_sub, job
from tests.engine.spiff.drawing import (
    boundary,
    catch,
    chain,
    element,
    end,
    extensions,
    gateway,
    mappings,
    message,
    messages,
    script,
    signal,
    start,
    sub,
    throw,
    user,
)


def line(host: str) -> tuple[str, ...]:
    return (start(), host, user("z"), end(), chain("start", "h", "z", "end"))


def mapped(inputs: dict[str, str] | None = None, outputs: dict[str, str] | None = None) -> tuple[str, ...]:
    return line(user("h", mappings(inputs, outputs)))


def cases() -> list[Case]:
    """All of them."""
    v: dict[str, Any] = {"variables": {"a": 1, "o": {"p": 1, "q": {"r": 2}}}}
    row = "userTask"
    done = (task("h", x=5, a=6), task("z"))
    return [
        case("no mappings", row, mapped(), *done, **v),
        case("input", row, mapped({"x": "=a"}), *done, **v),
        case("input of the same name", row, mapped({"a": "=a + 1"}), *done, **v),
        case("input constant", row, mapped({"x": "text"}), *done, **v),
        case("inputs one after another", row, mapped({"x": "=a + 1", "y": "=x + 1"}), *done, **v),
        case("input nested", row, mapped({"n.m": "=a", "n.k": "=2"}), *done, **v),
        case("input nested into an outer context", row, mapped({"o.p": "=9"}), *done, **v),
        case("input nested into a value", row, mapped({"a.p": "=9"}), *done, **v),
        case("input null", row, mapped({"x": "=null"}), *done, **v),
        case("input missing", row, mapped({"x": "=nobody"}), *done, **v),
        case("input fails", row, mapped({"x": '=a + "b"'}), *done, **v),
        case("output", row, mapped(outputs={"got": "=x"}), *done, **v),
        case("output drops the rest", row, mapped(outputs={"got": "=x + a"}), *done, **v),
        case("output of the same name", row, mapped(outputs={"a": "=a + 1"}), *done, **v),
        case("outputs one after another", row, mapped(outputs={"g": "=x", "k": "=g"}), *done, **v),
        case("output nested", row, mapped(outputs={"n.m": "=x", "n.k": "=2"}), *done, **v),
        case("output nested merges", row, mapped(outputs={"o.p": "=x"}), *done, **v),
        case("output nested deep", row, mapped(outputs={"o.q.s": "=x"}), *done, **v),
        case("output nested into a value", row, mapped(outputs={"a.p": "=x"}), *done, **v),
        case("input reads what a nested one before it made", row, mapped({"l.p": "=a", "l.q": "=l.p"}), *done, **v),
        case("output null", row, mapped(outputs={"got": "=null"}), *done, **v),
        case("output missing", row, mapped(outputs={"got": "=nobody"}), *done, **v),
        case("output without variables", row, mapped(outputs={"got": "=a"}), task("h"), task("z"), **v),
        case("input and output", row, mapped({"l": "=a"}, {"got": "=l + x"}), *done, **v),
        case("local is gone after", row, mapped({"l": "=a"}), task("h", l=7), task("z"), **v),
        case(
            "local of a job",
            "serviceTask",
            line(job("h", "work", mappings({"l": "=a"}))),
            task("z"),
            jobs={"work": {"variables": {"l": 2, "w": 3}}},
            **v,
        ),
        case(
            "output of a job",
            "serviceTask",
            line(job("h", "work", mappings({"l": "=a"}, {"got": "=[l, w]"}))),
            task("z"),
            jobs={"work": {"variables": {"l": 2, "w": 3}}},
            **v,
        ),
        case(
            "output of a script",
            "scriptTask",
            line(
                element(
                    "scriptTask",
                    "h",
                    extensions('<zeebe:script expression="=a + 1" resultVariable="r"/>', mappings(outputs={"got": "=r"})),
                )
            ),
            task("z"),
            **v,
        ),
        case(
            "input of a script",
            "scriptTask",
            line(
                element(
                    "scriptTask", "h", extensions('<zeebe:script expression="=l + 1" resultVariable="r"/>', mappings({"l": "=a"}))
                )
            ),
            task("z"),
            **v,
        ),
        case(
            "script writes a local",
            "scriptTask",
            line(
                element(
                    "scriptTask", "h", extensions('<zeebe:script expression="=l + 1" resultVariable="l"/>', mappings({"l": "=a"}))
                )
            ),
            task("z"),
            **v,
        ),
        case("scope hides", "subProcess", scoped({"a": "=10"}), put("h", local=True, a=11), task("u", a=12, b=1), task("z"), **v),
        case("scope mapped out", "subProcess", scoped({"l": "=10"}, {"got": "=l"}), task("u", l=12, b=1), task("z"), **v),
        case("scope drops with output", "subProcess", scoped(None, {"got": "=b"}), task("u", l=12, b=1), task("z"), **v),
        case("scope keeps its value", "subProcess", scoped({"a": "=10"}), task("u", a=10, b=1), task("z"), **v),
        case("scope keeps its list", "subProcess", scoped({"l": "=[1, 2]"}), task("u", l=[1, 2], b=1), task("z"), **v),
        case("scope set from outside", "subProcess", scoped(), put("h", local=True, n=11), task("u", n=12), task("z"), **v),
        case("task set from outside", row, line(user("h")), put("h", local=True, n=11), task("h", n=12), task("z"), **v),
        case(
            "throw mapped",
            "intermediateThrowEvent none",
            line(throw("h", "", mappings({"l": "=a"}, {"got": "=l + 1"}))),
            task("z"),
            **v,
        ),
        case("throw input only", "intermediateThrowEvent none", line(throw("h", "", mappings({"l": "=a"}))), task("z"), **v),
        case(
            "end mapped",
            "endEvent none",
            (start(), element("endEvent", "end", extensions(mappings(outputs={"got": "=a + 1"}))), chain("start", "end")),
            **v,
        ),
        case(
            "start mapped",
            "startEvent none",
            (element("startEvent", "start", extensions(mappings(outputs={"got": "=a + 1"}))), end(), chain("start", "end")),
            **v,
        ),
        case(
            "catch mapped",
            "intermediateCatchEvent message",
            line(catch("h", message("answer"), mappings(outputs={"got": "=x"}))),
            publish("answer", "1", x=1, y=2),
            declarations=messages(answer='="1"'),
            **v,
        ),
        case(
            "catch input key",
            "intermediateCatchEvent message",
            line(catch("h", message("answer"), mappings({"k": '="2"'}))),
            publish("answer", "2", x=1, y=2),
            declarations=messages(answer="=k"),
            variables={"k": "1"},
        ),
        case(
            "receive mapped",
            "receiveTask",
            line(element("receiveTask", "h", extensions(mappings({"l": "=1"}, {"got": "=x + l"})), messageRef="answer")),
            publish("answer", "1", x=1, y=2),
            declarations=messages(answer='="1"'),
            **v,
        ),
        case("kept edge sees", "boundaryEvent signal", seen_by_edge(), broadcast("alarm", s=1), task("after"), **v),
        case(
            "cut edge sees", "boundaryEvent signal", seen_by_edge(interrupting=True), broadcast("alarm", s=1), task("after"), **v
        ),
        case("kept handler sees", "event sub-process", seen_by_handler(), broadcast("alarm", s=1, l=2), task("u", l=5), **v),
        case(
            "variables of an event sub-process",
            "event sub-process",
            handler_variables(),
            broadcast("alarm", s=1),
            task("r", s=2, t=3),
            **v,
        ),
        case("branch locals", "parallelGateway", branches(), task("u1", x=1), task("u2", x=2)),
        case(
            "signal mapped",
            "intermediateCatchEvent signal",
            line(catch("h", signal("alarm"), mappings(outputs={"got": "=s"}))),
            broadcast("alarm", s=1, t=2),
            **v,
        ),
        case(
            "script reads what a scope hides",
            "subProcess",
            (
                start(),
                sub(
                    "h",
                    start("s"),
                    script("c", "=a", "r"),
                    end("e"),
                    chain("s", "c", "e"),
                    extra=mappings({"a": "=5", "r": "=null"}, {"out": "=r"}),
                ),
                user("z"),
                end(),
                chain("start", "h", "z", "end"),
            ),
            **v,
        ),
    ]


def scoped(inputs: dict[str, str] | None = None, outputs: dict[str, str] | None = None) -> tuple[str, ...]:
    return line(sub("h", start("s"), user("u"), end("e"), chain("s", "u", "e"), extra=mappings(inputs, outputs)))


def seen_by_edge(*, interrupting: bool = False) -> tuple[str, ...]:
    host = user("h", mappings({"l": "=1"}))
    edge = boundary("b", "h", signal("alarm"), mappings(outputs={"got": "=[l, s]"}), interrupting=interrupting)
    return (start(), host, edge, user("after"), end(), end("e2"), chain("start", "h", "end"), chain("b", "after", "e2"))


def seen_by_handler() -> tuple[str, ...]:
    handler = event_sub(
        "es", signal("alarm"), script("c", "=[l, s]", "seen"), end("done"), chain("on", "c", "done"), interrupting=False
    )
    return line(sub("h", start("s"), user("u"), end("e"), chain("s", "u", "e"), handler, extra=mappings({"l": "=1"})))


def handler_variables() -> tuple[str, ...]:
    handler = event_sub("es", signal("alarm"), user("r"), end("done"), chain("on", "r", "done"))
    return (start(), user("a"), end(), chain("start", "a", "end"), handler)


def branches() -> tuple[str, ...]:
    one = sub("h1", start("s1"), user("u1"), end("e1"), chain("s1", "u1", "e1"), extra=mappings({"x": "=null"}, {"one": "=x"}))
    two = sub("h2", start("s2"), user("u2"), end("e2"), chain("s2", "u2", "e2"), extra=mappings(None, {"two": "=x"}))
    return (
        start(),
        gateway("parallel", "f"),
        one,
        two,
        gateway("parallel", "j"),
        end(),
        chain("start", "f", "h1", "j", "end"),
        chain("f", "h2", "j"),
    )
