"""Firing timers that are due, many to a transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.errors import Unstorable
from engine.store import timers
from engine.worker.due_batch import NotTogether, fire_alone, fire_one_by_one, fire_together

if TYPE_CHECKING:
    from datetime import datetime

    from engine.engine import Engine

BATCH = 50


def run_due(engine: Engine, limit: int = 10_000) -> int:
    """Fire every timer that is due now, in order, until none is left or `limit` have been handled.

    Timers that come up meanwhile and are due already fire too. One that fails gets an incident and rests until
    that is resolved; the others go on. Returns how many were handled, failures included.
    """
    handled = 0
    while handled < limit:
        count = run_batch(engine, min(BATCH, limit - handled))
        if count == 0:
            break
        handled += count
    return handled


def run_batch(engine: Engine, size: int = BATCH) -> int:
    """Fire up to `size` due timers in one transaction; 0 when none is due or other workers have them all.

    Whatever one of them does, the others fire: when they cannot all fire together, nothing has happened and each gets a
    savepoint of its own, and if one of them spoils the transaction in spite of it, each gets a transaction of its own.
    """
    try:
        return fire_together(engine, size)
    except (NotTogether, Unstorable):
        pass  # nothing has happened
    try:
        return fire_one_by_one(engine, size)
    except Unstorable:
        return fire_alone(engine, size)


def next_due(engine: Engine) -> datetime | None:
    """When the next timer is due; None when none is waiting."""
    with engine.reading() as session:
        return timers.next_due(session)
