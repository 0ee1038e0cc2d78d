"""Signals: who gets them, and what they start."""

from __future__ import annotations

from typing import Any

from tests.conformance.zeebe.case import Case, begin, broadcast, task
from tests.conformance.zeebe.cases.drawn import DECLARED, case
from tests.engine.spiff.drawing import (
    boundary,
    catch,
    chain,
    document,
    element,
    end,
    gateway,
    mappings,
    message,
    messages,
    signal,
    start,
    throw,
    user,
)

KEYED: dict[str, Any] = {"declarations": messages(answer="=number"), "variables": {"number": "1"}}
WAITS = (start(), catch("w", message("answer")), user("z"), end(), chain("start", "w", "z", "end"))
LATE = (start(), user("a"), catch("w", message("answer")), user("z"), end(), chain("start", "a", "w", "z", "end"))
STARTED = (start("start", message("go")), user("a"), end(), chain("start", "a", "end"))
GO: dict[str, Any] = {"declarations": messages(go=""), "started": False}


def cases() -> list[Case]:
    """All of them."""
    return [
        case(
            "signal",
            "intermediateCatchEvent signal",
            (start(), catch("w", signal("alarm")), end(), chain("start", "w", "end")),
            broadcast("alarm", x=1),
        ),
        case(
            "signal is not kept",
            "intermediateCatchEvent signal",
            (start(), user("a"), catch("w", signal("alarm")), end(), chain("start", "a", "w", "end")),
            broadcast("alarm", x=1),
            task("a"),
        ),
        case(
            "signal start",
            "startEvent signal",
            (start("start", signal("alarm")), user("a"), end(), chain("start", "a", "end")),
            broadcast("alarm", x=1),
            broadcast("alarm", x=2),
            started=False,
        ),
        case(
            "signal to all",
            "intermediateCatchEvent signal",
            (start(), catch("w", signal("alarm")), end(), chain("start", "w", "end")),
            begin(y=1),
            broadcast("alarm", x=1),
        ),
        case(
            "signal to two in one instance",
            "intermediateCatchEvent signal",
            (
                start(),
                gateway("parallel", "f"),
                catch("w", signal("alarm")),
                catch("v", signal("alarm")),
                end(),
                end("e2"),
                chain("start", "f", "w", "end"),
                chain("f", "v", "e2"),
            ),
            broadcast("alarm", x=1),
        ),
        case(
            "signal thrown",
            "intermediateThrowEvent signal",
            (
                start(),
                gateway("parallel", "f"),
                catch("w", signal("alarm")),
                user("u"),
                throw("t", signal("alarm"), mappings({"s": "=a"})),
                end(),
                end("e2"),
                chain("start", "f", "w", "end"),
                chain("f", "u", "t", "e2"),
            ),
            task("u"),
            variables={"a": 1},
        ),
        case(
            "signal thrown at the end",
            "endEvent signal",
            (
                start(),
                gateway("parallel", "f"),
                catch("w", signal("alarm")),
                user("u"),
                element("endEvent", "e2", signal("alarm")),
                end(),
                chain("start", "f", "w", "end"),
                chain("f", "u", "e2"),
            ),
            task("u"),
            variables={"a": 1},
        ),
        case(
            "signal thrown without mappings",
            "intermediateThrowEvent signal",
            (start(), user("u"), throw("t", signal("alarm")), end(), chain("start", "u", "t", "end")),
            begin("q"),
            task("u"),
            variables={"a": 1},
            others=listening(),
        ),
        case(
            "signal thrown starts another",
            "intermediateThrowEvent signal, startEvent signal",
            (start(), user("u"), throw("t", signal("alarm"), mappings({"s": "=a"})), end(), chain("start", "u", "t", "end")),
            task("u"),
            variables={"a": 1},
            others=starting(),
        ),
        case(
            "signal by expression",
            "intermediateCatchEvent signal",
            (start(), catch("w", signal("named")), end(), chain("start", "w", "end")),
            broadcast("fire"),
            declarations='<bpmn:signal id="named" name="=what"/>',
            variables={"what": "fire"},
        ),
        case(
            "signal to itself",
            "intermediateThrowEvent signal",
            (
                start(),
                user("h"),
                boundary("b", "h", signal("alarm"), interrupting=False),
                throw("t", signal("alarm")),
                end(),
                end("e2"),
                chain("start", "h", "end"),
                chain("b", "t", "e2"),
            ),
            broadcast("other"),
            task("h"),
        ),
    ]


def listening() -> dict[str, bytes | str]:
    parts = (start("q_start"), catch("q_w", signal("alarm")), user("q_u"), end("q_end"), chain("q_start", "q_w", "q_u", "q_end"))
    return {"q.bpmn": document(*parts, process_id="q", declarations=DECLARED)}


def starting() -> dict[str, bytes | str]:
    parts = (start("q_start", signal("alarm")), user("q_u"), end("q_end"), chain("q_start", "q_u", "q_end"))
    return {"q.bpmn": document(*parts, process_id="q", declarations=DECLARED)}
