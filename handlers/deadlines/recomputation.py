"""What a new holiday arrangement changes: the `calendar.updated` case of rule 2.2."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from handlers.deadlines import repository
from handlers.deadlines.arrangements import NEW_YEAR_REACHES_BACK_TO
from handlers.deadlines.ledger import Subject, recount


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
    wanted = sorted(set(years))
    if not wanted:
        return []
    first = date(wanted[0] - 1, *NEW_YEAR_REACHES_BACK_TO)
    changes: list[ClockChange] = []
    for clock in repository.resting_on(session, first):
        due_before, provisional_before = clock.due, clock.provisional
        recount(session, clock)
        if (clock.due, clock.provisional) != (due_before, provisional_before):
            changes.append(
                ClockChange(
                    clock.id,
                    clock.timer,
                    Subject(clock.business_key, clock.instance_key, clock.area),
                    clock.variable,
                    due_before,
                    clock.due,
                    provisional_before,
                    clock.provisional,
                )
            )
    return changes
