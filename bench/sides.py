"""Timing steps of several engines in blocks taken in turns: whatever else the machine does falls on all of them alike."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from typing import TypeAlias

Side: TypeAlias = Callable[[int], list[float]]
"""Does so many steps and answers the seconds of each."""


class InProcess:
    """A side in this process; `cpu_seconds` adds up the processor time of all its steps, waiting for the disk not counted."""

    def __init__(self, step: Callable[[], None]) -> None:
        self._step = step
        self.cpu_seconds = 0.0

    def __call__(self, count: int) -> list[float]:
        """Do the steps."""
        gc.collect()  # nobody pays for the garbage of the other side
        seconds = []
        cpu_begun = time.process_time()
        for _ in range(count):
            begun = time.perf_counter()
            self._step()
            seconds.append(time.perf_counter() - begun)
        self.cpu_seconds += time.process_time() - cpu_begun
        return seconds


def compare(sides: Mapping[str, Side], rounds: int, block: int, times: Mapping[str, int] | None = None) -> dict[str, float]:
    """The median seconds of a step on each side.

    A side does `times` as many steps in its turn, 1 if it is not named: turns should last about as long, since whoever is at
    it for a short time only is mostly warming up after the other.
    """
    spent: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(rounds):
        for name, side in sides.items():
            spent[name] += side(block * (times or {}).get(name, 1))
    return {name: statistics.median(seconds) for name, seconds in spent.items()}
