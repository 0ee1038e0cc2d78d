"""A suspended instance rests with all it called, and goes on where it stood."""

from __future__ import annotations

from datetime import timedelta

import pytest

from engine import commands
from engine.errors import Forbidden, InvalidInput, WrongState
from engine.spiff.modification import Activation, Modification, Move
from engine.store import subscriptions
from engine.store.process_instances import InstanceStatus
from engine.worker import run_due
from tests.engine.house import LI, MONDAY, WANG, ZHANG, House, task
from tests.engine.spiff.drawing import (
    boundary,
    catch,
    chain,
    document,
    element,
    end,
    extensions,
    gateway,
    message,
    messages,
    service,
    signal,
    start,
    timer,
)

CALL = element("callActivity", "call", extensions('<zeebe:calledElement processId="child"/>'))
PARENT = document(start(), task("a"), CALL, task("after"), end(), chain("start", "a", "call", "after", "end"))
CHILD = document(start(), task("work"), end(), chain("start", "work", "end"), process_id="child")
QUICK = document(start(), end(), chain("start", "end"), process_id="child")
LIMITED = document(
    start(),
    task("a"),
    boundary("limit", "a", timer("P1D")),
    task("late"),
    end(),
    chain("start", "a", "end"),
    chain("limit", "late", "end"),
)
DECLARED = messages(answer="=key") + '<bpmn:signal id="stop" name="stop"/>'
LISTENING = document(
    start(),
    gateway("parallel", "fork"),
    catch("said", message("answer")),
    task("b"),
    catch("shout", signal("stop")),
    task("c"),
    end(),
    chain("start", "fork", "said", "b", "end"),
    chain("fork", "shout", "c", "end"),
    declarations=DECLARED,
)


def suspend(house: House, key: int) -> None:
    house.do(WANG, commands.suspend_instance, key, "the office moves")


def resume(house: House, key: int) -> None:
    house.do(WANG, commands.resume_instance, key)


def test_nobody_works_on_its_tasks_and_later_they_do(house: House) -> None:
    house.deploy(LIMITED)
    key = house.start()
    suspend(house, key)
    row = house.instance(key)
    assert (row.status, row.suspended) == (InstanceStatus.SUSPENDED, MONDAY)

    opened = house.task("a").key
    with pytest.raises(WrongState):
        house.complete(ZHANG, "a")
    with pytest.raises(WrongState):
        house.do(ZHANG, commands.claim_task, opened)
    with pytest.raises(WrongState):
        house.do(WANG, commands.assign_task, opened, LI.id)
    with pytest.raises(WrongState):
        house.do(WANG, commands.update_task, opened, commands.TaskChanges({}, priority=1))
    with pytest.raises(WrongState):
        house.do(WANG, commands.set_variables, key, {"n": 1})
    assert house.incidents() == []

    resume(house, key)
    assert house.instance(key).suspended is None
    house.complete(ZHANG, "a")
    assert house.is_done(key)


def test_timers_rest_and_fire_after_the_resumption(house: House) -> None:
    house.deploy(LIMITED)
    key = house.start()
    suspend(house, key)

    assert house.later(days=3) == 0
    resume(house, key)

    assert [one.due for one in house.timers(key)] == [MONDAY + timedelta(days=1)]
    assert run_due(house.engine) == 1
    assert [one.element_id for one in house.tasks()] == ["late"]


def test_a_timer_an_incident_holds_stays_held(house: House) -> None:
    failing = document(
        start(), catch("wait", timer("PT1H")), service("print", "fail"), end(), chain("start", "wait", "print", "end")
    )
    house.deploy(failing)
    key = house.start()
    house.later(hours=1)
    (incident,) = house.incidents()
    suspend(house, key)
    resume(house, key)
    assert house.later(hours=1) == 0

    suspend(house, key)
    house.failing = False
    house.do(WANG, commands.resolve_incident, incident.key)
    assert house.later(hours=1) == 0
    resume(house, key)

    assert house.later() == 1
    assert house.is_done(key)


def test_messages_without_time_to_live_and_signals_pass_it_by(house: House) -> None:
    house.deploy(LISTENING)
    key = house.start(variables={"key": "K"})
    suspend(house, key)

    house.publish("answer", "K")
    house.do(WANG, commands.broadcast_signal, "stop", {}, tenant_id="330100")
    resume(house, key)

    assert house.tasks() == []


