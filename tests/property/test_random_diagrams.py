"""Random processes, walked at random, against a model of their own. The harness saves, drops and loads after every step."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import NamedTuple

import pytest
from hypothesis import currently_in_test_context, given, note
from hypothesis import strategies as st

from engine.spiff.waits import CallWait, ConditionWait, MessageWait, SignalWait, TimerWait, UserTaskWait, Wait
from tests.engine.spiff.running import Run
from tests.property.blocks import Block, Chosen, Ended, Task, Undone, Work, blocks, numbered
from tests.property.drawn import process
from tests.property.model import Model
from tests.property.profile import random_cases

KINDS = {
    UserTaskWait: "task",
    TimerWait: "timer",
    MessageWait: "message",
    SignalWait: "signal",
    CallWait: "call",
    ConditionWait: "condition",
}


class Move(NamedTuple):
    """Let `minutes` pass, or else do one of the things that may happen, and set n where a task is completed."""

    choice: int
    n: int
    minutes: int


MOVES = st.lists(st.builds(Move, st.integers(0, 20), st.integers(0, 5), st.sampled_from([0, 0, 0, 20, 50, 120])), max_size=40)


class Pair:
    """The engine and the model, side by side."""

    def __init__(self, block: Block, n: int) -> None:
        self.run = Run(process(block), {"n": n, "key": "A"})
        self.model = Model(block, n, self.run.world.now)
        self.compare()

    @property
    def picture(self) -> list[tuple[str, str, str]]:
        """What the engine waits for, in the model's words."""
        return sorted((KINDS[type(wait)], wait.element_id, _due(wait)) for wait in self.run.waits.values())

    def compare(self) -> None:
        """Both wait for the same, and both have ended or neither."""
        assert self.picture == self.model.picture
        assert self.run.finished == self.model.finished
        if self.run.finished:
            assert self.run.active == []

    def move(self, move: Move) -> None:
        """Do the same with both."""
        if move.minutes:
            self.run.pass_time(minutes=move.minutes)
            self.model.pass_time(self.run.world.now)
            told(f"{move.minutes} minutes pass")
        elif happening := self._happening():
            self._happen(happening[move.choice % len(happening)], move.n)
        self.compare()

    def _happen(self, wait: Wait, n: int) -> None:
        kind = KINDS[type(wait)]
        told(f"{kind} {wait.element_id}, n = {n}")
        same = [i for i, other in self.run.waits.items() if (type(other), other.element_id) == (type(wait), wait.element_id)]
        self.run.trigger_wait(min(same), n=n)
        self.model.happen(kind, wait.element_id, n)

    def finish(self) -> None:
        """Do whatever can be done until it is over."""
        if not self.run.finished:
            self.run.set(n=12)
            self.model.set(12)
            self.compare()
        for _ in range(200):
            if self.run.finished:
                return
            inside = [wait for wait in self._happening() if not wait.element_id.startswith(("edge", "begun"))]
            if inside:
                self._happen(inside[0], 12)
                self.compare()
            else:
                self.move(Move(0, 0, 2_000))
        raise AssertionError(f"it does not end: {self.picture}")

    def _happening(self) -> list[Wait]:
        """What may come from outside now."""
        return [wait for wait in self.run.waits.values() if not isinstance(wait, TimerWait | ConditionWait)]


def told(what: str) -> None:
    """Hypothesis prints it with a failing case."""
    if currently_in_test_context():
        note(what)


def _due(wait: Wait) -> str:
    return wait.due.isoformat() if isinstance(wait, TimerWait) else ""


def balanced(run: Run) -> bool:
    """Whether everything that was entered has been left, once."""
    ends = Counter(line.rpartition(":")[0] for line in run.path if not line.endswith(":activated"))
    begins = Counter(line.rpartition(":")[0] for line in run.path if line.endswith(":activated"))
    return all(ends[element] >= times for element, times in begins.items())


@random_cases(1_500)
@given(block=blocks(10), n=st.integers(0, 5), moves=MOVES)
def test_every_walk_goes_as_the_model_says(block: Block, n: int, moves: list[Move]) -> None:
    pair = Pair(block, n)
    for move in moves:
        if pair.run.finished:
            break
        pair.move(move)
    pair.finish()
    assert pair.run.waits == {}
    assert balanced(pair.run)


@random_cases(300)
@given(block=blocks(12), n=st.integers(0, 5), moves=MOVES)
def test_a_cancelled_walk_leaves_nothing(block: Block, n: int, moves: list[Move]) -> None:
    pair = Pair(block, n)
    for move in moves[:10]:
        if not pair.run.finished:
            pair.move(move)
    if not pair.run.finished:
        pair.run.cancel()
    assert (pair.run.waits, pair.run.active) == ({}, [])
    assert balanced(pair.run)


@random_cases(300)
@given(block=blocks(), n=st.integers(0, 5), days=st.integers(0, 400))
def test_time_alone_never_loses_a_timer(block: Block, n: int, days: int) -> None:
    pair = Pair(block, n)
    for step in (timedelta(days=days), timedelta(minutes=31), timedelta(days=1)):
        if not pair.run.finished:
            pair.move(Move(0, 0, int(step.total_seconds() // 60)))
    pair.compare()


FOUND = [
    Ended(body=Chosen(body=Task()), last=Task()),  # what an ad-hoc sub-process had begun was never told to have ended
    Undone(body=Chosen(body=Work())),  # nor was its completed work ever undone
]


@pytest.mark.parametrize("block", FOUND, ids=repr)
def test_what_was_found_once(block: Block) -> None:
    pair = Pair(numbered(block), 0)
    pair.finish()
    assert balanced(pair.run)
