"""Letting time pass in demonstrations and tests, stopping at every timer and every job on the way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from engine.worker.run_due import next_due, run_due
from engine.worker.run_jobs import next_job, run_jobs

if TYPE_CHECKING:
    from engine.engine import Engine


def advance(engine: Engine, until: datetime, move: Callable[[datetime], None]) -> int:
    """Move the clock to `until`, and on the way to each due instant, doing what is due there: timers, then our own jobs.

    So a timer that an earlier timer opens counts from the earlier one's instant, as in real life. `move` sets the
    clock (`PinnedClock.advance_to`, or a transaction with `pin_clock`). Returns how many timers and tries were handled.
    """
    handled = _settle(engine)
    due = _next(engine)
    while due is not None and due <= until:
        move(due)
        handled += _settle(engine)
        due = _next(engine)
    move(until)
    return handled


def _settle(engine: Engine) -> int:
    handled = 0
    while count := run_due(engine) + run_jobs(engine):
        handled += count
    return handled


def _next(engine: Engine) -> datetime | None:
    return min((due for due in (next_due(engine), next_job(engine)) if due is not None), default=None)
