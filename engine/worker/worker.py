"""The worker: a thread that does what is due, one bounded transaction after another."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from engine.worker.housekeeping import Housekeeping
from engine.worker.job_worker import JobWorker
from engine.worker.rounds import Rounds
from engine.worker.run_due import run_batch
from engine.worker.run_operations import run_operations

if TYPE_CHECKING:
    from engine.engine import Engine

Duty: TypeAlias = "Callable[[Engine], int]"
"""One bounded piece of work in transactions of its own; returns how many things it handled, 0 when there is nothing to do."""

DUTIES: tuple[Duty, ...] = (run_batch, run_operations)
"""What a worker does in each round, in this order; `Housekeeping` besides."""


class Worker:
    """Any number of workers, in any number of processes, may run on one PostgreSQL database; on SQLite use one.

    A worker keeps no state: killed at any moment it loses nothing, since it claims a timer in the very
    transaction that fires it. `alive` is called after each good round. Asynchronous jobs run beside that
    in `job_threads` threads of their own.
    """

    def __init__(
        self,
        engine: Engine,
        *,
        poll_seconds: float = 1.0,
        duties: Sequence[Duty] | None = None,
        alive: Callable[[], None] = lambda: None,
        job_threads: int = 2,
    ) -> None:
        self._engine = engine
        self._poll_seconds = poll_seconds
        self._rounds = Rounds(poll_seconds)
        self._duties: Sequence[Duty] = (*DUTIES, Housekeeping()) if duties is None else duties
        self._alive = alive
        self._job_threads = job_threads
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def failed_rounds(self) -> int:
        """How many rounds have failed since the last good one."""
        return self._rounds.failed

    def start(self) -> None:
        """Run in a thread of its own until `stop`."""
        self._thread = threading.Thread(target=self.run, name="dingdian-worker", daemon=True)
        self._thread.start()

    def ask_to_stop(self) -> None:
        """Finish the batch at hand, then end; returns at once, so a signal handler may call it."""
        self._stop.set()

    def stop(self) -> None:
        """Finish the batch at hand, then end; returns when it has."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def run(self) -> None:
        """Do what is due in this thread until `stop` is called.

        A round that fails as a whole (the database is gone, say) is logged, counted in `failed_rounds`, and
        tried again after a pause that grows; timers that fail one by one have incidents instead.
        """
        jobs = JobWorker(self._engine, threads=self._job_threads, poll_seconds=self._poll_seconds, rounds=self._rounds)
        jobs.start()
        try:
            while not self._stop.is_set():
                self._round()
                self._stop.wait(self._rounds.rest_seconds)
        finally:
            jobs.stop()

    def _round(self) -> None:
        try:
            while not self._stop.is_set() and self._work():
                pass
            self._alive()
        except Exception as error:  # noqa: BLE001 -- a worker outlives whatever one round meets
            self._rounds.bad(error)
        else:
            self._rounds.good()

    def _work(self) -> int:
        """Each duty once; how many things they handled together."""
        return sum(duty(self._engine) for duty in self._duties if not self._stop.is_set())
