"""Commands: pin the clock of a demonstration, and let it go."""

from __future__ import annotations

from datetime import datetime

from engine.clock import in_utc
from engine.commands.unit_of_work import UnitOfWork
from engine.errors import Forbidden
from engine.store import clock_pin


def pin_clock(uow: UnitOfWork, instant: datetime) -> None:
    """Stop the clock of the whole installation at `instant`; it may only go forward while it is pinned.

    Raise `Forbidden` outside demonstration mode and when `instant` is before the pin that stands.
    """
    _require_demonstration(uow, "pin")
    target, before = in_utc(instant), clock_pin.get(uow.session)
    if before is not None and target < before:
        raise Forbidden("pin", "clock", target.isoformat(), f"it already stands at {before.isoformat()}")
    clock_pin.put(uow.session, target)
    uow.audit("pin_clock", "clock", target.isoformat())


def unpin_clock(uow: UnitOfWork) -> None:
    """Let time pass again; raise `Forbidden` outside demonstration mode."""
    _require_demonstration(uow, "unpin")
    clock_pin.remove(uow.session)
    uow.audit("unpin_clock", "clock", "")


def _require_demonstration(uow: UnitOfWork, command: str) -> None:
    if not uow.engine.demonstration:
        raise Forbidden(command, "clock", "", "time can only be pinned in demonstration mode")
