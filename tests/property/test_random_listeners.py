"""Random processes whose user tasks all have task listeners, each answered by somebody outside: they go as they would without.

What a cancelled task holds up must come in the end, whatever interrupted it; the harness saves, drops and loads between any two
answers.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from engine.spiff import Instance
from engine.spiff.job_results import TaskResult
from engine.spiff.waits import JobWait, TaskState, UserTaskWait
from tests.engine.spiff.running import Run, World
from tests.engine.spiff.waiting import task_listening
from tests.property.blocks import Block, blocks
from tests.property.drawn import process
from tests.property.model import Model
from tests.property.profile import random_cases
from tests.property.test_random_diagrams import MOVES, Move, Pair, balanced

LISTENING = task_listening(*((event, "ask") for event in ("creating", "assigning", "updating", "completing", "canceling")))


class AskedRun(Run):
    """A run whose listeners are answered after every step, in an order that `order` draws from."""

    def __init__(self, source: bytes, variables: dict[str, Any], order: list[int]) -> None:
        self.order = order
        self.answers = 0
        world = World()
        world.external = {"ask"}
        super().__init__(source.replace(b"<zeebe:userTask/>", f"<zeebe:userTask/>{LISTENING}".encode()), variables, world)
        self._answer()

    def _step(self, act: Callable[[Instance], None]) -> None:
        super()._step(act)
        self._answer()

    def _answer(self) -> None:
        while asked := [wait.id for wait in self.waits.values() if isinstance(wait, JobWait)]:
            wait_id = asked[self.order[self.answers % len(self.order)] % len(asked)]
            self.answers += 1
            super()._step(_fine(wait_id))

    def trigger_wait(self, wait_id: int, **variables: Any) -> Run:
        if not isinstance(self.waits[wait_id], UserTaskWait):
            return super().trigger_wait(wait_id, **variables)
        self._step(lambda instance: instance.complete_user_task(wait_id, variables))
        return self


def _fine(wait_id: int) -> Callable[[Instance], None]:
    return lambda instance: instance.complete_job(wait_id, TaskResult())


class AskedPair(Pair):
    """The engine with listeners, and the model, which knows nothing of them."""

    def __init__(self, block: Block, n: int, order: list[int]) -> None:
        self.run = AskedRun(process(block), {"n": n, "key": "A"}, order)
        self.model = Model(block, n, self.run.world.now)
        self.compare()

    def compare(self) -> None:
        super().compare()
        tasks = [wait for wait in self.run.waits.values() if isinstance(wait, UserTaskWait)]
        assert {task.state for task in tasks} <= {TaskState.CREATED}


ORDERS = st.lists(st.integers(0, 5), min_size=1, max_size=6)


@random_cases(300)
@given(block=blocks(10), n=st.integers(0, 5), moves=MOVES, order=ORDERS)
def test_listeners_that_agree_change_nothing(block: Block, n: int, moves: list[Move], order: list[int]) -> None:
    pair = AskedPair(block, n, order)
    for move in moves:
        if pair.run.finished:
            break
        pair.move(move)
    pair.finish()
    assert pair.run.waits == {}
    assert balanced(pair.run)


@random_cases(100)
@given(block=blocks(12), n=st.integers(0, 5), moves=MOVES, order=ORDERS)
def test_a_cancelled_walk_ends_when_all_have_been_asked(block: Block, n: int, moves: list[Move], order: list[int]) -> None:
    pair = AskedPair(block, n, order)
    for move in moves[:10]:
        if not pair.run.finished:
            pair.move(move)
    if not pair.run.finished:
        pair.run.cancel()
    assert (pair.run.finished, pair.run.waits, pair.run.active) == (True, {}, [])
    assert balanced(pair.run)
