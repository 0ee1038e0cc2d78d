"""`python -m tests.engine.worker.hanging_worker URL`: takes a job of type `mail`, says so, and never comes to an end."""

from __future__ import annotations

import sys
import threading

from engine.clock import PinnedClock
from engine.engine import Engine
from engine.feel import FunctionLibrary
from engine.jobs import AsynchronousJob, HandlerRegistry
from engine.store import Database
from engine.worker import run_jobs
from tests.engine.house import MONDAY


def main(url: str) -> None:
    """Run jobs on this database until killed."""
    handlers = HandlerRegistry()

    @handlers.asynchronous_job("mail")
    def hang(job: AsynchronousJob) -> None:
        sys.stdout.write(f"{job.key}\n")
        sys.stdout.flush()
        threading.Event().wait()

    run_jobs(Engine(Database(url), PinnedClock(MONDAY), handlers, FunctionLibrary.standard()))


if __name__ == "__main__":
    main(sys.argv[1])
