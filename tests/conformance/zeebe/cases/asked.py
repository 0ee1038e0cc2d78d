"""Task listeners, which are asked before something happens to a user task; and ad-hoc sub-processes that ask a worker."""

from __future__ import annotations

from typing import Any

from tests.conformance.zeebe.case import Case, Step, assign, cancel, later, task, update
from tests.conformance.zeebe.cases.drawn import case
from tests.engine.spiff.drawing import boundary, chain, element, end, extensions, multi, start, sub, timer, user
from tests.engine.spiff.waiting import task_listening

CREATING, ASSIGNING, UPDATING, COMPLETING, CANCELING = (
    f"task listener {event}" for event in ("creating", "assigning", "updating", "completing", "canceling")
)
FINE: dict[str, Any] = {}
DENIED = {"denied": True, "reason": "no seal"}
WORKER = '<zeebe:taskDefinition type="agent"/>'
COLLECT = '<zeebe:adHoc outputCollection="got" outputElement="=result"/>'


def line(*pairs: tuple[str, str], **assignment: str) -> tuple[str, ...]:
    """start → h with these listeners → z → end."""
    return (start(), user("h", task_listening(*pairs), **assignment), user("z"), end(), chain("start", "h", "z", "end"))


def said(**results: Any) -> dict[str, dict[str, Any]]:
    """What the listeners decide, by job type."""
    return {name: {"results": result if isinstance(result, list) else [result]} for name, result in results.items()}


def corrected(**values: Any) -> dict[str, Any]:
    """A correction."""
    return {"corrections": values}


def edged(*pairs: tuple[str, str]) -> tuple[str, ...]:
    """A task with these listeners and a timer on its edge that leads to y."""
    body = (start(), user("h", task_listening(*pairs)), boundary("late", "h", timer("PT1H")), user("y"), user("z"), end())
    return (*body, end("e2"), chain("start", "h", "z", "end"), chain("late", "y", "e2"))


def chosen(*inside: str, extra: str = "") -> tuple[str, ...]:
    """start → h, an ad-hoc sub-process run by a worker, with a → b and c inside → z → end."""
    parts = (user("a"), user("b"), user("c"), chain("a", "b"), *inside)
    host = element("adHocSubProcess", "h", extensions(WORKER, extra) + "".join(parts))
    return (start(), host, user("z"), end(), chain("start", "h", "z", "end"))


def begins(*names: str, **variables: Any) -> dict[str, Any]:
    """The worker begins these elements."""
    return {"activate": [{"element": name, "variables": variables} for name in names]}


def _asked(name: str, covers: str, drawn: tuple[str, ...], *steps: Step, **results: Any) -> Case:
    return case(name, covers, drawn, *steps, jobs=said(**results))


def cases() -> list[Case]:
    """All of them."""
    rounds = multi("=[1, 2]", "n", done="=numberOfCompletedInstances = 1")
    many = (
        start(),
        user("h", task_listening(("canceling", "k")), inside=rounds),
        user("z"),
        end(),
        chain("start", "h", "z", "end"),
    )
    inner = sub("s", start("s1"), user("h", task_listening(("canceling", "k"))), end("s2"), chain("s1", "h", "s2"))
    scope = (start(), inner, boundary("late", "s", timer("PT1H")), user("z"), end(), end("e2"), chain("start", "s", "end"))
    done, ends = {"done": True}, {"done": True, "cancels": True}
    two = (("completing", "k"), ("completing", "l"))
    return [
        _asked("asked creating", CREATING, line(("creating", "k")), task("h"), k=corrected(priority=70, candidate_groups=["x"])),
        _asked("asked creating assignee", CREATING, line(("creating", "k")), task("h"), k=corrected(assignee="li")),
        _asked(
            "asked creating and assigning",
            f"{CREATING}, {ASSIGNING}",
            line(("creating", "k"), ("assigning", "l"), assignee="zhang"),
            task("h"),
            k=corrected(priority=60),
            l=corrected(assignee="li"),
        ),
        _asked("asked assigning denied first", ASSIGNING, line(("assigning", "k"), assignee="zhang"), task("h"), k=DENIED),
        _asked("asked assigning", ASSIGNING, line(("assigning", "k")), assign("h", "li"), task("h"), k=corrected(priority=9)),
        _asked("asked assigning denied", ASSIGNING, line(("assigning", "k")), assign("h", "li"), k=DENIED),
        _asked("asked updating", UPDATING, line(("updating", "k")), update("h", 10), task("h"), k=corrected(assignee="li")),
        _asked("asked updating denied", UPDATING, line(("updating", "k")), update("h", 10), k=DENIED),
        _asked("asked completing", COMPLETING, line(*two), task("h", x=1), task("z"), k=corrected(priority=1), l=FINE),
        _asked("asked completing denied", COMPLETING, line(*two), task("h", x=1), k=corrected(priority=1), l=DENIED),
        _asked("asked canceling by timer", CANCELING, edged(("canceling", "k")), later("PT1H"), task("y"), k=FINE),
        _asked("asked canceling by cancel", CANCELING, edged(("canceling", "k")), cancel(), k=FINE),
        _asked("asked canceling in a scope", CANCELING, (*scope, chain("late", "z", "e2")), later("PT1H"), task("z"), k=FINE),
        _asked("asked canceling rounds", CANCELING, many, task("h"), task("z"), k=FINE),
        _asked("agent", "adHocSubProcess", chosen(), task("a"), task("b"), task("z"), agent=[begins("a"), done]),
        _asked("agent again", "adHocSubProcess", chosen(), task("c"), task("c"), agent=[begins("c"), begins("c"), done]),
        _asked(
            "agent twice", "adHocSubProcess", chosen(), task("c"), task("a"), agent=[begins("c", "a"), begins(), begins(), done]
        ),
        _asked("agent waits", "adHocSubProcess", chosen(), task("c"), task("a"), task("b"), agent=[begins("c", "a"), done]),
        _asked("agent ends", "adHocSubProcess", chosen(), task("c"), task("z"), agent=[begins("c", "a"), ends]),
        _asked("agent output", "adHocSubProcess", chosen(extra=COLLECT), task("c"), agent=[begins("c", result=5, l=1), done]),
    ]
