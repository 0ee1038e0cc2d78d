"""A date with a time of day."""

from __future__ import annotations

from dataclasses import dataclass

from engine.feel.temporal.calendar import DAY_NANOS, NANOS
from engine.feel.temporal.dates import FeelDate
from engine.feel.temporal.times import FeelTime


@dataclass(frozen=True, slots=True)
class FeelDateTime:
    """FEEL `date and time`: a date and a time, which carries the offset or zone."""

    date: FeelDate
    time: FeelTime

    @classmethod
    def from_local(cls, nanos: int, offset: int | None = None, zone: str | None = None) -> FeelDateTime | None:
        """The wall time a number of nanoseconds after 1970-01-01T00:00, or None beyond the last year."""
        days, rest = divmod(nanos, DAY_NANOS)
        date = FeelDate.from_days(days)
        return None if date is None else cls(date, FeelTime(rest, offset, zone))

    @property
    def is_zoned(self) -> bool:
        """Whether an offset or a zone is known."""
        return self.time.is_zoned

    @property
    def local_nanos(self) -> int:
        """Nanoseconds of wall time since 1970-01-01T00:00."""
        return self.date.days * DAY_NANOS + self.time.nanos

    @property
    def offset(self) -> int | None:
        """Offset in seconds from UTC at this wall time."""
        return self.time.offset if self.time.zone is None else self.time.offset_on(self.date.days)

    @property
    def instant(self) -> int:
        """Nanoseconds since 1970-01-01T00:00Z; wall time where no offset is known."""
        return self.local_nanos - (self.offset or 0) * NANOS

    def __str__(self) -> str:
        return f"{self.date}T{self.time}"
