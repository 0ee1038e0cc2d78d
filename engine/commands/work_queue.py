"""The steps one transaction still has to carry out: a list that is worked off, so nothing ever recurses."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from engine.errors import StepFailed

MAX_STEPS = 1_000


class WorkQueue:
    """Runs work items one after another; items added meanwhile wait for their turn.

    So a message that an instance sends to itself arrives after the step that sent it.
    """

    def __init__(self) -> None:
        self._items: deque[Callable[[], None]] = deque()
        self._running = False

    def run(self, item: Callable[[], None]) -> None:
        """Do `item` and all that follows from it now; within another item only put it in line.

        Raise `StepFailed` when more than `MAX_STEPS` items follow, which is a cycle of messages or calls.
        """
        self._items.append(item)
        if self._running:
            return
        self._running = True
        try:
            self._drain()
        finally:
            self._items.clear()
            self._running = False

    def _drain(self) -> None:
        done = 0
        while self._items:
            done += 1
            if done > MAX_STEPS:
                raise StepFailed(
                    "STEP_LIMIT",
                    "<transaction>",
                    f"one command set off more than {MAX_STEPS} steps; look for processes that call or "
                    "message each other in a cycle",
                )
            self._items.popleft()()
