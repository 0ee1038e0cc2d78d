"""What has to be done now and then, whatever happens in the processes: months of history are made ahead."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from engine.clock import SystemClock
from engine.store import partitions

if TYPE_CHECKING:
    from engine.engine import Engine

EVERY_SECONDS = 3600
AGAIN_SECONDS = 60
"""After a look that failed: months ahead are not urgent, and the worker has other things to do in each round."""


class Housekeeping:
    """A duty of the worker that looks once an hour; any number of workers may."""

    def __init__(self) -> None:
        self._next = 0.0

    def __call__(self, engine: Engine) -> int:
        """Make the months that are missing; there is never more to do at once, so always 0."""
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + AGAIN_SECONDS
            with engine.database.write() as session:
                # a pinned clock does not count here: keys are drawn from the machine's
                partitions.make_ahead(session, SystemClock().now())
            self._next = time.monotonic() + EVERY_SECONDS
        return 0
