"""The demonstration clock."""

from __future__ import annotations

from fastapi import APIRouter

from api.clock import service
from api.clock.schemas import AdvanceClock, Advanced, ClockState, PinClock
from api.kit.context import SignedIn

private = APIRouter(prefix="/clock", tags=["clock"])


@private.get("")
def get_clock(ctx: SignedIn) -> ClockState:
    """The time the system works with."""
    return service.get_clock(ctx)


@private.put("")
def pin_clock(ctx: SignedIn, body: PinClock) -> ClockState:
    """Pin the clock to a date, or let it run again (demonstration mode only)."""
    return service.pin_clock(ctx, body)


@private.post("/advance")
def advance_clock(ctx: SignedIn, body: AdvanceClock) -> Advanced:
    """Move the pinned clock forward and fire what falls due (demonstration mode only)."""
    return service.advance_clock(ctx, body)
