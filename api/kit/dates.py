"""Today, as the law and the inbox see it: the instant, the date in China and the working calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from handlers.deadlines import WorkingCalendar, date_in_china


@dataclass(frozen=True, slots=True)
class Today:
    """The present of one request."""

    now: datetime
    calendar: WorkingCalendar

    @property
    def day(self) -> date:
        """The date in China."""
        return date_in_china(self.now)

    def working_days_to(self, due: date) -> int:
        """Working days left through `due`; negative when it has passed."""
        return self.calendar.working_days_between(self.day, due)
