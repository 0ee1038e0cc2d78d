"""Signals: everybody who waits gets them."""

from __future__ import annotations

from engine import commands
from tests.engine.house import HANGZHOU, WANG, ZHANG, House, task
from tests.engine.spiff.drawing import boundary, catch, chain, document, end, signal, start

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
