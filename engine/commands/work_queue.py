"""The steps one transaction still has to carry out: a list that is worked off, so nothing ever recurses."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from engine.errors import StepFailed

MAX_STEPS = 1_000
MAX_FOLLOWING = 5_000


class WorkQueue:
    """Runs work items one after another; items added meanwhile wait for their turn.

    So a message that an instance sends to itself arrives after the step that sent it.
    """

    def __init__(self) -> None:
        self._items: deque[Callable[[], None]] = deque()
        self._running = False
        self._done = 0
        self._following = 0

    def run(self, item: Callable[[], None]) -> None:
        """Do `item` and all that follows from it now; within another item only put it in line.

        Raise `StepFailed` when more than `MAX_STEPS` items follow, which is a cycle of messages or calls, or when these take
        more than `MAX_FOLLOWING` steps of instances, which is a storm of signals.
        """
        self._items.append(item)
        if self._running:
            return
        self._running, self._done, self._following = True, 0, 0
        try:
            self._drain()
        finally:
            self._items.clear()
            self._running = False

    def step_taken(self, process_id: str) -> None:
        """An instance of that process takes a step; the first item may make as many of them as it likes."""
        self._following += self._done > 1
        if self._done > MAX_STEPS or self._following > MAX_FOLLOWING:
            found = (
                f"one command set off more than {MAX_STEPS} steps after another or {MAX_FOLLOWING} in all; look for processes "
                "that call or message each other in a cycle, or signal each other"
            )
            raise StepFailed("STEP_LIMIT", process_id, found)

    def _drain(self) -> None:
        while self._items:
            self._done += 1
            self._items.popleft()()
