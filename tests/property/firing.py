"""A process of its own that fires timers one by one and tells its parent after each commit."""

from __future__ import annotations

import sys

from engine.clock import PinnedClock
from engine.engine import Engine
from engine.feel import FunctionLibrary
from engine.jobs import HandlerRegistry, Job
from engine.store import Database, audit
from engine.worker import run_batch
from tests.engine.house import MONDAY


def ring(job: Job) -> None:
    """An effect in the database, in the step's transaction."""
    subject = str(job.instance_key)
    audit.append(job.session, at=job.now, actor="system", command="ring", subject_kind="instance", subject=subject, details={})


def engine_on(url: str) -> Engine:
    """An engine a week later, when all timers are due."""
    handlers = HandlerRegistry()
    handlers.register("ring", ring)
    return Engine(Database(url), PinnedClock(MONDAY.replace(day=9)), handlers, FunctionLibrary.standard())


def main(url: str) -> None:
    """Fire until nothing is due; one line per committed batch."""
    engine = engine_on(url)
    while run_batch(engine, 3):
        sys.stdout.write("committed\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
