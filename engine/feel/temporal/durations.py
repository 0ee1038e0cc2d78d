"""The two durations of FEEL, which do not mix: months have no fixed number of days."""

from __future__ import annotations

from dataclasses import dataclass

from engine.feel.temporal.calendar import DAY_NANOS, NANOS
from engine.feel.temporal.times import fraction_text


@dataclass(frozen=True, slots=True, order=True)
class YearsMonths:
    """FEEL `years and months duration`, in months."""

    months: int

    def __str__(self) -> str:
        if self.months == 0:
            return "P0M"
        years, months = divmod(abs(self.months), 12)
        sign = "-" if self.months < 0 else ""
        return f"{sign}P{f'{years}Y' if years else ''}{f'{months}M' if months else ''}"


@dataclass(frozen=True, slots=True, order=True)
class DaysTime:
    """FEEL `days and time duration`, in nanoseconds."""

    nanos: int

    @classmethod
    def of_days(cls, days: int) -> DaysTime:
        """A duration of whole days of 24 hours."""
        return cls(days * DAY_NANOS)

    @classmethod
    def of_seconds(cls, seconds: int) -> DaysTime:
        """A duration of whole seconds."""
        return cls(seconds * NANOS)

    def __str__(self) -> str:
        if self.nanos == 0:
            return "PT0S"
        days, rest = divmod(abs(self.nanos), DAY_NANOS)
        sign = "-" if self.nanos < 0 else ""
        return f"{sign}P{f'{days}D' if days else ''}{_clock_text(rest)}"


def _clock_text(nanos: int) -> str:
    if not nanos:
        return ""
    seconds, fraction = divmod(nanos, NANOS)
    hours, minutes, seconds = seconds // 3600, seconds // 60 % 60, seconds % 60
    text = f"{f'{hours}H' if hours else ''}{f'{minutes}M' if minutes else ''}"
    return f"T{text}{f'{seconds}{fraction_text(fraction)}S' if seconds or fraction else ''}"


Duration = YearsMonths | DaysTime
