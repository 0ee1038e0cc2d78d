"""Call activities: what goes in, what comes back, what rises."""

from __future__ import annotations

from typing import Any

from tests.conformance.zeebe.case import Case, broadcast, cancel, task
from tests.conformance.zeebe.cases.drawn import DECLARED, called, case
from tests.engine.spiff.drawing import (
    boundary,
    chain,
    document,
    element,
    end,
    error,
    escalation,
    mappings,
    script,
    signal,
    start,
    sub,
    throw,
    user,
)

CHILD = document(start(), user("c"), end(), chain("start", "c", "end"), process_id="child")
FAILS = document(
    start(),
    user("c"),
    element("endEvent", "end", error("bad")),
    chain("start", "c", "end"),
    process_id="child",
    declarations=DECLARED,
)
CRIES = document(
    start(),
    user("c"),
    throw("t", escalation("late")),
    user("c2"),
    end(),
    chain("start", "c", "t", "c2", "end"),
    process_id="child",
    declarations=DECLARED,
)
QUICK = document(start(), script("k", "=1", "made"), end(), chain("start", "k", "end"), process_id="child")


def calling(host: str) -> tuple[str, ...]:
    return (start(), host, user("z"), end(), chain("start", "h", "z", "end"))


def edged(definition: str, interrupting: bool = True) -> tuple[str, ...]:
    return (
        start(),
        called("h", "child"),
        boundary("b", "h", definition, interrupting=interrupting),
        user("after"),
        end(),
        end("e2"),
        chain("start", "h", "end"),
        chain("b", "after", "e2"),
    )


def cases() -> list[Case]:
    """All of them."""
    v: dict[str, Any] = {"variables": {"a": 1, "b": 2}, "others": {"child.bpmn": CHILD}}
    row = "callActivity"
    done = (task("c", b=3, new=4), task("z"))
    return [
        case("call", row, calling(called("h", "child")), *done, **v),
        case("call by expression", row, calling(called("h", '="ch" + "ild"')), *done, **v),
        case("call nothing back", row, calling(called("h", "child", propagateAllChildVariables="false")), *done, **v),
        case("call nothing in", row, calling(called("h", "child", propagateAllParentVariables="false")), *done, **v),
        case(
            "call nothing at all",
            row,
            calling(called("h", "child", propagateAllParentVariables="false", propagateAllChildVariables="false")),
            *done,
            **v,
        ),
        case(
            "call everything",
            row,
            calling(called("h", "child", propagateAllParentVariables="true", propagateAllChildVariables="true")),
            *done,
            **v,
        ),
        case("call mapped in", row, calling(called("h", "child", mappings({"x": "=a + 1"}))), *done, **v),
        case(
            "call mapped in only",
            row,
            calling(called("h", "child", mappings({"x": "=a + 1"}), propagateAllParentVariables="false")),
            *done,
            **v,
        ),
        case("call mapped out", row, calling(called("h", "child", mappings(outputs={"got": "=new"}))), *done, **v),
        case(
            "call mapped out only",
            row,
            calling(called("h", "child", mappings(outputs={"got": "=new"}), propagateAllChildVariables="false")),
            *done,
            **v,
        ),
        case(
            "call mapped out everything",
            row,
            calling(called("h", "child", mappings(outputs={"got": "=new"}), propagateAllChildVariables="true")),
            *done,
            **v,
        ),
        case("call unknown", row, calling(called("h", "nobody")), variables={}),
        case("call null", row, calling(called("h", "=nobody")), variables={}),
        case("call cancelled", row, calling(called("h", "child")), cancel(), **v),
        case("call quick", row, calling(called("h", "child")), task("z"), others={"child.bpmn": QUICK}),
        case("call cut", row, edged(signal("alarm")), broadcast("alarm"), task("after"), **v),
        case("call kept", row, edged(signal("alarm"), interrupting=False), broadcast("alarm"), task("after"), task("c"), **v),
        case(
            "error of the child",
            f"{row}, boundaryEvent error",
            edged(error("bad")),
            task("c", x=1),
            task("after"),
            others={"child.bpmn": FAILS},
        ),
        case(
            "error of the child that nobody catches",
            row,
            calling(called("h", "child")),
            task("c", x=1),
            others={"child.bpmn": FAILS},
        ),
        case(
            "escalation of the child",
            f"{row}, boundaryEvent escalation",
            edged(escalation("late")),
            task("c", x=1),
            task("after"),
            others={"child.bpmn": CRIES},
        ),
        case(
            "escalation of the child kept",
            f"{row}, boundaryEvent escalation",
            edged(escalation("late"), interrupting=False),
            task("c", x=1),
            task("after"),
            task("c2"),
            others={"child.bpmn": CRIES},
        ),
        case(
            "escalation of the child that nobody catches",
            row,
            calling(called("h", "child")),
            task("c", x=1),
            task("c2"),
            task("z"),
            others={"child.bpmn": CRIES},
        ),
        case(
            "call in a scope",
            row,
            calling(sub("h", start("s"), called("i", "child"), end("e"), chain("s", "i", "e"), extra=mappings({"local": "=5"}))),
            *done,
            **v,
        ),
        case(
            "call in a call",
            row,
            calling(called("h", "middle")),
            *done,
            variables={"a": 1},
            others={
                "child.bpmn": CHILD,
                "m.bpmn": document(start(), called("i", "child"), end(), chain("start", "i", "end"), process_id="middle"),
            },
        ),
    ]
