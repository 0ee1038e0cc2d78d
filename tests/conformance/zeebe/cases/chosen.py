"""Ad-hoc sub-processes, and incidents of every kind."""

from __future__ import annotations

from tests.conformance.zeebe.case import Case, broadcast, cancel, put, task
from tests.conformance.zeebe.cases.drawn import called, case, job
from tests.conformance.zeebe.cases.tasks import rule
from tests.engine.spiff.drawing import (
    boundary,
    chain,
    element,
    end,
    error,
    extensions,
    flow,
    gateway,
    mappings,
    messages,
    multi,
    script,
    signal,
    start,
    user,
)

INSIDE = user("a") + user("b") + user("c") + chain("b", "c")


def ad_hoc(
    choice: str, *extra: str, inside: str = INSIDE, done: str = "", out: str = "", cancels: bool = True, loop: str = ""
) -> str:
    """An ad-hoc sub-process h with a, and b followed by c."""
    head = extensions(f"<zeebe:adHoc activeElementsCollection='{choice}'{out}/>", *extra)
    tail = f"<bpmn:completionCondition>{done}</bpmn:completionCondition>" if done else ""
    return element("adHocSubProcess", "h", head + loop + inside + tail, cancelRemainingInstances="true" if cancels else "false")


def around(host: str) -> tuple[str, ...]:
    return (start(), host, user("z"), end(), chain("start", "h", "z", "end"))


def cases() -> list[Case]:
    """All of them."""
    row = "adHocSubProcess"
    out = ' outputCollection="results" outputElement="=x"'
    return [
        case("ad-hoc all", row, around(ad_hoc('=["a", "b"]')), task("a", x=1), task("b"), task("c"), task("z")),
        case("ad-hoc one", row, around(ad_hoc('=["b"]')), task("b"), task("c"), task("z")),
        case("ad-hoc none", row, around(ad_hoc("=[]")), task("z")),
        case("ad-hoc twice", row, around(ad_hoc('=["a", "a"]')), task("a"), task("a"), task("z")),
        case("ad-hoc by variable", row, around(ad_hoc("=these")), task("a"), task("z"), variables={"these": ["a"]}),
        case("ad-hoc unknown", row, around(ad_hoc('=["nobody"]'))),
        case("ad-hoc not an entry", row, around(ad_hoc('=["c"]'))),
        case("ad-hoc null", row, around(ad_hoc("=these")), variables={"these": None}),
        case("ad-hoc no list", row, around(ad_hoc("=these")), variables={"these": "a"}),
        case("ad-hoc numbers", row, around(ad_hoc("=these")), variables={"these": [1]}),
        case(
            "ad-hoc done",
            row,
            around(ad_hoc('=["a", "b"]', done="=enough")),
            task("a", enough=True),
            task("z"),
            variables={"enough": False},
        ),
        case(
            "ad-hoc done kept",
            row,
            around(ad_hoc('=["a", "b"]', done="=enough", cancels=False)),
            task("a", enough=True),
            task("b"),
            task("c"),
            task("z"),
            variables={"enough": False},
        ),
        case("ad-hoc never done", row, around(ad_hoc('=["a"]', done="=enough")), task("a"), variables={"enough": False}),
        case("ad-hoc done null", row, around(ad_hoc('=["a", "b"]', done="=enough")), task("a")),
        case("ad-hoc done text", row, around(ad_hoc('=["a", "b"]', done="=enough")), task("a"), variables={"enough": "yes"}),
        case(
            "ad-hoc output",
            row,
            around(ad_hoc('=["a", "b"]', out=out)),
            task("b", x=1),
            task("a", x=2),
            task("c", x=3),
            task("z"),
            variables={"x": 0},
        ),
        case(
            "ad-hoc output unset",
            row,
            around(ad_hoc('=["a", "b"]', out=out)),
            task("b", x=1),
            task("a", x=2),
            task("c", x=3),
            task("z"),
        ),
        case("ad-hoc output none", row, around(ad_hoc("=[]", out=out)), task("z")),
        case("ad-hoc mapped", row, around(ad_hoc('=["a"]', mappings({"l": "=1"}, {"got": "=l + 1"}))), task("a", l=5), task("z")),
        case("ad-hoc cancelled", row, around(ad_hoc('=["a", "b"]')), task("a"), cancel()),
        case(
            "ad-hoc cut",
            row,
            (
                *around(ad_hoc('=["a", "b"]')),
                boundary("edge", "h", signal("alarm")),
                user("after"),
                end("e2"),
                chain("edge", "after", "e2"),
            ),
            broadcast("alarm"),
            task("after"),
        ),
        case("ad-hoc script", row, around(ad_hoc('=["a"]', inside=script("a", "=1", "x"), out=out)), task("z")),
        case("ad-hoc rounds", row, around(ad_hoc('=["a"]', loop=multi("=[1, 2]", "item"))), task("a"), task("a"), task("z")),
        *incidents(),
    ]


