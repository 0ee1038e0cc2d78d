"""A time of day, with or without an offset or a zone."""

from __future__ import annotations

from dataclasses import dataclass

from engine.feel.temporal.calendar import NANOS
from engine.feel.temporal.zones import offset_text, zone_offset

_REFERENCE_DAY = 10_957
"""2000-01-01, on which a time in a zone is read when no date says otherwise."""


@dataclass(frozen=True, slots=True)
class FeelTime:
    """FEEL `time`: nanoseconds since midnight, and either `offset` seconds from UTC, a `zone` name, or neither."""

    nanos: int
    offset: int | None = None
    zone: str | None = None

    @property
    def is_zoned(self) -> bool:
        """Whether the time names an offset or a zone."""
        return self.offset is not None or self.zone is not None

    def offset_on(self, days: int = _REFERENCE_DAY) -> int | None:
        """Offset in seconds on a day since 1970-01-01 (by default on 2000-01-01)."""
        return self.offset if self.zone is None else zone_offset(self.zone, days, self.nanos)

    @property
    def utc_nanos(self) -> int:
        """Nanoseconds since midnight in UTC; may lie outside one day."""
        return self.nanos - (self.offset_on() or 0) * NANOS

    def __str__(self) -> str:
        seconds, fraction = divmod(self.nanos, NANOS)
        text = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}{fraction_text(fraction)}"
        if self.zone is not None:
            return f"{text}@{self.zone}"
        return text if self.offset is None else text + offset_text(self.offset)


def fraction_text(nanos: int) -> str:
    """A fraction of a second as decimals, without trailing zeros; empty for none."""
    return f".{nanos:09d}".rstrip("0") if nanos else ""


MIDNIGHT = FeelTime(0)
MIDNIGHT_UTC = FeelTime(0, 0)
