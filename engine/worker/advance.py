"""Letting time pass in demonstrations and tests, stopping at every timer on the way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from engine.worker.run_due import next_due, run_due

if TYPE_CHECKING:
    from engine.engine import Engine


def advance(engine: Engine, until: datetime, move: Callable[[datetime], None]) -> int:
    """Move the clock to `until`, and on the way to each due instant, firing what is due there.

    So a timer that an earlier timer opens counts from the earlier one's instant, as in real life. `move` sets the
    clock (`PinnedClock.advance_to`, or a transaction with `pin_clock`). Returns how many timers were handled.
    """
    handled = run_due(engine)
    due = next_due(engine)
    while due is not None and due <= until:
        move(due)
        handled += run_due(engine)
        due = next_due(engine)
    move(until)
    return handled
