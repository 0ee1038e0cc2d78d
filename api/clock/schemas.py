"""Bodies of the demonstration clock."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from api.kit.schemas import Input, Instant, Output


class ClockState(Output):
    """The time the system works with; `pinned` when it stands still (demonstration mode only)."""

    now: Instant
    today: date
    pinned: bool


class PinClock(Input):
    """Set the clock to 09:00 of a date in Asia/Shanghai; null lets it run again."""

    today: date | None


class AdvanceClock(Input):
    """Move the pinned clock forward, by days or to a date; timers that fall due on the way fire in order."""

    days: int | None = Field(default=None, ge=1, le=3660)
    to: date | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> AdvanceClock:
        if (self.days is None) == (self.to is None):
            raise ValueError("days-or-to")
        return self


class Advanced(ClockState):
    """The new time and how many timers fired."""

    fired: int
