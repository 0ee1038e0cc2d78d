"""Reading and loading a year's arrangement."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from api.calendar.schemas import CalendarLoaded, CalendarYear, RestDay, SetCalendar
from api.kit.context import Context
from engine import commands
from engine.actor import Actor
from engine.commands.unit_of_work import UnitOfWork
from handlers.deadlines import Arrangement, end_of_day, repository
from handlers.deadlines.arrangements import (
    package_arrangement,
    package_is_official,
    packaged_arrangements,
)
from handlers.deadlines.overrides import NATION, record_arrangement
from handlers.deadlines.recomputation import ClockChange, recompute_for_calendar


def get_year(ctx: Context, year: int) -> CalendarYear:
    """The national arrangement in force for a year."""
    with ctx.read() as session:
        return _year(session, year)


def load_year(ctx: Context, year: int, body: SetCalendar) -> CalendarLoaded:
    """Store a new version of a year and move what rests on it: clocks, process variables and timers."""
    ctx.require_anywhere("operator")

    def work(uow: UnitOfWork) -> CalendarLoaded:
        off = {rest.day: rest.name for rest in body.off}
        by = ctx.principal.username
        row = record_arrangement(uow.session, year=year, off=off, work=body.work, source=body.source, by=by, now=uow.now)
        changes = recompute_for_calendar(uow.session, [year])
        for change in changes:
            _rearm(uow, change)
        details = {"version": row.version, "source": body.source, "recomputed": len(changes), "by": by}
        uow.audit("calendar:load", "calendar", year, details)
        return CalendarLoaded(calendar=_year(uow.session, year), recomputed=len(changes))

    # clocks of every area move, also of those the operator has no part in
    return ctx.runtime.engine.run(Actor.system(), work)


def _rearm(uow: UnitOfWork, change: ClockChange) -> None:
    instance_key = change.subject.instance_key
    if change.moved and change.variable is not None and instance_key is not None:
        value = {change.variable: end_of_day(change.due).isoformat()}
        commands.set_variables(uow, instance_key, value)


def _year(session: Session, year: int) -> CalendarYear:
    stored = repository.arrangements_of(session, NATION, year)
    if stored:
        newest = stored[0]
        rests = [RestDay(day=date.fromisoformat(day), name=name) for day, name in newest.off.items()]
        work = [date.fromisoformat(day) for day in newest.work]
        return CalendarYear(year=year, published=True, source=newest.source, version=f"db{newest.version}", off=rests, work=work)
    packaged = {item.year: item for item in packaged_arrangements() if item.area is None}
    if year in packaged:
        return _of_arrangement(packaged[year], published=True)
    return _of_arrangement(package_arrangement(year), published=package_is_official(year))


def _of_arrangement(found: Arrangement, *, published: bool) -> CalendarYear:
    return CalendarYear(
        year=found.year,
        published=published,
        source=found.source,
        version=found.version,
        off=[RestDay(day=day, name=name) for day, name in sorted(found.off.items())],
        work=sorted(found.work),
    )
