"""A null by accident stops the step, wherever the diagram has an expression: the incident names the element, the part of the
expression and the variable, and nothing else has changed (ADR 0005)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from engine.doctor import examine
from engine.errors import StepFailed
from tests.engine.house import FORM, ZHANG, House, task
from tests.engine.spiff.drawing import (
    boundary,
    catch,
    chain,
    document,
    element,
    end,
    extensions,
    flow,
    gateway,
    mappings,
    message,
    messages,
    multi,
    script,
    service,
    start,
    timer,
    user,
)

WITH_FORM = '<zeebe:formDefinition formId="f"/>'
KNOWN = {"one": 1, "nothing": None, "case": {"type": "pharmacy"}, "day": "2026-03-02", "names": ["li", None], "yes": True}
MODEL = "https://www.omg.org/spec/DMN/20191111/MODEL/"


def then(*parts: str, declarations: str = "", first: str = "bad") -> bytes:
    """A process in which a person completes `before`, and then the element `bad` comes."""
    return document(start(), task("before"), *parts, end(), chain("start", "before", first, "end"), declarations=declarations)


def branching(condition: str, kind: str = "exclusive") -> bytes:
    """A gateway `bad` with one condition and a default flow."""
    body = (start(), task("before"), gateway(kind, "bad", default="bad_end"), task("other"), end())
    flows = (chain("start", "before", "bad"), flow("bad", "other", condition), flow("bad", "end"), chain("other", "end"))
    return document(*body, *flows)


def assigned(schedule: str = "", **assignment: str) -> bytes:
    """A user task `bad`."""
    return then(user("bad", WITH_FORM, schedule, **(assignment or {"candidateGroups": "agency-intake"})))


def schedule(**times: str) -> str:
    return "<zeebe:taskSchedule" + "".join(f' {name}="{value}"' for name, value in times.items()) + "/>"


def looped(collection: str = "=[1, 2]", **options: Any) -> bytes:
    return then(element("task", "bad", multi(collection, "item", **options)))


def waiting(key: str) -> bytes:
    return then(catch("bad", message("reply")), declarations=messages(reply=key))


PLACES = {
    "exclusive condition": branching("=mistake = 1"),
    "inclusive condition": branching("=mistake = 1", "inclusive"),
    "input mapping": then(service("bad", "record", mappings({"x": "=one + mistake"}))),
    "output mapping": then(service("bad", "record", mappings({}, {"x": "=one + mistake"}))),
    "script": then(script("bad", "=one + mistake", "x")),
    "timer duration": then(catch("bad", timer(duration="=duration(mistake)"))),
    "timer date": then(catch("bad", timer(date="=mistake"))),
    "assignee": assigned(assignee="=mistake"),
    "candidate groups": assigned(candidateGroups="=mistake"),
    "due date": assigned(schedule(dueDate="=date and time(mistake)")),
    "follow-up date": assigned(schedule(followUpDate="=mistake")),
    "priority": assigned('<zeebe:priorityDefinition priority="=mistake"/>'),
    "collection": looped("=mistake"),
    "output element": looped(output=("all", "=item + mistake")),
    "completion condition": looped(done="=mistake = 1"),
    "correlation key": waiting("=mistake"),
}


def fails(house: House, *files: bytes, kind: str | None = None) -> str:
    """Complete the first task; the detail of the incident, which names the element `bad`."""
    house.deploy(*files)
    key = house.start(variables=KNOWN)
    before = house.everything()
    with pytest.raises(StepFailed):
        house.complete(ZHANG, "before")
    (incident,) = house.incidents()
    assert (incident.instance_key, incident.element_id) == (key, "bad")
    assert kind in (None, incident.kind)
    assert house.everything() == before
    return incident.detail


@pytest.mark.parametrize("place", PLACES)
def test_a_misspelt_variable_is_named(house: House, place: str) -> None:
    detail = fails(house, PLACES[place])
    assert "Expected a variable 'mistake', but none was given" in detail
    assert "in 'mistake', line 1, column" in detail


def test_the_timer_of_a_boundary_event_too(house: House) -> None:
    body = (task("bad"), boundary("late", "bad", timer(duration="=mistake")), chain("late", "end"))
    house.deploy(then(*body))
    house.start(variables=KNOWN)
    with pytest.raises(StepFailed, match=r"'late'.*mistake") as failed:
        house.complete(ZHANG, "before")
    assert failed.value.element_id == "bad"  # as in Camunda: the activity cannot begin


@pytest.mark.parametrize(
    ("condition", "part"),
    [
        ('=case.typ = "pharmacy"', "case.typ"),
        ('=date("2026-13-01") = date(day)', 'date("2026-13-01")'),
        ('=nothing.type = "pharmacy"', "nothing.type"),
        ("=[1, 2][5] = 1", "[1, 2][5]"),
        ("=yes and one", "yes and one"),
        ("=get or else(one, mistake) = mistake", "mistake"),
        ("=is defined(missing) or mistake = 1", "mistake"),
    ],
)
def test_a_condition_is_false_only_for_sure(house: House, condition: str, part: str) -> None:
    assert f"in '{part}'" in fails(house, branching(condition), kind="EXTRACT_VALUE_ERROR")


@pytest.mark.parametrize(
    "condition",
    [
        "=nothing = 1",
        "=nothing != null and nothing > 1",
        '=case.type = "shop"',
        "=one > 1",
        "=is defined(missing)",
        "=is defined(case.missing) and case.missing > 1",
        "=get or else(missing, 1) > 1",
        '=get or else(case.missing, "") = "x"',
    ],
)
def test_a_null_that_was_meant_is_no_mistake(house: House, condition: str) -> None:
    house.deploy(branching(condition))
    key = house.start(variables=KNOWN)
    house.complete(ZHANG, "before")
    assert house.is_done(key)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (waiting("=nothing"), "gave None where a text is needed"),
        (waiting("=case"), "where a text is needed"),
        (waiting("=yes"), "gave True where a text is needed"),
        (assigned(assignee="=case"), "where a name is needed"),
        (assigned(candidateGroups="=names"), "gave None where a name is needed"),
        (assigned('<zeebe:priorityDefinition priority="=one + 100"/>'), "not an integer from 0 to 100"),
        (then(catch("bad", timer(duration="=one"))), "gave 1 where a duration such as P3D is needed"),
        (then(catch("bad", timer(duration="=nothing"))), "where a duration such as P3D is needed"),
        (then(catch("bad", timer(date="=day"))), "lacks an offset"),
        (then(catch("bad", timer(date="=nothing"))), "which is no date-time"),
        (looped("=nothing"), "where a list is needed"),
        (looped("=one"), "where a list is needed"),
    ],
)
def test_a_value_of_another_kind_is_never_made_to_fit(house: House, source: bytes, said: str) -> None:
    assert said in fails(house, source)


def deciding(rows: str) -> tuple[tuple[str, bytes], ...]:
    """A business rule task `bad` that calls decision `d`."""
    called = extensions('<zeebe:calledDecision decisionId="d" resultVariable="r"/>')
    model = (
        f'<definitions xmlns="{MODEL}" id="r" name="r" namespace="n"><decision id="d" name="D">{rows}</decision></definitions>'
    )
    return ("p.bpmn", then(element("businessRuleTask", "bad", called))), ("r.dmn", model.encode())


def table(expression: str, cell: str = "-", result: str = "1") -> str:
    return (
        f'<decisionTable id="t"><input id="i" label="申请"><inputExpression><text>{expression}</text></inputExpression></input>'
        f'<output id="o" name="o"/><rule id="r1"><inputEntry><text>{cell}</text></inputEntry>'
        f"<outputEntry><text>{result}</text></outputEntry></rule></decisionTable>"
    )


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (table("mistake"), "Expected a value for input '申请', but it is null"),
        (table("one", "&lt; mistake"), "Expected a variable 'mistake'"),
        (table("one", result="mistake"), "Expected a variable 'mistake'"),
        ("<literalExpression><text>one + mistake</text></literalExpression>", "Expected a variable 'mistake'"),
        (
            "<literalExpression><text>count(for i in 1..9999999 return i)</text></literalExpression>",
            "the decision cannot be evaluated: Expected at most",
        ),
    ],
)
def test_decisions_fail_with_the_task_that_calls_them(house: House, rows: str, said: str) -> None:
    house.deploy_files(*deciding(rows), ("f.form", json.dumps(FORM).encode()))
    house.start(variables=KNOWN)
    with pytest.raises(StepFailed):
        house.complete(ZHANG, "before")
    (incident,) = house.incidents()
    assert incident.element_id == "bad"
    assert said in incident.detail
    assert "decision 'd' failed" in incident.detail


CUT = {
    "timer": (timer("P1D"), lambda house: house.later(days=1)),
    "message": (message("stop"), lambda house: house.publish("stop", "A-1")),
}


@pytest.mark.parametrize("by", CUT)
@pytest.mark.parametrize("waiting", ["task", "message"])
def test_what_had_failed_at_a_wait_that_is_cut_asks_for_nobody_any_more(house: House, by: str, waiting: str) -> None:
    definition, cut = CUT[by]
    waits = task("work") if waiting == "task" else element("receiveTask", "work", messageRef="paid")
    drawn = (start(), waits, boundary("b", "work", definition), script("bad", "=mistake", "r"), task("after"), end(), end("e2"))
    flows = chain("start", "work", "bad", "end") + chain("b", "after", "e2")
    house.deploy(document(*drawn, flows, declarations=messages(stop="=number", paid="=number")))
    house.start(variables={"number": "A-1"})
    with pytest.raises(StepFailed):
        house.complete(ZHANG, "work") if waiting == "task" else house.publish("paid", "A-1")
    assert [incident.element_id for incident in house.incidents()] == ["bad"]
    cut(house)
    assert house.tasks("after")
    assert house.incidents() == []
    assert list(examine(house.engine)) == []
