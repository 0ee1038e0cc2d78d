"""Escalations that leave a called instance."""

from __future__ import annotations

import pytest

from engine.store.process_instances import InstanceStatus
from tests.engine.house import ZHANG, House, task
from tests.engine.spiff.drawing import (
    boundary,
    chain,
    document,
    element,
    end,
    escalation,
    extensions,
    gateway,
    start,
    sub,
    throw,
)

CODES = '<bpmn:escalation id="late" escalationCode="LATE"/><bpmn:escalation id="lost" escalationCode="LOST"/>'
CHILD = document(
    start(),
    throw("cry", escalation("late")),
    task("work"),
    end(),
    chain("start", "cry", "work", "end"),
    process_id="child",
    declarations=CODES,
)


def caller(process_id: str, called: str, *events: str) -> bytes:
    """A process that calls another; its boundary event `caught`, if it has one, leads to task `note`."""
    element_ = element("callActivity", "call", extensions(f'<zeebe:calledElement processId="{called}"/>'))
    caught = (*events, task("note"), chain("caught", "note", "end")) if events else ()
    return document(start(), element_, end(), *caught, chain("start", "call", "end"), process_id=process_id, declarations=CODES)


def edge(code: str | None = "late", *, interrupting: bool = False) -> str:
    return boundary("caught", "call", escalation(code), interrupting=interrupting)


def test_a_caller_hears_it_and_the_child_goes_on(house: House) -> None:
    house.deploy(caller("parent", "child", edge()), CHILD)
    key = house.start("parent")
    assert house.task("note").instance_key == key
    house.complete(ZHANG, "work")
    house.complete(ZHANG, "note")
    assert house.is_done(key)


def test_an_interrupting_catch_cancels_the_child_where_it_stands(house: House) -> None:
    house.deploy(caller("parent", "child", edge(interrupting=True)), CHILD)
    key = house.start("parent")
    (child,) = house.instances("child")
    assert child.status == InstanceStatus.TERMINATED
    assert house.tasks("work") == []
    assert "work" not in {line.element_id for line in house.history(child.key)}
    house.complete(ZHANG, "note")
    assert house.is_done(key)


@pytest.mark.parametrize("code", ["lost", "late"])
def test_it_rises_through_all_callers_and_is_forgotten_at_the_top(house: House, code: str) -> None:
    house.deploy(caller("outer", "parent", edge(code)), caller("parent", "child"), CHILD)
    key = house.start("outer")
    assert [found.instance_key for found in house.tasks("note")] == ([key] if code == "late" else [])
    assert len(house.tasks("work")) == 1


def test_an_outer_catch_that_interrupts_ends_everything_below(house: House) -> None:
    house.deploy(caller("outer", "parent", edge(None, interrupting=True)), caller("parent", "child"), CHILD)
    house.start("outer")
    assert {row.status for name in ("parent", "child") for row in house.instances(name)} == {InstanceStatus.TERMINATED}
    assert [found.element_id for found in house.tasks()] == ["note"]


def test_an_event_sub_process_of_the_caller_catches(house: House) -> None:
    inside = start("h0", escalation("late"), isInterrupting="false") + task("h") + end("h1") + chain("h0", "h", "h1")
    parent = caller("parent", "child").replace(
        b"</bpmn:process>", sub("handler", inside, event=True).encode() + b"</bpmn:process>"
    )
    house.deploy(parent, CHILD)
    house.start("parent")
    assert sorted(found.element_id for found in house.tasks()) == ["h", "work"]


def test_two_escalations_of_one_step_are_both_answered(house: House) -> None:
    twice = document(
        start(),
        gateway("parallel", "f"),
        throw("cry1", escalation("late")),
        throw("cry2", escalation("late")),
        task("work"),
        end(),
        chain("start", "f", "cry1", "work", "end"),
        chain("f", "cry2", "work"),
        process_id="child",
        declarations=CODES,
    )
    house.deploy(caller("parent", "child", edge()), twice)
    house.start("parent")
    assert len(house.tasks("note")) == len(house.tasks("work")) == 2


def test_the_first_of_two_that_interrupts_silences_the_other(house: House) -> None:
    twice = document(
        start(),
        gateway("parallel", "f"),
        throw("cry1", escalation("late")),
        throw("cry2", escalation("late")),
        end(),
        chain("start", "f", "cry1", "end"),
        chain("f", "cry2", "end"),
        process_id="child",
        declarations=CODES,
    )
    house.deploy(caller("parent", "child", edge(interrupting=True)), twice)
    house.start("parent")
    assert len(house.tasks("note")) == 1
    assert house.incidents() == []
