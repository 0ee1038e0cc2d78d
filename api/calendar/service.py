"""Reading and loading a year's arrangement."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from api.calendar.schemas import CalendarLoaded, CalendarYear, RestDay, SetCalendar
from api.kit.context import Context
from api.kit.problems import invalid
from engine import commands
from engine.actor import Actor
from engine.commands.unit_of_work import UnitOfWork
from handlers import publicity
from handlers.applications import application_of
from handlers.cause import Cause
from handlers.deadlines import Arrangement, repository
from handlers.deadlines.arrangements import (
    package_arrangement,
    package_is_official,
    packaged_arrangements,
)
from handlers.deadlines.errors import InvalidArrangement
from handlers.deadlines.models import CalendarArrangement
from handlers.deadlines.overrides import NATION, record_arrangement
from handlers.deadlines.recomputation import ClockChange, recompute_for_calendar

PUBLICITY_CLOCK = "T-PUB"


def get_year(ctx: Context, year: int) -> CalendarYear:
    """The national arrangement in force for a year."""
    with ctx.read() as session:
        return _year(session, year)


def load_year(ctx: Context, year: int, body: SetCalendar) -> CalendarLoaded:
    """Store a new version of a year and move what rests on it: clocks, process variables and timers."""
    ctx.require_anywhere("operator")

    def work(uow: UnitOfWork) -> CalendarLoaded:
        by = ctx.principal.username
        row = _record(uow, year, body, by)
        changes = recompute_for_calendar(uow.session, [year])
        for change in changes:
            if change.moved:
                _carry_over(uow, change)
        details = {"version": row.version, "source": body.source, "recomputed": len(changes), "by": by}
        uow.audit("calendar:load", "calendar", year, details)
        return CalendarLoaded(calendar=_year(uow.session, year), recomputed=len(changes))

    # clocks of every area move, also of those the operator has no part in
    return ctx.runtime.engine.run(Actor.system(), work)


def _record(uow: UnitOfWork, year: int, body: SetCalendar, by: str) -> CalendarArrangement:
    off = {rest.day: rest.name for rest in body.off}
    try:
        return record_arrangement(uow.session, year=year, off=off, work=body.work, source=body.source, by=by, now=uow.now)
    except InvalidArrangement as error:
        raise invalid("work", "放假安排", error.message_zh, "请按国务院办公厅通知逐日核对") from error


def _carry_over(uow: UnitOfWork, change: ClockChange) -> None:
    """Tell the process its new date, on which its timers rest, and the public list its new last day."""
    subject = change.subject
    if change.variable is not None and subject.instance_key is not None:
        commands.set_variables(uow, subject.instance_key, {change.variable: change.due.isoformat()})
    if change.timer == PUBLICITY_CLOCK and subject.business_key is not None:
        application = application_of(uow.session, subject.business_key)
        cause = Cause(actor=uow.actor.id, at=uow.now, instance_key=subject.instance_key)
        publicity.extend(uow.session, publicity.entry_of(uow.session, application), change.due, cause)


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
