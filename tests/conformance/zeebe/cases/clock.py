"""Timers: durations, dates, cycles, starts; and conditions from outside."""

from __future__ import annotations

from typing import Any

from tests.conformance.zeebe.case import Case, begin, cancel, conditions, later, put, task
from tests.conformance.zeebe.cases.drawn import case, event_sub
from tests.engine.spiff.drawing import (
    boundary,
    catch,
    chain,
    condition,
    end,
    gateway,
    mappings,
    multi,
    script,
    start,
    sub,
    timer,
    user,
)


def waits(definition: str) -> tuple[str, ...]:
    return (start(), catch("w", definition), end(), chain("start", "w", "end"))


def starts(definition: str) -> tuple[str, ...]:
    return (start("start", definition), user("a"), end(), chain("start", "a", "end"))


def kept(definition: str) -> tuple[str, ...]:
    return (
        start(),
        user("h"),
        boundary("b", "h", definition, interrupting=False),
        end(),
        end("e2"),
        chain("start", "h", "end"),
        chain("b", "e2"),
    )


def cases() -> list[Case]:
    """All of them."""
    row, first = "intermediateCatchEvent timer", "startEvent timer"
    out: dict[str, Any] = {"started": False}
    return [
        case("timer duration", row, waits(timer("PT1H")), later("PT59M"), later("PT1M")),
        case("timer by expression", row, waits(timer("=wait")), later("PT1H"), variables={"wait": "PT1H"}),
        case("timer by duration value", row, waits(timer('=duration("PT1H")')), later("PT1H")),
        case("timer days", row, waits(timer("P1D")), later("P1D")),
        case("timer weeks", row, waits(timer("P1W")), later("P7D")),
        case("timer months", row, waits(timer("P1M"))),
        case("timer years and more", row, waits(timer("P1Y2M3DT4H5M6S"))),
        case("timer negative", row, waits(timer("-PT1H"))),
        case("timer of no duration", row, waits(timer("=wait")), variables={"wait": "soon"}),
        case("timer null", row, waits(timer("=wait")), variables={"wait": None}),
        case("timer missing", row, waits(timer("=wait"))),
        case("timer number", row, waits(timer("=wait")), variables={"wait": 5}),
        case("date", row, waits(timer(date="2026-03-05T10:00:00+08:00")), later("P3D"), later("PT1H")),
        case("date zulu", row, waits(timer(date="2026-03-05T10:00:00Z"))),
        case("date zone", row, waits(timer(date="2026-03-05T10:00:00+08:00[Asia/Shanghai]"))),
        case("date by expression", row, waits(timer(date="=day")), variables={"day": "2026-03-05T10:00:00+08:00"}),
        case("date by value", row, waits(timer(date='=date and time("2026-03-05T10:00:00+08:00")'))),
        case("date by zoned value", row, waits(timer(date='=date and time("2026-03-05T10:00:00@Asia/Shanghai")'))),
        case("date without a zone", row, waits(timer(date="=day")), variables={"day": "2026-03-05T10:00:00"}),
        case("date of a day only", row, waits(timer(date="=day")), variables={"day": "2026-03-05"}),
        case("date that is none", row, waits(timer(date="=day")), variables={"day": "soon"}),
        case("date past", row, waits(timer(date="2026-03-01T10:00:00+08:00"))),
        case("timer cancelled", row, waits(timer("PT1H")), cancel()),
        case(
            "cycle of three",
            "boundaryEvent timer",
            kept(timer(cycle="R3/PT1H")),
            later("PT1H"),
            later("PT1H"),
            later("PT1H"),
            later("PT1H"),
        ),
        case("cycle without end", "boundaryEvent timer", kept(timer(cycle="R/PT1H")), later("PT1H"), later("PT1H")),
        case("cycle minus one", "boundaryEvent timer", kept(timer(cycle="R-1/PT1H")), later("PT1H"), later("PT1H")),
        case(
            "cycle with a start",
            "boundaryEvent timer",
            kept(timer(cycle="R2/2026-03-02T12:00:00+08:00/PT1H")),
            later("PT3H"),
            later("PT1H"),
            later("PT1H"),
        ),
        case("cycle with a start that is past", "boundaryEvent timer", kept(timer(cycle="R5/2026-03-02T07:30:00+08:00/PT1H"))),
        case("cycle of months", "boundaryEvent timer", kept(timer(cycle="R3/P1M"))),
        case(
            "cycle by expression",
            "boundaryEvent timer",
            kept(timer(cycle="=often")),
            later("PT2H"),
            variables={"often": "R2/PT2H"},
        ),
        case(
            "cycle by function",
            "boundaryEvent timer",
            kept(timer(cycle='=cycle(2, duration("PT2H"))')),
            later("PT2H"),
            later("PT2H"),
        ),
        case("cycle after a standstill", "boundaryEvent timer", kept(timer(cycle="R5/PT1H")), later("PT3H")),
        case("cycle that is none", "boundaryEvent timer", kept(timer(cycle="=often")), variables={"often": "often"}),
        case("cron every hour", "boundaryEvent timer", kept(timer(cycle="0 0 * * * *")), later("PT1H"), later("PT1H")),
        case("cron at nine", "boundaryEvent timer", kept(timer(cycle="0 0 9 * * *"))),
        case("cron on Mondays", "boundaryEvent timer", kept(timer(cycle="0 0 9 * * MON"))),
        case("cron on the last day", "boundaryEvent timer", kept(timer(cycle="0 0 9 L * *"))),
        case("cron every ten minutes", "boundaryEvent timer", kept(timer(cycle="0 0/10 * * * *"))),
        case("cron on workdays", "boundaryEvent timer", kept(timer(cycle="0 0 9-17 * * MON-FRI"))),
        case("cron daily", "boundaryEvent timer", kept(timer(cycle="@daily"))),
        case("cron after a standstill", "boundaryEvent timer", kept(timer(cycle="0 0 * * * *")), later("PT3H")),
        case("timer start date", first, starts(timer(date="2026-03-02T10:00:00+08:00")), later("PT1H"), task("a"), **out),
        case("timer start date past", first, starts(timer(date="2026-03-01T10:00:00+08:00")), **out),
        case("timer start cycle", first, starts(timer(cycle="R2/PT1H")), later("PT1H"), later("PT1H"), later("PT1H"), **out),
        case("timer start cron", first, starts(timer(cycle="0 0 12 * * *")), later("PT3H"), later("P1D"), **out),
        case(
            "two timers at once",
            row,
            (
                start(),
                gateway("parallel", "f"),
                catch("w", timer("PT1H")),
                catch("v", timer("PT1H")),
                end(),
                end("e2"),
                chain("start", "f", "w", "end"),
                chain("f", "v", "e2"),
            ),
            later("PT1H"),
        ),
        case(
            "timers late",
            row,
            (start(), catch("w", timer("PT1H")), catch("v", timer("PT1H")), end(), chain("start", "w", "v", "end")),
            later("PT3H"),
            later("PT1H"),
        ),
        case(
            "timer reads a local",
            "boundaryEvent timer",
            (
                start(),
                user("h", mappings({"d": '="PT2H"'})),
                boundary("b", "h", timer("=d")),
                end(),
                end("e2"),
                chain("start", "h", "end"),
                chain("b", "e2"),
            ),
            variables={"d": "PT1H"},
        ),
        case(
            "timer changes nothing later",
            "boundaryEvent timer",
            (start(), user("h"), boundary("b", "h", timer("=d")), end(), end("e2"), chain("start", "h", "end"), chain("b", "e2")),
            put(d="PT9H"),
            later("PT1H"),
            variables={"d": "PT1H"},
        ),
        case(
            "condition catch",
            "intermediateCatchEvent conditional",
            waits(condition("=n > 3")),
            put(n=3),
            put(n=4),
            variables={"n": 0},
        ),
        case("condition catch at once", "intermediateCatchEvent conditional", waits(condition("=n > 3")), variables={"n": 4}),
        case(
            "condition catch by a local",
            "intermediateCatchEvent conditional",
            (
                start(),
                sub(
                    "sp", start("s"), catch("w", condition("=n > 3")), end("e"), chain("s", "w", "e"), extra=mappings({"n": "=0"})
                ),
                end(),
                chain("start", "sp", "end"),
            ),
            put(n=9),
            put("sp", local=True, n=9),
            variables={"n": 0},
        ),
        case(
            "condition behind a gateway",
            "intermediateCatchEvent conditional",
            (
                start(),
                gateway("eventBased", "g"),
                catch("c", condition("=n > 3")),
                catch("t", timer("PT1H")),
                end("e1"),
                end("e2"),
                chain("start", "g", "c", "e1"),
                chain("g", "t", "e2"),
            ),
            put(n=4),
            variables={"n": 0},
        ),
        case(
            "condition start",
            "startEvent conditional",
            starts(condition("=n > 3")),
            conditions(n=3),
            conditions(n=4),
            conditions(m=1),
            **out,
        ),
        case(
            "condition of two variables",
            "boundaryEvent conditional",
            kept(condition("=n + m > 3")),
            put(n=4, m=4),
            put(n=1, m=9),
            put(n=0, m=0),
            variables={"n": 0, "m": 0},
        ),
        case("condition transient", "boundaryEvent conditional", transient(), variables={"n": 0}),
        case(
            "condition on rounds",
            "boundaryEvent conditional",
            (
                start(),
                user("h", inside=multi("=[1, 2]", "item")),
                boundary("b", "h", condition("=n > 3")),
                end(),
                end("e2"),
                chain("start", "h", "end"),
                chain("b", "e2"),
            ),
            task("h", n=9),
            variables={"n": 0},
        ),
        case(
            "condition after false again",
            "boundaryEvent conditional",
            kept(condition("=n > 3")),
            put(n=4),
            put(n=0),
            put(n=4),
            variables={"n": 0},
        ),
        case(
            "condition with null",
            "boundaryEvent conditional",
            kept(condition("=n > 3")),
            put(n=None),
            put(n=4),
            variables={"n": 0},
        ),
        case(
            "condition by a handler's work",
            "event sub-process startEvent conditional",
            (
                start(),
                user("a"),
                end(),
                chain("start", "a", "end"),
                event_sub("es", condition("=n > 3"), user("r"), end("done"), chain("on", "r", "done"), interrupting=False),
            ),
            put(n=4),
            task("r"),
            put(n=5),
            task("a", n=6),
            task("r"),
            task("r"),
            variables={"n": 0},
        ),
        case("many instances", row, waits(timer("PT1H")), begin(), begin(), later("PT1H")),
    ]


def transient() -> tuple[str, ...]:
    return (
        start(),
        gateway("parallel", "f"),
        user("h"),
        script("c1", "=9", "n"),
        script("c2", "=0", "n"),
        boundary("b", "h", condition("=n > 3"), interrupting=False),
        user("after"),
        end(),
        end("e2"),
        end("e3"),
        chain("start", "f", "h", "end"),
        chain("f", "c1", "c2", "e2"),
        chain("b", "after", "e3"),
    )
