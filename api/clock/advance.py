"""Moving the pinned clock so that everything on the way happens at its own time, in order."""

from __future__ import annotations

from datetime import date, datetime, time

from engine import commands
from engine.actor import Actor
from engine.engine import Engine
from engine.worker import next_due, run_due
from handlers.deadlines.dates import CHINA

MORNING = time(9)


def morning_of(day: date) -> datetime:
    """09:00 of a day in China, when the office opens."""
    return datetime.combine(day, MORNING, CHINA)


def advance_to(engine: Engine, target: datetime, actor: Actor) -> int:
    """Move the pin to `target`, stopping at every timer on the way to fire it; the number of timers fired.

    Raises `Forbidden` outside demonstration mode and for a target in the pin's past.
    """
    fired = run_due(engine)
    while (due := next_due(engine)) is not None and due <= target:
        _pin(engine, due, actor)
        handled = run_due(engine)
        if handled == 0:
            break
        fired += handled
    _pin(engine, target, actor)
    return fired + run_due(engine)


def _pin(engine: Engine, instant: datetime, actor: Actor) -> None:
    engine.run(actor, lambda uow: commands.pin_clock(uow, instant))
