"""The job worker: a few threads that run asynchronous jobs, so that a slow one holds up neither timers nor other jobs."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from engine.worker.rounds import Rounds
from engine.worker.run_jobs import do_job, take_jobs

if TYPE_CHECKING:
    from engine.engine import Engine


class JobWorker:
    """Any number of them, in any number of processes, may run on one database.

    Each thread takes one job at a time. Killed at any moment, the jobs at hand are given out again when their lease is over.
    A round that fails as a whole (the database is gone, say) is noted in `rounds` and tried again.
    """

    def __init__(self, engine: Engine, *, threads: int = 2, poll_seconds: float = 1.0, rounds: Rounds | None = None) -> None:
        self._engine = engine
        self._rounds = Rounds(poll_seconds) if rounds is None else rounds
        self._stopping = False
        self._knocked = threading.Semaphore(0)
        self._count = threads
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Run in threads of its own until `stop`; without asynchronous handlers there is nothing to do and none starts."""
        if not self._engine.handlers.asynchronous_types:
            return
        self._threads = [threading.Thread(target=self._run, name=f"dingdian-jobs-{n}", daemon=True) for n in range(self._count)]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Finish the jobs at hand, then end; returns when all threads have."""
        self._stopping = True
        for _ in self._threads:
            self._knocked.release()
        for thread in self._threads:
            thread.join()

    def _run(self) -> None:
        while not self._stopping:
            with self._engine.job_bell.listening(self._engine.handlers.asynchronous_types, self._wake):
                found = self._round()
                if not found and not self._stopping:
                    self._knocked.acquire(timeout=self._rounds.rest_seconds)

    def _wake(self) -> None:
        self._knocked.release()

    def _round(self) -> bool:
        try:
            taken = take_jobs(self._engine, 1)
            for one in taken:
                do_job(self._engine, one)
        except Exception as error:  # noqa: BLE001 -- a worker outlives whatever one round meets
            self._rounds.bad(error)
            return False
        self._rounds.good()
        return bool(taken)
