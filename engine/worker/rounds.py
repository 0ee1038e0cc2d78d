"""Rounds that fail: how long to rest after one, and what is logged of it."""

from __future__ import annotations

import logging
import threading
import time

from sqlalchemy.exc import DBAPIError

from engine.errors import OutcomeUnknown
from engine.store.postgresql import is_unreachable

_log = logging.getLogger(__name__)

MAX_REST_SECONDS = 30.0


class Rounds:
    """What the threads of one worker know together about their rounds; `failed` is how many failed since the last good one.

    The rest doubles with each failure. However many threads there are, one line is logged in that time: a database that is
    away for an hour must not fill the disk. Only what is no outage has its trace, the first time.
    """

    def __init__(self, usual_seconds: float) -> None:
        self.failed = 0
        self._usual = usual_seconds
        self._lock = threading.Lock()
        self._quiet_until = 0.0

    @property
    def rest_seconds(self) -> float:
        """How long to rest before the next round, when there is nothing to do or the last one failed."""
        return self._usual if self.failed == 0 else min(self._usual * 2.0 ** min(self.failed, 16), MAX_REST_SECONDS)

    def good(self) -> None:
        """A round has worked."""
        with self._lock:
            failed, self.failed, self._quiet_until = self.failed, 0, 0.0
        if failed:
            _log.info("The worker is at work again, after %d rounds that failed.", failed)

    def bad(self, error: Exception) -> None:
        """A round has failed as a whole."""
        with self._lock:
            self.failed += 1
            failed, is_quiet = self.failed, time.monotonic() < self._quiet_until
            if not is_quiet:
                self._quiet_until = time.monotonic() + self.rest_seconds
        if is_quiet:
            return
        if (outage := _outage(error)) is not None:
            told = "Expected the database to answer the worker, but it does not (%s); trying again in %.0f s."
            _log.warning(told, _first_line(outage), self.rest_seconds)
        else:
            told = "Expected a round of the worker to run, but it failed (%s, %d in a row); trying again in %.0f s."
            _log.warning(told, _first_line(error), failed, self.rest_seconds, exc_info=error if failed == 1 else None)


def _outage(error: BaseException | None) -> BaseException | None:
    """What the driver says, if the database has gone away."""
    if isinstance(error, OutcomeUnknown):
        return _outage(error.__cause__)
    return error.orig if isinstance(error, DBAPIError) and is_unreachable(error) else None


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__
