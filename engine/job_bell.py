"""The bell of a process: it wakes those who wait for jobs, as soon as new ones are committed here."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager


class JobBell:
    """Listeners by job type, first come first served: each new job wakes one of them.

    It only saves time. Jobs of other processes, and those whose lease or rest is over, make no sound here: whoever waits looks
    for himself from time to time. Safe for threads; a listener is called in the thread that rings and must not block.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: dict[str, deque[Callable[[], None]]] = {}

    @contextmanager
    def listening(self, types: frozenset[str], wake: Callable[[], None]) -> Iterator[None]:
        """Call `wake` once for a new job of one of these types, at most until the end of the block."""
        with self._lock:
            for type_ in types:
                self._waiting.setdefault(type_, deque()).append(wake)
        try:
            yield
        finally:
            with self._lock:
                for type_ in types:
                    self._forget(type_, wake)

    def __len__(self) -> int:
        """How many listen."""
        with self._lock:
            return sum(len(waiting) for waiting in self._waiting.values())

    def ring(self, new_jobs: Mapping[str, int]) -> None:
        """So many new jobs of each type are there."""
        if not new_jobs:
            return
        woken: list[Callable[[], None]] = []
        with self._lock:
            for type_, count in new_jobs.items():
                waiting = self._waiting.get(type_, deque())
                woken += [waiting.popleft() for _ in range(min(count, len(waiting)))]
        for wake in woken:
            wake()

    def _forget(self, type_: str, wake: Callable[[], None]) -> None:
        waiting = self._waiting.get(type_)
        if waiting is None:
            return
        if wake in waiting:
            waiting.remove(wake)
        if not waiting:
            del self._waiting[type_]
