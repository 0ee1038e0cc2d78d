"""Holiday arrangements loaded while the system runs, and the calendar that results from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime
from functools import cache

from sqlalchemy.orm import Session

from handlers.deadlines import repository
from handlers.deadlines.arrangements import Arrangement
from handlers.deadlines.calendar import WorkingCalendar
from handlers.deadlines.models import CalendarArrangement

NATION = ""


def record_arrangement(
    session: Session,
    *,
    year: int,
    off: Mapping[date, str],
    work: Iterable[date],
    source: str,
    by: str,
    now: datetime,
    area: str | None = None,
) -> CalendarArrangement:
    """Store the next version of a year's arrangement, of the nation or of one pooling area.

    `off` maps rest days to names, `work` are make-up days; `source` says where it is published. Raises
    `InvalidArrangement`. Call `recompute_for_calendar` in the same transaction.
    """
    checked = Arrangement(year, off, frozenset(work), source, "new", area)
    earlier = repository.arrangements_of(session, area or NATION, year)
    row = CalendarArrangement(
        area=area or NATION,
        year=year,
        version=earlier[0].version + 1 if earlier else 1,
        off={day.isoformat(): name for day, name in sorted(checked.off.items())},
        work=[day.isoformat() for day in sorted(checked.work)],
        source=source,
        recorded_by=by,
        recorded_at=now,
    )
    session.add(row)
    session.flush()
    return row


def calendar_for(session: Session, area: str | None = None) -> WorkingCalendar:
    """The calendar in force for a pooling area: its stored days, the nation's, the files, the package."""
    areas = [NATION] if area is None else [NATION, area]
    stored = repository.latest_arrangements(session, areas)
    return WorkingCalendar(_read(row) for row in stored) if stored else _packaged()


def calendar_provider(
    read: Callable[[], AbstractContextManager[Session]],
) -> Callable[[str | None], WorkingCalendar]:
    """A provider for `handlers.functions.feel_functions`, from `Database.read`. Every call sees what is stored."""

    def provide(area: str | None) -> WorkingCalendar:
        with read() as session:
            return calendar_for(session, area)

    return provide


@cache
def _packaged() -> WorkingCalendar:
    return WorkingCalendar()


def _read(row: CalendarArrangement) -> Arrangement:
    return Arrangement(
        row.year,
        {date.fromisoformat(day): str(name) for day, name in row.off.items()},
        frozenset(date.fromisoformat(day) for day in row.work),
        row.source,
        f"db{row.version}",
        row.area or None,
    )
