"""Multi-instance: parallel and in sequence, over empty lists and long ones."""

from __future__ import annotations

from typing import Any

from tests.conformance.zeebe.case import Case, broadcast, cancel, put, task
from tests.conformance.zeebe.cases.drawn import called, case, job
from tests.engine.spiff.drawing import (
    boundary,
    chain,
    document,
    element,
    end,
    error,
    extensions,
    mappings,
    multi,
    script,
    signal,
    start,
    sub,
    user,
)

COUNTERS = "numberOfInstances, numberOfActiveInstances, numberOfCompletedInstances, numberOfTerminatedInstances, loopCounter"


def around(host: str) -> tuple[str, ...]:
    return (start(), host, user("z"), end(), chain("start", "h", "z", "end"))


def rounds(**how: Any) -> tuple[str, ...]:
    return around(user("h", inside=multi("=items", "item", **how)))


def cases() -> list[Case]:
    """All of them."""
    made: list[Case] = []
    for sequential in (False, True):
        kind = "sequential" if sequential else "parallel"
        row = f"multiInstance {kind}"
        out = ("results", "=answer")
        answers = [task("h", answer=n) for n in (10, 20, 30)]
        steps = answers if sequential else [task("h", nth=2, answer=30), task("h", nth=0, answer=10), task("h", answer=20)]
        made += [
            case(
                f"{kind} rounds",
                row,
                rounds(sequential=sequential, output=out),
                *steps,
                task("z"),
                variables={"items": [1, 2, 3]},
            ),
            case(
                f"{kind} one round",
                row,
                rounds(sequential=sequential, output=out),
                task("h", answer=1),
                variables={"items": ["a"]},
            ),
            case(f"{kind} no round", row, rounds(sequential=sequential, output=out), variables={"items": []}),
            case(f"{kind} null", row, rounds(sequential=sequential, output=out), variables={"items": None}),
            case(f"{kind} no list", row, rounds(sequential=sequential, output=out), variables={"items": "a"}),
            case(f"{kind} missing", row, rounds(sequential=sequential, output=out)),
            case(
                f"{kind} without output",
                row,
                rounds(sequential=sequential),
                *[task("h", answer=n) for n in (10, 20)],
                task("z"),
                variables={"items": [1, 2]},
            ),
            case(
                f"{kind} done early",
                row,
                rounds(sequential=sequential, output=out, done="=numberOfCompletedInstances >= 2"),
                task("h", answer=1),
                task("h", answer=2),
                task("z"),
                variables={"items": [1, 2, 3, 4]},
            ),
            case(
                f"{kind} counters",
                row,
                rounds(
                    sequential=sequential,
                    output=(
                        "results",
                        f"=[{COUNTERS}]",
                    ),
                ),
                task("h"),
                task("h"),
                variables={"items": [1, 2]},
            ),
            case(
                f"{kind} done by counters",
                row,
                rounds(sequential=sequential, output=out, done="=numberOfActiveInstances = 1 or numberOfTerminatedInstances > 0"),
                task("h", answer=1),
                task("h", answer=2),
                task("h", answer=3),
                variables={"items": [1, 2, 3]},
            ),
            case(
                f"{kind} done when null",
                row,
                rounds(sequential=sequential, output=out, done="=missing > 2"),
                task("h", answer=1),
                variables={"items": [1, 2, 3]},
            ),
            case(f"{kind} output missing", row, rounds(sequential=sequential, output=out), task("h"), variables={"items": [1]}),
            case(
                f"{kind} output fails",
                row,
                rounds(sequential=sequential, output=("results", "=answer + 1")),
                task("h", answer="a"),
                variables={"items": [1]},
            ),
            case(
                f"{kind} items are objects",
                row,
                rounds(sequential=sequential, output=("results", "=item.x")),
                task("h"),
                task("h"),
                variables={"items": [{"x": 1}, {"x": 2}]},
            ),
            case(
                f"{kind} nulls",
                row,
                rounds(sequential=sequential, output=("results", "=item")),
                task("h"),
                task("h"),
                variables={"items": [None, 2]},
            ),
            case(f"{kind} cancelled", row, rounds(sequential=sequential), task("h"), cancel(), variables={"items": [1, 2]}),
            case(
                f"{kind} cut", row, cut(sequential), task("h"), broadcast("alarm"), task("after"), variables={"items": [1, 2, 3]}
            ),
            case(
                f"{kind} scope",
                row,
                around(scope(sequential)),
                *[task("a", answer=n) for n in (1, 2)],
                task("z"),
                variables={"items": [1, 2]},
            ),
            case(
                f"{kind} scripts",
                row,
                around(
                    element(
                        "scriptTask",
                        "h",
                        extensions('<zeebe:script expression="=item * 2" resultVariable="answer"/>')
                        + multi("=items", "item", sequential=sequential, output=out),
                    )
                ),
                variables={"items": [1, 2, 3]},
            ),
            case(
                f"{kind} jobs",
                row,
                around(job("h", inside=multi("=items", "item", sequential=sequential, output=out))),
                jobs={"work": {"variables": {"answer": 5}}},
                variables={"items": [1, 2]},
            ),
            case(
                f"{kind} children",
                row,
                around(called("h", "child", inside=multi("=items", "item", sequential=sequential, output=out))),
                task("c", answer=1),
                task("c", answer=2),
                task("z"),
                variables={"items": [1, 2]},
                others={"child.bpmn": document(start(), user("c"), end(), chain("start", "c", "end"), process_id="child")},
            ),
            case(
                f"{kind} mapped",
                row,
                around(
                    user(
                        "h",
                        mappings({"local": "=item * 10"}, {"got": "=answer + local"}),
                        inside=multi("=items", "item", sequential=sequential, output=("results", "=got")),
                    )
                ),
                task("h", answer=1),
                task("h", answer=2),
                task("z"),
                variables={"items": [1, 2]},
            ),
            case(f"{kind} error", row, failing(sequential), task("a"), task("after"), variables={"items": [1, 2]}),
            case(
                f"{kind} list changes",
                row,
                rounds(sequential=sequential, output=out),
                put(items=[9]),
                task("h", answer=1),
                task("h", answer=2),
                variables={"items": [1, 2]},
            ),
            case(
                f"{kind} nested",
                row,
                nested(sequential),
                *[task("a", answer=n) for n in range(4)],
                task("z"),
                variables={"items": [[1, 2], [3, 4]]},
            ),
            case(
                f"{kind} outer variable of the same name",
                row,
                rounds(sequential=sequential, output=out),
                task("h", answer=1),
                task("z"),
                variables={"items": [1], "item": "outer", "answer": "outer", "results": "old"},
            ),
        ]
    return made


