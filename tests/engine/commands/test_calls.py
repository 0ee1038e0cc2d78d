"""Call activities: child instances with rows of their own."""

from __future__ import annotations

import pytest

from engine import commands
from engine.errors import InvalidInput, StepFailed
from engine.store.process_instances import InstanceStatus
from tests.engine.house import HANGZHOU, WANG, ZHANG, House, task
from tests.engine.spiff.drawing import (
    boundary,
    chain,
    document,
    element,
    end,
    error,
    extensions,
    multi,
    script,
    service,
    signal,
    start,
)

ERRORS = '<bpmn:error id="Bad" name="Bad" errorCode="BAD"/>'
CALL = '<zeebe:calledElement processId="child" propagateAllChildVariables="true"/>'


def call(called: str = CALL, inside: str = "") -> str:
    return element("callActivity", "call", extensions(called) + inside)


PARENT = document(start(), call(), task("after"), end(), chain("start", "call", "after", "end"), process_id="parent")
GUARDED = document(
    start(),
    call(),
    boundary("caught", "call", error("Bad")),
    task("repair"),
    end(),
    chain("start", "call", "end"),
    chain("caught", "repair", "end"),
    process_id="parent",
    declarations=ERRORS,
)
CHILD = document(start(), task("work"), end(), chain("start", "work", "end"), process_id="child")
QUICK = document(start(), script("add", "=n + 1", "n"), end(), chain("start", "add", "end"), process_id="child")
BAD = document(
    start(),
    task("work"),
    end("bad", error("Bad")),
    chain("start", "work", "bad"),
    process_id="child",
    declarations=ERRORS,
)
SIGNALS = '<bpmn:signal id="stop" name="stop"/>'
INTERRUPTED = document(
    start(),
    call(),
    boundary("stopped", "call", signal("stop")),
    end(),
    chain("start", "call", "end"),
    chain("stopped", "end"),
    process_id="parent",
    declarations=SIGNALS,
)


def test_a_child_is_an_instance_of_its_own_and_inherits_the_case(house: House) -> None:
    house.deploy(PARENT, CHILD)
    key = house.start("parent", {"n": 1}, business_key="case-1")
    (child,) = house.instances("child")
    assert (child.parent_key, child.root_key) == (key, key)
    assert (child.tenant_id, child.business_key) == (HANGZHOU, "case-1")
    assert house.variables(child.key) == {"n": 1}
    assert house.instance(key).open_waits == 1


def test_the_parent_goes_on_with_the_childs_variables(house: House) -> None:
    house.deploy(PARENT, CHILD)
    key = house.start("parent")
    house.complete(ZHANG, "work", {"result": "ok"})
    assert house.task("after").instance_key == key
    assert house.variables(key) == {"result": "ok"}
    assert house.is_done(house.instances("child")[0].key)


def test_a_child_that_ends_at_once_answers_in_the_same_transaction(house: House) -> None:
    house.deploy(PARENT, QUICK)
    key = house.start("parent", {"n": 1})
    assert house.variables(key) == {"n": 2}
    assert house.task("after").instance_key == key


def test_many_children_of_one_call(house: House) -> None:
    loop = multi("=[1, 2, 3]", "n", output=("all", "=n"))
    house.deploy(document(start(), call(inside=loop), end(), chain("start", "call", "end"), process_id="parent"), QUICK)
    key = house.start("parent")
    assert house.is_done(key)
    assert house.variables(key)["all"] == [2, 3, 4]


def test_an_error_the_child_does_not_catch_reaches_the_parents_boundary(house: House) -> None:
    house.deploy(GUARDED, BAD)
    key = house.start("parent")
    house.complete(ZHANG, "work")
    (child,) = house.instances("child")
    assert child.status == InstanceStatus.TERMINATED
    assert house.task("repair").instance_key == key


def test_an_error_nobody_catches_fails_the_command(house: House) -> None:
    house.deploy(PARENT, BAD)
    house.start("parent")
    before = house.everything()
    with pytest.raises(StepFailed, match="BAD"):
        house.complete(ZHANG, "work")
    assert house.everything() == before
    (incident,) = house.incidents()
    assert (incident.kind, incident.process_id) == ("UNHANDLED_ERROR_EVENT", "parent")


def test_a_child_that_cannot_start_blames_a_stored_instance(house: House) -> None:
    broken = document(start(), service("broken", "fail"), end(), chain("start", "broken", "end"), process_id="child")
    late = document(start(), task("before"), call(), end(), chain("start", "before", "call", "end"), process_id="parent")
    house.deploy(late, broken)
    key = house.start("parent")
    with pytest.raises(StepFailed):
        house.complete(ZHANG, "before")
    (incident,) = house.incidents()
    assert (incident.instance_key, incident.element_id) == (key, "broken")


def test_interrupting_a_call_cancels_the_child(house: House) -> None:
    house.deploy(INTERRUPTED, CHILD)
    key = house.start("parent")
    house.do(WANG, commands.broadcast_signal, "stop")
    (child,) = house.instances("child")
    assert child.status == InstanceStatus.TERMINATED
    assert house.tasks() == []
    assert house.is_done(key)


def test_cancelling_a_parent_cancels_the_whole_tree(house: House) -> None:
    grand = CHILD.replace(b'process id="child"', b'process id="grand"')
    middle = document(
        start(),
        call('<zeebe:calledElement processId="grand"/>'),
        end(),
        chain("start", "call", "end"),
        process_id="child",
    )
    house.deploy(PARENT, middle, grand)
    key = house.start("parent")
    house.do(WANG, commands.cancel_instance, key, "withdrawn")
    rows = [house.instance(key), *house.instances("child"), *house.instances("grand")]
    assert [row.status for row in rows] == [InstanceStatus.TERMINATED] * 3
    assert {row.root_key for row in rows} == {key}
    assert house.tasks() == []


def test_a_child_is_not_cancelled_alone(house: House) -> None:
    house.deploy(PARENT, CHILD)
    key = house.start("parent")
    (child,) = house.instances("child")
    with pytest.raises(InvalidInput, match=str(key)):
        house.do(WANG, commands.cancel_instance, child.key, "x")


def test_a_missing_child_process_is_named(house: House) -> None:
    late = document(start(), task("before"), call(), end(), chain("start", "before", "call", "end"), process_id="parent")
    house.deploy(late)
    key = house.start("parent")
    with pytest.raises(StepFailed, match="no process 'child'"):
        house.complete(ZHANG, "before")
    (incident,) = house.incidents()
    assert (incident.instance_key, incident.element_id, incident.kind) == (key, "call", "CALLED_ELEMENT_ERROR")


def test_binding_to_the_deployment_keeps_the_childs_version(house: House) -> None:
    bound = CALL.replace("<zeebe:calledElement ", '<zeebe:calledElement bindingType="deployment" ')
    house.deploy(PARENT.replace(CALL.encode(), bound.encode()), CHILD)
    older = house.start("parent")
    house.deploy(QUICK)
    house.start("parent", {"n": 1})
    assert len(house.tasks("work")) == 2
    assert house.instance(older).status == InstanceStatus.ACTIVE


def test_processes_that_call_each_other_for_ever_are_an_error(house: House) -> None:
    itself = document(start(), call(), end(), chain("start", "call", "end"), process_id="child")
    house.deploy(itself)
    with pytest.raises(StepFailed, match="cycle"):
        house.start("child")
