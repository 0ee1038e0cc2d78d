"""Timing several sides in turns, so that whatever else the machine does falls on all of them alike."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping

Side = Callable[[], float]
"""Does a block of work and answers the seconds of one evaluation in it."""


class Rounds:
    """The seconds of an evaluation on each side, over rounds in which every side does one block."""

    def __init__(self, sides: Mapping[str, Side], rounds: int = 61) -> None:
        self._spent: dict[str, list[float]] = {name: [] for name in sides}
        for side in sides.values():
            side()  # caches are warm and the interpreter has specialised before anything counts
        for _ in range(rounds):
            for name, side in sides.items():
                gc.collect()  # nobody pays for the garbage of the other side
                self._spent[name].append(side())

    def microseconds(self, name: str) -> float:
        """The median of a side."""
        return statistics.median(self._spent[name]) * 1e6

    def ratio(self, name: str, other: str) -> float:
        """The median of what one side takes over what another takes in the same round: a slow spell falls on both."""
        pairs = zip(self._spent[name], self._spent[other], strict=True)
        return statistics.median(one / two for one, two in pairs)


def block(call: Callable[[], None], evaluations: int) -> Side:
    """A side whose `call` does so many evaluations by itself, in as plain a loop as it can."""

    def timed() -> float:
        begun = time.perf_counter()
        call()
        return (time.perf_counter() - begun) / evaluations

    return timed