def cut(sequential: bool) -> tuple[str, ...]:
    host = user("h", inside=multi("=items", "item", sequential=sequential, output=("results", "=item")))
    return (
        start(),
        host,
        boundary("b", "h", signal("alarm")),
        user("after"),
        end(),
        end("e2"),
        chain("start", "h", "end"),
        chain("b", "after", "e2"),
    )


def scope(sequential: bool) -> str:
    return sub(
        "h",
        start("s"),
        user("a"),
        script("t", "=answer + item", "sum"),
        end("e"),
        chain("s", "a", "t", "e"),
        multi("=items", "item", sequential=sequential, output=("results", "=sum")),
    )


def failing(sequential: bool) -> tuple[str, ...]:
    inside = sub(
        "h",
        start("s"),
        user("a"),
        element("endEvent", "e", error("bad")),
        chain("s", "a", "e"),
        multi("=items", "item", sequential=sequential),
    )
    return (
        start(),
        inside,
        boundary("b", "h", error("bad")),
        user("after"),
        end(),
        end("e2"),
        chain("start", "h", "end"),
        chain("b", "after", "e2"),
    )


def nested(sequential: bool) -> tuple[str, ...]:
    inner = user("a", inside=multi("=item", "one", output=("inner", "=answer")))
    return around(
        sub(
            "h",
            start("s"),
            inner,
            end("e"),
            chain("s", "a", "e"),
            multi("=items", "item", sequential=sequential, output=("results", "=inner")),
        )
    )
