"""The only door to the time: everything else is given `now`."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol

from engine.errors import InvalidInput


class Clock(Protocol):
    """Tells the current instant."""

    def now(self) -> datetime:
        """The current instant, aware and in UTC."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The machine's current instant in UTC."""
        return datetime.now(UTC)


class PinnedClock:
    """A clock that stands still until it is moved; it never goes back. For tests and demonstrations."""

    def __init__(self, instant: datetime) -> None:
        self._instant = in_utc(instant)

    def now(self) -> datetime:
        """The pinned instant."""
        return self._instant

    def advance_to(self, instant: datetime) -> None:
        """Move the clock forward to `instant`; raise `InvalidInput` if that lies in the clock's past."""
        target = in_utc(instant)
        if target < self._instant:
            raise InvalidInput(
                "instant",
                f"at or after {self._instant.isoformat()}",
                target.isoformat(),
                "send a later instant, a pinned clock never goes back",
            )
        self._instant = target


def in_utc(instant: datetime) -> datetime:
    """Convert an aware instant to UTC; raise `InvalidInput` for a naive one, whose zone nobody can know."""
    if instant.tzinfo is None:
        raise InvalidInput("instant", "aware", instant.isoformat(), "add a UTC offset such as +08:00")
    return instant.astimezone(UTC)


def utc_text(instant: datetime) -> str:
    """An aware instant as JSON has it: in UTC, with milliseconds, such as `2026-01-02T03:04:05.678Z`; raises as `in_utc`."""
    return in_utc(instant).isoformat(timespec="milliseconds").replace("+00:00", "Z")
