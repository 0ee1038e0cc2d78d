"""Timing several sides in turns, so that whatever else the machine does falls on all of them alike."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping

Side = Callable[[], float]
"""Does a block of work and answers the seconds of one evaluation in it."""


def medians(sides: Mapping[str, Side], rounds: int = 41) -> dict[str, float]:
    """The median seconds of an evaluation on each side, over rounds in which every side does one block."""
    spent: dict[str, list[float]] = {name: [] for name in sides}
    for side in sides.values():
        side()  # caches are warm and the interpreter has specialised before anything counts
    for _ in range(rounds):
        for name, side in sides.items():
            gc.collect()  # nobody pays for the garbage of the other side
            spent[name].append(side())
    return {name: statistics.median(seconds) for name, seconds in spent.items()}


def block(call: Callable[[], None], evaluations: int) -> Side:
    """A side whose `call` does so many evaluations by itself, in as plain a loop as it can."""

    def timed() -> float:
        begun = time.perf_counter()
        call()
        return (time.perf_counter() - begun) / evaluations

    return timed
