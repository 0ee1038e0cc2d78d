"""What a new holiday arrangement changes: the `calendar.updated` case of rule 2.2."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from handlers.deadlines import repository
from handlers.deadlines.arrangements import NEW_YEAR_REACHES_BACK_TO
from handlers.deadlines.calendar import WorkingCalendar
from handlers.deadlines.ledger import Subject, recount
from handlers.deadlines.models import Clock
from handlers.deadlines.overrides import calendar_for


@dataclass(frozen=True, slots=True)
class ClockChange:
    """A running clock whose answer changed. The caller sets `variable` of the instance and rearms its timer."""

    key: int
    timer: str
    subject: Subject
    variable: str | None
    due_before: date
    due: date
    provisional_before: bool
    provisional: bool

    @property
    def moved(self) -> bool:
        """Whether the due date itself changed, and not only its standing."""
        return self.due != self.due_before


def recompute_for_calendar(session: Session, years: Iterable[int]) -> list[ClockChange]:
    """Count again every running clock that is provisional or reaches those years; return those that changed."""
    first_year = min(years, default=None)
    if first_year is None:
        return []
    clocks = repository.resting_on(session, date(first_year - 1, *NEW_YEAR_REACHES_BACK_TO))
    calendars = {area: calendar_for(session, area) for area in {clock.area for clock in clocks}}
    changes = [_count_again(clock, calendars[clock.area]) for clock in clocks]
    session.flush()
    return [change for change in changes if change.moved or change.provisional != change.provisional_before]


def _count_again(clock: Clock, calendar: WorkingCalendar) -> ClockChange:
    due_before, provisional_before = clock.due, clock.provisional
    recount(clock, calendar)
    return ClockChange(
        clock.id,
        clock.timer,
        Subject(clock.business_key, clock.instance_key, clock.area),
        clock.variable,
        due_before,
        clock.due,
        provisional_before,
        clock.provisional,
    )
