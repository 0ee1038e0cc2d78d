"""Ending without dropping anybody: first no longer ready, then no new connections, then the requests at hand are finished."""

from __future__ import annotations

import threading
from types import FrameType

import uvicorn

FINISH_SECONDS = 10
"""How long requests at hand may take after the socket is closed."""


class DrainingServer(uvicorn.Server):
    """A server that, asked to end, sets `stopping` and serves on for `drain_seconds`, so that a proxy notices; then it ends.

    Asked a second time it ends at once. Its process then ends with status 0, as a supervisor expects of one it has stopped.
    """

    def __init__(self, config: uvicorn.Config, stopping: threading.Event, drain_seconds: float) -> None:
        super().__init__(config)
        self._stopping = stopping
        self._drain_seconds = drain_seconds

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """The handler of SIGINT and SIGTERM. uvicorn's own would raise the signal again at the end."""
        if self._stopping.is_set() or self._drain_seconds == 0:
            self._end()
        else:
            timer = threading.Timer(self._drain_seconds, self._end)
            timer.daemon = True
            timer.start()
        self._stopping.set()

    def _end(self) -> None:
        self.should_exit = True
