"""Workers, each a process of its own, that fire due timers until none is left."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from datetime import datetime
from multiprocessing.queues import Queue

from bench.ours import engine_on
from engine.store import Database
from engine.worker.run_due import run_batch


def drain(url: str, now: datetime, workers: int, progress: Callable[[int], None]) -> int:
    """Fire all that is due at `now`; `progress` is told the number so far. Returns how many there were."""
    context = multiprocessing.get_context("spawn")
    handled: Queue[int] = context.Queue()
    processes = [context.Process(target=_work, args=(url, now, handled)) for _ in range(workers)]
    for process in processes:
        process.start()
    total, running = 0, workers
    while running:
        count = handled.get()
        running -= count == 0
        total += count
        progress(total)
    for process in processes:
        process.join()
    return total


def _work(url: str, now: datetime, handled: Queue[int]) -> None:
    engine = engine_on(Database(url), now)
    while count := run_batch(engine):
        handled.put(count)
    engine.database.dispose()
    handled.put(0)
