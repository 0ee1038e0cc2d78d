"""A date of the proleptic Gregorian calendar."""

from __future__ import annotations

from dataclasses import dataclass

from engine.feel.temporal.calendar import MAX_YEAR, civil_from_days, days_from_civil, month_length


@dataclass(frozen=True, slots=True, order=True)
class FeelDate:
    """FEEL `date`: year (-999,999,999..999,999,999), month (1..12), day (1..31)."""

    year: int
    month: int
    day: int

    @classmethod
    def of(cls, year: int, month: int, day: int) -> FeelDate | None:
        """The date, or None if the calendar has no such day."""
        if not (-MAX_YEAR <= year <= MAX_YEAR and 1 <= month <= 12 and 1 <= day <= month_length(year, month)):
            return None
        return cls(year, month, day)

    @classmethod
    def from_days(cls, days: int) -> FeelDate | None:
        """The date a number of days after 1970-01-01, or None beyond the last year."""
        return cls.of(*civil_from_days(days))

    @property
    def days(self) -> int:
        """Days since 1970-01-01."""
        return days_from_civil(self.year, self.month, self.day)

    @property
    def weekday(self) -> int:
        """Day of the week, Monday = 1 .. Sunday = 7."""
        return (self.days + 3) % 7 + 1

    def plus_months(self, months: int) -> FeelDate | None:
        """The same day some months later, or the last day of that month if it is shorter."""
        year, month0 = divmod(self.year * 12 + self.month - 1 + months, 12)
        if not -MAX_YEAR <= year <= MAX_YEAR:
            return None
        return FeelDate(year, month0 + 1, min(self.day, month_length(year, month0 + 1)))

    def __str__(self) -> str:
        sign = "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04d}-{self.month:02d}-{self.day:02d}"
