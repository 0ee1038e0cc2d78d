"""Several simulated areas side by side, each in a process and a database of its own."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing.sharedctypes import SynchronizedArray
from pathlib import Path

from api.simulation.life import Simulation
from api.simulation.outcome import Outcome

POLL_SECONDS = 0.5
_days: SynchronizedArray[int] | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """One area: where its database lies, how many parties live how many days, and its seed."""

    number: int
    folder: Path
    parties: int
    days: int
    seed: int


def plans(folder: Path, parties: int, days: int, seed: int, jobs: int) -> list[Plan]:
    """Share the parties out; every area has a seed of its own."""
    shares = [parties // jobs + (number < parties % jobs) for number in range(jobs)]
    return [Plan(number, folder / f"area-{number}", share, days, seed + 1_000 * number) for number, share in enumerate(shares)]


def live(areas: list[Plan], tick: Callable[[int], None]) -> Outcome:
    """Let all areas live at once; `tick` is told how many days they have lived together."""
    if len(areas) == 1:
        return _alone(areas[0], tick)
    context = multiprocessing.get_context("spawn")
    shared = context.Array("i", len(areas))
    with ProcessPoolExecutor(len(areas), context, initializer=_begin, initargs=(shared,)) as pool:
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
