"""The peers of `bench.step` run the same process in their own dialects, and a waiting instance is as small as promised."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from lxml import etree

from bench.agreement import DIAGRAMS, LOOP, PROCESS, prepare
from bench.ours import OurStore
from bench.peers.dialects import BPMN, OPERATON, ZEEBE, for_bpmn_engine, for_operaton
from bench.sides import compare

TASKS = ("draft", "approve", "party_signs", "office_signs", "review", "check", "offer_renewal", "close")


def user_tasks(root: etree._Element) -> list[str]:
    """The ids of the user tasks of the main process."""
    (process,) = (process for process in root.iter(f"{BPMN}process") if process.get("id") == PROCESS)
    return [str(task.get("id")) for task in process.iter(f"{BPMN}userTask")]


def test_bpmn_engine_gets_both_processes_in_one_file() -> None:
    root = etree.fromstring(for_bpmn_engine(DIAGRAMS))
    assert sorted(user_tasks(root)) == sorted(TASKS)
    assert [process.get("isExecutable") for process in root.iter(f"{BPMN}process")] == ["true", "false"]
    assert not list(root.iter(f"{ZEEBE}*"))
    texts = [condition.text for condition in root.iter(f"{BPMN}conditionExpression")]
    assert "next(null, this.environment.variables.go_on === true);" in texts


def test_operaton_gets_its_own_attributes() -> None:
    root = etree.fromstring(for_operaton(DIAGRAMS[0]))
    assert sorted(user_tasks(root)) == sorted(TASKS)
    assert not list(root.iter(f"{ZEEBE}*"))
    assert {task.get(f"{OPERATON}expression") for task in root.iter(f"{BPMN}serviceTask")} == {
        "${true}",
        "${amount > 1000 ? 'high' : 'low'}",
    }
    assert "${go_on == true}" in [condition.text for condition in root.iter(f"{BPMN}conditionExpression")]


def test_a_waiting_instance_is_small_however_often_it_has_looped(tmp_path: Path) -> None:
    store = OurStore(f"sqlite:///{tmp_path / 'ours.sqlite3'}", DIAGRAMS, PROCESS)
    (key,) = prepare(store, 1)
    store.complete(key, *LOOP)
    once = store.bytes_per_instance()
    for _ in range(50):
        store.complete(key, *LOOP)
    assert once <= 600
    assert store.bytes_per_instance() <= once + 8  # its numbers have more digits by now
    store.close()


def test_each_side_takes_its_turn_in_every_round() -> None:
    turns: list[tuple[str, int]] = []

    def side(name: str, seconds: float, count: int) -> list[float]:
        turns.append((name, count))
        return [seconds, seconds * 3, seconds * 2]

    sides = {"a": partial(side, "a", 1.0), "b": partial(side, "b", 10.0)}
    assert compare(sides, rounds=2, block=3, times={"b": 4}) == {"a": 2.0, "b": 20.0}
    assert turns == [("a", 3), ("b", 12), ("a", 3), ("b", 12)]
