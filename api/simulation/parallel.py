"""Several simulated areas side by side, each in a process and a database of its own."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing.sharedctypes import SynchronizedArray
from pathlib import Path

from api.simulation.life import Simulation
from api.simulation.outcome import Outcome

POLL_SECONDS = 0.5
AREA_SIZE = 100
"""Parties of one area at most: fixed, so that the same seed gives the same lives on any number of processes."""

_days: SynchronizedArray[int] | None = None


def cores() -> int:
    """How many processes can run at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Plan:
    """One area: where its database lies, how many parties live how many days, and its seed."""

    number: int
    folder: Path
    parties: int
    days: int
    seed: int


def plans(folder: Path, parties: int, days: int, seed: int, size: int = AREA_SIZE) -> list[Plan]:
    """Share the parties out to as few areas of at most `size` as they need; every area has a seed of its own."""
    count = -(-parties // size)
    shares = [parties // count + (number < parties % count) for number in range(count)]
    return [Plan(number, folder / f"area-{number}", share, days, seed + 1_000 * number) for number, share in enumerate(shares)]


def live(areas: list[Plan], jobs: int, tick: Callable[[int], None]) -> Outcome:
    """Let all areas live, `jobs` at a time; `tick` is told how many days they have lived together."""
    if len(areas) == 1:
        return _alone(areas[0], tick)
    context = multiprocessing.get_context("spawn")
    shared = context.Array("i", len(areas))
    with ProcessPoolExecutor(min(jobs, len(areas)), context, initializer=_begin, initargs=(shared,)) as pool:
        running = [pool.submit(_area, area) for area in areas]
        while not all(one.done() for one in running):
            time.sleep(POLL_SECONDS)
            tick(sum(shared[area.number] for area in areas))
        return Outcome.together(one.result() for one in running)


def _alone(area: Plan, tick: Callable[[int], None]) -> Outcome:
    lived = iter(range(1, area.days + 2))
    return _live(area, lambda: tick(next(lived)))


def _begin(shared: SynchronizedArray[int]) -> None:
    global _days  # noqa: PLW0603 -- the one channel a process of the pool is given when it starts
    _days = shared


def _area(area: Plan) -> Outcome:
    def tick() -> None:
        if _days is not None:
            _days[area.number] += 1

    return _live(area, tick)


def _live(area: Plan, tick: Callable[[], None]) -> Outcome:
    area.folder.mkdir(parents=True, exist_ok=True)
    simulation = Simulation(area.folder, area.parties, area.days, area.seed)
    try:
        simulation.live(lambda today: tick())
        return Outcome.of(simulation)
    finally:
        simulation.close()
