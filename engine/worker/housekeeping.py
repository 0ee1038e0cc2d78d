"""What has to be done now and then, whatever happens in the processes: months of history are made ahead, and documents that
nobody uses are deleted."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from engine.actor import Actor
from engine.clock import SystemClock
from engine.store import documents, partitions

if TYPE_CHECKING:
    from engine.commands.unit_of_work import UnitOfWork
    from engine.engine import Engine

EVERY_SECONDS = 3600
AGAIN_SECONDS = 60
"""After a look that failed: months ahead are not urgent, and the worker has other things to do in each round."""

DOCUMENTS = 100
"""Documents deleted in one transaction at most: each may be as large as an upload can be."""


class Housekeeping:
    """A duty of the worker that looks once an hour; any number of workers may."""

    def __init__(self) -> None:
        self._next = 0.0

    def __call__(self, engine: Engine) -> int:
        """Make the months that are missing and delete spent documents; there is never more to do at once, so always 0."""
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + AGAIN_SECONDS
            with engine.database.write() as session:
                # a pinned clock does not count here: keys are drawn from the machine's
                partitions.make_ahead(session, SystemClock().now())
            while engine.run(Actor.system(), _delete_documents) == DOCUMENTS:
                pass
            self._next = time.monotonic() + EVERY_SECONDS
        return 0


def _delete_documents(uow: UnitOfWork) -> int:
    deleted = documents.delete_spent(uow.session, uow.now, DOCUMENTS)
    if deleted:
        uow.audit("delete_documents", "document", "unused", {"documentIds": deleted})
    return len(deleted)
