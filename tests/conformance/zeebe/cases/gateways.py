"""Gateways: splits, joins, defaults, loops."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.conformance.zeebe.case import Case, broadcast, cancel, later, publish, put, task
from tests.conformance.zeebe.cases.drawn import case
from tests.engine.spiff.drawing import (
    catch,
    chain,
    end,
    flow,
    gateway,
    link,
    message,
    messages,
    script,
    signal,
    start,
    throw,
    timer,
    user,
)

JOIN = (
    start(),
    gateway("parallel", "f"),
    user("a"),
    user("b"),
    gateway("parallel", "j"),
    user("c"),
    end(),
    chain("start", "f", "a", "j", "c", "end"),
    chain("f", "b", "j"),
)


def exclusive(default: bool) -> tuple[str, ...]:
    return (
        start(),
        gateway("exclusive", "x", default="x_c" if default else None),
        user("a"),
        user("b"),
        user("c"),
        end(),
        chain("start", "x"),
        flow("x", "a", "=n > 5"),
        flow("x", "b", "=n > 1"),
        flow("x", "c") if default else flow("x", "c", "=n < -1"),
        chain("a", "end"),
        chain("b", "end"),
        chain("c", "end"),
    )


def inclusive(default: bool = True, join: bool = True) -> tuple[str, ...]:
    ends = (gateway("inclusive", "j"), user("z"), end()) if join else (end("j"),)
    return (
        start(),
        gateway("inclusive", "f", default="f_c" if default else None),
        user("a"),
        user("b"),
        user("c"),
        *ends,
        chain("start", "f"),
        flow("f", "a", "=n > 5"),
        flow("f", "b", "=n > 1"),
        flow("f", "c") if default else flow("f", "c", "=n < -1"),
        chain("a", "j"),
        chain("b", "j"),
        chain("c", "j"),
        chain("j", "z", "end") if join else "",
    )


def inclusive_loop() -> tuple[str, ...]:
    """An inclusive split and join inside a loop."""
    return (
        start(),
        gateway("exclusive", "m"),
        gateway("inclusive", "f", default="f_b"),
        user("a"),
        user("b"),
        gateway("inclusive", "j"),
        gateway("exclusive", "x", default="x_m"),
        end(),
        chain("start", "m", "f"),
        flow("f", "a", "=true"),
        flow("f", "b"),
        chain("a", "j", "x"),
        chain("b", "j"),
        flow("x", "end", "=n > 2"),
        flow("x", "m"),
    )


def inclusive_with_way_back() -> tuple[str, ...]:
    """A branch that may go back before the split: a token there can still arrive."""
    return (
        start(),
        gateway("exclusive", "m"),
        gateway("inclusive", "f"),
        user("a"),
        gateway("exclusive", "x", default="x_j"),
        user("b"),
        gateway("inclusive", "j"),
        user("z"),
        end(),
        chain("start", "m", "f"),
        flow("f", "a", "=true"),
        flow("f", "b", "=true"),
        chain("a", "x"),
        flow("x", "j"),
        flow("x", "m", "=again"),
        chain("b", "j", "z", "end"),
    )


def inclusive_beside() -> tuple[str, ...]:
    """A parallel split outside; only one branch reaches the join in one flow."""
    return (
        start(),
        gateway("parallel", "p1"),
        user("a"),
        user("b"),
        gateway("exclusive", "x", default="x_e"),
        gateway("inclusive", "j"),
        user("z"),
        end(),
        end("e"),
        chain("start", "p1", "a", "j", "z", "end"),
        chain("p1", "b", "x"),
        flow("x", "j", "=n = 1"),
        flow("x", "e"),
    )


def uneven() -> tuple[str, ...]:
    """Two tokens on one flow of a parallel join, none on the other yet."""
    return (
        start(),
        gateway("parallel", "f"),
        user("a"),
        user("b"),
        gateway("exclusive", "m"),
        gateway("parallel", "j"),
        user("c"),
        user("z"),
        end(),
        chain("start", "f", "a", "m", "j"),
        chain("f", "b", "m"),
        chain("f", "c", "j", "z", "end"),
    )


def based() -> tuple[str, ...]:
    return (
        start(),
        gateway("eventBased", "g"),
        catch("m", message("answer")),
        catch("t", timer("PT1H")),
        catch("s", signal("alarm")),
        end("e1"),
        end("e2"),
        end("e3"),
        chain("start", "g", "m", "e1"),
        chain("g", "t", "e2"),
        chain("g", "s", "e3"),
    )


ANSWER = messages(answer="=number")


def cases() -> list[Case]:
    """All of them."""
    number: dict[str, Any] = {"number": "1"}
    return [
        *(case(f"exclusive {n}", "exclusiveGateway", exclusive(default=True), variables={"n": n}) for n in (6, 2, 0)),
        case("exclusive without a way", "exclusiveGateway", exclusive(default=False), variables={"n": 0}),
        case("exclusive null", "exclusiveGateway", exclusive(default=True), variables={"n": None}),
        case("exclusive missing", "exclusiveGateway", exclusive(default=True)),
        case("exclusive text", "exclusiveGateway", exclusive(default=True), variables={"n": "six"}),
        case("parallel", "parallelGateway", JOIN, task("a"), task("b"), task("c")),
        case("parallel other order", "parallelGateway", JOIN, task("b"), task("a"), task("c")),
        case("parallel cancelled at the join", "parallelGateway", JOIN, task("a"), cancel()),
        case("parallel uneven", "parallelGateway", uneven(), task("a"), task("b"), task("c"), task("z")),
        case("parallel uneven first", "parallelGateway", uneven(), task("c"), task("a"), task("b"), task("z")),
        *(
            case(f"inclusive {n}", "inclusiveGateway", inclusive(), *steps, variables={"n": n})
            for n, steps in ((6, (task("a"), task("b"), task("z"))), (2, (task("b"), task("z"))), (0, (task("c"), task("z"))))
        ),
        case("inclusive without a way", "inclusiveGateway", inclusive(default=False), variables={"n": 0}),
        case("inclusive missing", "inclusiveGateway", inclusive(default=True)),
        case("inclusive ends", "inclusiveGateway", inclusive(join=False), task("a"), task("b"), variables={"n": 9}),
        case("inclusive one of two", "inclusiveGateway", inclusive(), task("b"), task("a"), task("z"), variables={"n": 9}),
        case("inclusive loop", "inclusiveGateway", inclusive_loop(), task("a"), task("a", n=3), variables={"n": 0}),
        case(
            "inclusive way back",
            "inclusiveGateway",
            inclusive_with_way_back(),
            task("b"),
            task("a", again=True),
            task("a", again=False),
            task("b"),
            task("z"),
            variables={"again": False},
        ),
        case(
            "inclusive no way back",
            "inclusiveGateway",
            inclusive_with_way_back(),
            task("a"),
            task("b"),
            task("z"),
            variables={"again": False},
        ),
        case("inclusive beside 0", "inclusiveGateway", inclusive_beside(), task("a"), task("b"), task("z"), variables={"n": 0}),
        case("inclusive beside 1", "inclusiveGateway", inclusive_beside(), task("a"), task("b"), task("z"), variables={"n": 1}),
        case(
            "inclusive beside 1 other order",
            "inclusiveGateway",
            inclusive_beside(),
            task("b"),
            task("a"),
            task("z"),
            variables={"n": 1},
        ),
        case(
            "event based message",
            "eventBasedGateway",
            based(),
            publish("answer", "1", x=1),
            declarations=ANSWER,
            variables=number,
        ),
        case("event based timer", "eventBasedGateway", based(), later("PT1H"), declarations=ANSWER, variables=number),
        case("event based signal", "eventBasedGateway", based(), broadcast("alarm", x=1), declarations=ANSWER, variables=number),
        case("event based cancelled", "eventBasedGateway", based(), cancel(), declarations=ANSWER, variables=number),
        case("links", "intermediateThrowEvent link, intermediateCatchEvent link", linked(), task("a"), task("b")),
        case("links in a loop", "intermediateThrowEvent link", link_loop(), *[task("a", n=n) for n in range(4)]),
        replace(
            case("exclusive order of the file", "exclusiveGateway", exclusive(default=True), variables={"n": 6}), as_it_is=True
        ),
        case("script order", "parallelGateway", scripts()),
        case("variables of both branches", "parallelGateway", JOIN, task("a", x=1, y=1), put(y=5), task("b", x=2), task("c")),
    ]


def linked() -> tuple[str, ...]:
    return (
        start(),
        gateway("parallel", "f"),
        throw("t1", link("over")),
        throw("t2", link("over")),
        catch("c", link("over")),
        script("s", "=if x = null then 1 else x + 1", "x"),
        user("a"),
        user("b"),
        end(),
        chain("start", "f", "a", "t1"),
        chain("f", "b", "t2"),
        chain("c", "s", "end"),
    )


def link_loop() -> tuple[str, ...]:
    return (
        start(),
        gateway("exclusive", "m"),
        user("a"),
        gateway("exclusive", "x", default="x_t"),
        throw("t", link("again")),
        catch("c", link("again")),
        end(),
        chain("start", "m", "a", "x"),
        flow("x", "end", "=n >= 3"),
        flow("x", "t"),
        chain("c", "m"),
    )


def scripts() -> tuple[str, ...]:
    """Three branches of different length, all automatic."""
    return (
        start(),
        gateway("parallel", "f"),
        script("a1", "=1", "a"),
        script("a2", "=a + 1", "a"),
        script("b1", "=1", "b"),
        gateway("parallel", "j"),
        end(),
        chain("start", "f", "a1", "a2", "j", "end"),
        chain("f", "b1", "j"),
        chain("f", "j"),
    )