def test_messages_that_are_kept_arrive_after_the_resumption(house: House) -> None:
    house.deploy(LISTENING)
    key = house.start(variables={"key": "K"})
    suspend(house, key)
    house.publish("answer", "K", {"n": 1}, time_to_live=timedelta(days=1))
    house.publish("answer", "K", {"n": 2}, time_to_live=timedelta(hours=1))
    assert house.tasks() == []

    resume(house, key)

    assert [one.element_id for one in house.tasks()] == ["b"]
    assert house.variables(key)["n"] == 1


def test_who_is_suspended_between_the_search_and_the_delivery_is_passed_by(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.deploy(LISTENING)
    key = house.start(variables={"key": "K"})
    with house.engine.reading() as session:
        message_row, signal_row = subscriptions.of_instance(session, key)
    suspend(house, key)
    monkeypatch.setattr(subscriptions, "messages", lambda *_: [message_row])
    monkeypatch.setattr(subscriptions, "signals", lambda *_: [signal_row])

    house.publish("answer", "K", time_to_live=timedelta(hours=1))
    house.do(WANG, commands.broadcast_signal, "stop", {}, tenant_id="330100")
    monkeypatch.undo()
    assert house.tasks() == []
    resume(house, key)

    assert [one.element_id for one in house.tasks()] == ["b"]


def test_what_it_called_rests_with_it(house: House) -> None:
    house.deploy(CHILD)
    house.deploy(PARENT)
    key = house.start()
    house.complete(ZHANG, "a")
    (child,) = house.instances("child")
    suspend(house, key)
    assert house.instance(child.key).status is InstanceStatus.SUSPENDED

    with pytest.raises(WrongState):
        house.complete(ZHANG, "work")
    with pytest.raises(InvalidInput):
        resume(house, child.key)
    resume(house, key)

    house.complete(ZHANG, "work")
    assert [one.element_id for one in house.tasks()] == ["after"]


def test_a_called_one_may_rest_alone_and_ends_with_its_caller(house: House) -> None:
    house.deploy(CHILD)
    house.deploy(PARENT)
    key = house.start()
    house.complete(ZHANG, "a")
    (child,) = house.instances("child")
    suspend(house, child.key)
    assert house.instance(key).status is InstanceStatus.ACTIVE

    house.do(WANG, commands.modify_instance, key, Modification(moves=(Move("call", "after"),)))

    assert house.instance(child.key).status is InstanceStatus.TERMINATED


def test_a_suspended_instance_can_be_cancelled(house: House) -> None:
    house.deploy(CHILD)
    house.deploy(PARENT)
    key = house.start()
    house.complete(ZHANG, "a")
    suspend(house, key)

    house.do(WANG, commands.cancel_instance, key, "given up")

    assert {house.instance(one.key).status for one in (*house.instances("p"), *house.instances("child"))} == {
        InstanceStatus.TERMINATED
    }


@pytest.mark.parametrize(("child", "expected"), [(CHILD, ["a", "work"]), (QUICK, ["a", "after"])])
def test_what_a_modification_begins_rests_too(house: House, child: bytes, expected: list[str]) -> None:
    house.deploy(child)
    house.deploy(PARENT)
    key = house.start()
    suspend(house, key)

    house.do(WANG, commands.modify_instance, key, Modification(activations=(Activation("call"),)))

    assert [one.element_id for one in house.tasks()] == expected
    assert house.instance(key).status is InstanceStatus.SUSPENDED
    running = [row for row in house.instances("child") if row.ended is None]
    assert {row.status for row in running} <= {InstanceStatus.SUSPENDED}
    resume(house, key)
    house.complete(ZHANG, expected[1])
    assert house.task("a").element_id == "a"


def test_only_supervisors_and_only_in_the_right_state(house: House) -> None:
    house.deploy(LIMITED)
    key = house.start()

    with pytest.raises(Forbidden):
        house.do(LI, commands.suspend_instance, key, "why not")
    with pytest.raises(WrongState):
        resume(house, key)
    suspend(house, key)
    with pytest.raises(WrongState):
        suspend(house, key)
    with pytest.raises(Forbidden):
        house.do(LI, commands.resume_instance, key)

    trail = [(one.command, one.details) for one in house.audit() if "suspend" in one.command or "resume" in one.command]
    assert trail == [("suspend_instance", {"reason": "the office moves"})]