def incidents() -> list[Case]:
    """What cannot go on."""
    line = chain("start", "h", "end")
    condition = (
        start(),
        gateway("exclusive", "x"),
        end("e1"),
        end("e2"),
        chain("start", "x"),
        flow("x", "e1", "=n"),
        flow("x", "e2", "=n > 1"),
    )
    return [
        case("unhandled error of a job", "serviceTask", (start(), job("h"), end(), line), jobs={"work": {"error": "BAD"}}),
        case(
            "unhandled error end",
            "endEvent error",
            (start(), user("h"), element("endEvent", "end", error("bad")), line),
            task("h"),
        ),
        case("job without retries", "serviceTask", (start(), job("h"), end(), line), jobs={"work": {"fail": 0}}),
        case("condition number", "exclusiveGateway", condition, variables={"n": 5}),
        case("called decision unknown", "businessRuleTask", (start(), rule(), end(), chain("start", "b", "end"))),
        case("called process unknown", "callActivity", (start(), called("h", "nobody"), end(), line)),
        case("script fails", "scriptTask", (start(), script("h", "=1 + missing", "x"), end(), line)),
        case("script missing", "scriptTask", (start(), script("h", "=missing", "x"), end(), line)),
        case("job type null", "serviceTask", (start(), job("h", "=missing"), end(), line)),
        case("job type number", "serviceTask", (start(), job("h", "=5"), end(), line)),
        case("assignee number", "userTask", (start(), user("h", assignee="=5"), end(), line)),
        case("assignee null", "userTask", (start(), user("h", assignee="=null"), end(), line), task("h")),
        case("candidates no list", "userTask", (start(), user("h", candidateGroups="=5"), end(), line)),
        case(
            "due date that is none",
            "userTask",
            (start(), user("h", '<zeebe:taskSchedule dueDate="=who"/>'), end(), line),
            variables={"who": "soon"},
        ),
        case("due date null", "userTask", (start(), user("h", '<zeebe:taskSchedule dueDate="=null"/>'), end(), line), task("h")),
        case("priority too high", "userTask", (start(), user("h", '<zeebe:priorityDefinition priority="=101"/>'), end(), line)),
        case(
            "priority text",
            "userTask",
            (start(), user("h", '<zeebe:priorityDefinition priority="=who"/>'), end(), line),
            variables={"who": "high"},
        ),
        case(
            "signal name null",
            "intermediateCatchEvent signal",
            (start(), element("intermediateCatchEvent", "h", signal("by")), end(), line),
            declarations='<bpmn:signal id="by" name="=missing"/>',
        ),
        case(
            "error code by expression",
            "endEvent error",
            (start(), user("h"), element("endEvent", "end", error("by")), line),
            task("h", code="BAD"),
            declarations='<bpmn:error id="by" errorCode="=code"/>',
        ),
        case(
            "message name null",
            "receiveTask",
            (start(), element("receiveTask", "h", messageRef="by"), end(), line),
            declarations=messages(by="=1").replace('name="by"', 'name="=missing"'),
        ),
        case("set then go on", "userTask", (start(), user("h"), end(), line), put(x=1), task("h")),
    ]
