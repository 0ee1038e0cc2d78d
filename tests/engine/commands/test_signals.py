"""Signals: everybody who waits gets them."""

from __future__ import annotations

import pytest

from engine import commands
from engine.errors import StepFailed
from tests.engine.house import HANGZHOU, WANG, ZHANG, House, task
from tests.engine.spiff.drawing import boundary, catch, chain, document, end, extensions, gateway, mappings, signal, start, throw

SIGNALS = '<bpmn:signal id="alarm" name="alarm"/>'
WAITING = document(start(), catch("wait", signal("alarm")), end(), chain("start", "wait", "end"), declarations=SIGNALS)
STARTED = document(
    start(definition=signal("alarm")),
    task("work"),
    end(),
    chain("start", "work", "end"),
    process_id="started",
    declarations=SIGNALS,
)
NOTED = document(
    start(),
    task("work"),
    boundary("ring", "work", signal("alarm"), interrupting=False),
    task("note"),
    end(),
    chain("start", "work", "end"),
    chain("ring", "note", "end"),
    declarations=SIGNALS,
)


def test_all_receivers_get_a_signal(house: House) -> None:
    house.deploy(WAITING)
    keys = [house.start() for _ in range(3)]
    house.do(WANG, commands.broadcast_signal, "alarm", {"level": 2})
    assert [house.variables(key) for key in keys] == [{"level": 2}] * 3
    assert all(house.is_done(key) for key in keys)


def test_a_signal_starts_processes(house: House) -> None:
    house.deploy(STARTED)
    house.do(WANG, commands.broadcast_signal, "alarm", tenant_id=HANGZHOU)
    assert house.task("work").tenant_id == HANGZHOU


def test_an_unknown_signal_does_nothing(house: House) -> None:
    house.deploy(WAITING)
    key = house.start()
    house.do(WANG, commands.broadcast_signal, "other")
    assert not house.is_done(key)


def test_a_subscription_that_stays_open_hears_every_signal(house: House) -> None:
    house.deploy(NOTED)
    house.start()
    for _ in range(2):
        house.do(WANG, commands.broadcast_signal, "alarm")
    assert len(house.tasks("note")) == 2
    house.complete(ZHANG, "work")
    house.do(WANG, commands.broadcast_signal, "alarm")
    assert len(house.tasks("note")) == 2


def thrower(where: str, *extra: str, name: str = "alarm") -> bytes:
    """A process that broadcasts the signal from a throw event or from its end."""
    declared = f'<bpmn:signal id="alarm" name="{name}"/>'
    if where == "end":
        path = end("cry", extensions(*extra) + signal("alarm")) + chain("start", "cry")
    else:
        path = throw("cry", signal("alarm"), *extra) + end() + chain("start", "cry", "end")
    return document(start(), path, process_id="thrower", declarations=declared)


@pytest.mark.parametrize("where", ["throw", "end"])
def test_a_thrown_signal_reaches_all_that_wait_with_the_local_variables(house: House, where: str) -> None:
    house.deploy(WAITING, STARTED, thrower(where, mappings({"level": "=mine + 1"})))
    keys = [house.start() for _ in range(2)]
    sender = house.start("thrower", {"mine": 1})
    assert house.is_done(sender)
    assert [house.variables(key) for key in keys] == [{"level": 2}] * 2
    assert house.task("work").tenant_id == HANGZHOU


def test_a_signal_name_is_computed_when_it_is_thrown_and_when_it_is_awaited(house: House) -> None:
    named = '<bpmn:signal id="alarm" name="=&quot;alarm-&quot; + area"/>'
    waiting = document(start(), catch("wait", signal("alarm")), end(), chain("start", "wait", "end"), declarations=named)
    house.deploy(waiting, thrower("throw", name="=&quot;alarm-&quot; + area"))
    here, there = house.start(variables={"area": "330100"}), house.start(variables={"area": "330200"})
    house.start("thrower", {"area": "330100"})
    assert house.is_done(here)
    assert not house.is_done(there)


def test_a_signal_without_a_name_is_an_incident(house: House) -> None:
    house.deploy(thrower("throw", name="=area"), WAITING)
    with pytest.raises(StepFailed, match=r"signal name.*None"):
        house.start("thrower", {"area": None})


def test_an_instance_hears_its_own_signal_after_its_step(house: House) -> None:
    source = document(
        start(),
        gateway("parallel", "f"),
        throw("cry", signal("alarm")),
        catch("wait", signal("alarm")),
        end(),
        chain("start", "f", "cry", "end"),
        chain("f", "wait", "end"),
        declarations=SIGNALS,
    )
    house.deploy(source)
    assert house.is_done(house.start())
