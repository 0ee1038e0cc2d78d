"""Rows 5.6 to 5.11 of SpiffWorkflow's hazards: stored values, failed steps, guards, concurrency and ids."""

from __future__ import annotations

import copy
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from SpiffWorkflow.exceptions import SpiffWorkflowException

from engine import commands
from engine.actor import Actor
from engine.errors import NotFound, StepFailed, WrongState
from engine.store import Database
from tests.engine.house import ZHANG, House, task
from tests.engine.spiff.drawing import chain, document, element, end, flow, gateway, service, start
from tests.hazards.stock import FEEL, PYTHON, Ours, Stock, Words

TWO = document(start(), task("a"), task("b"), end(), chain("start", "a", "b", "end"))
PARALLEL = document(
    start(),
    gateway("parallel", "fork"),
    task("a"),
    task("b"),
    gateway("parallel", "join"),
    end(),
    chain("start", "fork", "a", "join", "end"),
    chain("fork", "b", "join"),
)
POISON = {"typename": "x"}
DISGUISE = {"typename": "UUID", "value": "00000000-0000-0000-0000-000000000001"}


def test_5_6_a_form_value_cannot_poison_its_instance(house: House) -> None:
    stock = Stock(TWO)
    stock.complete("a", field=POISON)
    with pytest.raises(TypeError):
        stock.load(stock.saved())

    ours = Ours(house, TWO)
    ours.complete("a", field=POISON)
    house.engine = house.restarted()
    assert ours.variables == {"field": POISON}
    ours.complete("b")
    assert ours.finished


def test_5_6_a_stored_value_comes_back_as_it_was(house: House) -> None:
    values = {"disguise": DISGUISE, "flag": True, "one": 1, "float": 1.5}
    stock = Stock(TWO, {"flag": 1, "one": True})
    stock.complete("a", **values)
    stock.load(stock.saved())
    restored = stock.task("b").data
    assert restored["disguise"] != DISGUISE
    assert restored["flag"] is not True

    ours = Ours(house, TWO, {"flag": 1, "one": True})
    ours.complete("a", **values)
    house.engine = house.restarted()
    assert repr(sorted(ours.variables.items())) == repr(sorted(values.items()))


def counting(words: Words, function: str) -> bytes:
    """A gateway that counts items."""
    return document(
        start(),
        gateway("exclusive", "many", "many_few"),
        task("few"),
        task("lots"),
        end(),
        chain("start", "many"),
        flow("many", "lots", words.says(f"{function}(items) > 1")),
        flow("many", "few"),
        chain("lots", "end"),
        chain("few", "end"),
    )


def test_5_7_a_variable_named_like_a_function_breaks_no_condition(house: House) -> None:
    with pytest.raises(SpiffWorkflowException):
        Stock(counting(PYTHON, "len"), {"items": [1, 2], "len": 3})
    assert Ours(house, counting(FEEL, "count"), {"items": [1, 2], "count": 3}).open == ["lots"]


def half_run(*tasks: str) -> bytes:
    """Three branches after a task, of which the second fails."""
    return document(
        start(),
        task("u"),
        gateway("parallel", "fork"),
        *tasks,
        gateway("parallel", "join"),
        end(),
        chain("start", "u", "fork", "ok", "join", "end"),
        chain("fork", "boom", "join"),
        chain("fork", "also", "join"),
    )


def test_5_8_a_step_that_fails_leaves_nothing_half_run(house: House) -> None:
    scripts = {"ok": "a = 1", "boom": "b = 1 / n", "also": "c = 1"}
    drawn = [element("scriptTask", name, f"<bpmn:script>{text}</bpmn:script>") for name, text in scripts.items()]
    stock = Stock(half_run(*drawn), {"n": 0})
    with pytest.raises(SpiffWorkflowException):
        stock.complete("u")
    assert "u" not in stock.live
    assert "join" in stock.live

    jobs = [service("ok", "record"), service("boom", "fail"), service("also", "record")]
    ours = Ours(house, half_run(*jobs))
    before = house.everything()
    with pytest.raises(StepFailed, match="the printer is on fire"):
        ours.complete("u")
    assert house.everything() == before
    assert [incident.element_id for incident in house.incidents()] == ["boom"]
    house.failing = False
    ours.complete("u")
    assert ours.finished


def test_5_9_nothing_runs_that_is_not_open(house: House) -> None:
    stock = Stock(TWO)
    future = next(task for task in stock.workflow.tasks.values() if task.task_spec.name == "b")
    future.run()
    completed = stock.task("a")
    stock.complete("a")
    completed.run()

    ours = Ours(house, TWO)
    done = house.task("a").key
    ours.complete("a")
    with pytest.raises(WrongState, match="COMPLETED"):
        house.do(ZHANG, commands.complete_user_task, done)
    with pytest.raises(NotFound):
        house.do(ZHANG, commands.complete_user_task, house.task("b").key + 1)
    assert ours.open == ["b"]


def test_5_10_two_people_at_once_lose_nothing(any_database: Database) -> None:
    stock = Stock(PARALLEL)
    stored = stock.saved()
    second = copy.copy(stock)
    stock.load(stored)
    second.load(stored)
    stock.complete("a")
    second.complete("b")
    stock.saved()
    assert second.open == ["a"]

    house = House(any_database)
    ours, together = Ours(house, PARALLEL), Barrier(2)

    def complete(name: str) -> None:
        key = house.task(name).key
        engine = house.restarted()
        together.wait()
        engine.run(Actor.system(), lambda uow: commands.complete_user_task(uow, key))

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(complete, ("a", "b")))
    assert ours.finished


def test_5_11_keys_stay_and_are_never_used_again(house: House) -> None:
    stock = Stock(TWO)
    before = {name: key for key, name in names(stock).items()}
    stock.load(stock.saved())
    stock.complete("a")
    assert before["a"] in names(stock)

    ours = Ours(house, TWO)
    seen = [house.task("a").key]
    house.engine = house.restarted()
    assert [task.key for task in house.tasks()] == seen
    ours.complete("a")
    seen.append(house.task("b").key)
    history = [event.seq for event in house.history(ours.key) if event.state == "ACTIVATED"]
    assert len(seen) == len(set(seen))
    assert history == sorted(set(history))


def names(stock: Stock) -> dict[Any, str]:
    """Element names by task id."""
    return {key: task.task_spec.name for key, task in stock.workflow.tasks.items()}
