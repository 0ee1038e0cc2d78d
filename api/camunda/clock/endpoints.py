"""The clock of a demonstration."""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi import APIRouter
from pydantic import Field

from api.camunda.kit.client import Caller
from api.camunda.kit.schemas import Request
from engine import commands

MAX_MS = 4_102_444_800_000
"""The year 2100."""

private = APIRouter(prefix="/clock", tags=["Clock"])


class PinClock(Request):
    """Epoch milliseconds."""

    timestamp: int = Field(ge=0, le=MAX_MS)


@private.put("", status_code=204)
def pin_clock(ctx: Caller, body: PinClock) -> None:
    """Stop the clock at an instant; it may only go forward. Demonstrations only (operators, designers)."""
    ctx.require("operator", "designer")
    ctx.run(lambda uow: commands.pin_clock(uow, datetime.fromtimestamp(body.timestamp / 1000, UTC)))


@private.post("/reset", status_code=204)
def reset_clock(ctx: Caller) -> None:
    """Let time pass again. Demonstrations only (operators, designers)."""
    ctx.require("operator", "designer")
    ctx.run(commands.unpin_clock)
