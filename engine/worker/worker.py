"""The worker: a thread that fires timers when they are due."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from engine.worker.run_due import run_due

if TYPE_CHECKING:
    from engine.engine import Engine

_log = logging.getLogger(__name__)


class Worker:
    """Any number of workers, in any number of processes, may run on one PostgreSQL database; on SQLite use one.

    A worker keeps no state: killed at any moment it loses nothing, since it claims a timer in the very
    transaction that fires it. `failed_rounds` counts the rounds that have failed since the last good one.
    """

    def __init__(self, engine: Engine, *, poll_seconds: float = 1.0) -> None:
        self.failed_rounds = 0
        self._engine = engine
        self._poll_seconds = poll_seconds
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Run in a thread of its own until `stop`."""
        self._thread = threading.Thread(target=self.run, name="dingdian-worker", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Finish the batch at hand, then end; returns when it has."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def run(self) -> None:
        """Fire due timers in this thread until `stop` is called from another one.

        A round that fails as a whole (the database is gone, say) is logged, counted in `failed_rounds`, and
        tried again after the usual pause; timers that fail one by one have incidents instead.
        """
        while not self._stop.is_set():
            self._round()
            self._stop.wait(self._poll_seconds)

    def _round(self) -> None:
        try:
            run_due(self._engine)
        except Exception:  # noqa: BLE001 -- a worker outlives whatever one round meets
            self.failed_rounds += 1
            _log.exception("Expected a round of the worker to run, but it failed; trying again.")
        else:
            self.failed_rounds = 0
