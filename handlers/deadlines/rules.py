"""The rules of procedures.md section 2 as functions from dates to a `Deadline`. No database, no clock.

`provisions` are the ids of the provision that sets the period; the steps add the Civil Code's own ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from handlers.deadlines import wording
from handlers.deadlines.calendar import WorkingCalendar
from handlers.deadlines.counting import last_day, last_day_of_status, latest_start
from handlers.deadlines.dates import ONE_DAY
from handlers.deadlines.deadline import Deadline, Rule
from handlers.deadlines.errors import RuleMisused
from handlers.deadlines.pauses import Pause
from handlers.deadlines.periods import CalendarDays, Months, Period, WorkingDays, Years
from handlers.deadlines.under_way import UnderWay


def act_deadline(
    start: date,
    period: Period,
    calendar: WorkingCalendar,
    *,
    pauses: Iterable[Pause] = (),
    extensions: Iterable[Period] = (),
    provisions: Sequence[str] = (),
) -> Deadline:
    """The last day for doing an act within `period` of the event on `start` (rules 2.1 to 2.4, 2.8)."""
    found = _counted(start, period, calendar, pauses, extensions, provisions, moves=True)
    return found.finish(Rule.ACT)


def limit_deadline(
    start: date,
    period: Period,
    calendar: WorkingCalendar,
    *,
    pauses: Iterable[Pause] = (),
    extensions: Iterable[Period] = (),
    provisions: Sequence[str] = (),
) -> Deadline:
    """超过 N 日 (rule 2.7): `counted` is day N, `due` the last filing day, `exceeded_on` day N+1.

    The consequence must wait for `day_after`, so that a filing on a moved last day still counts.
    """
    found = _counted(start, period, calendar, pauses, extensions, provisions, moves=True)
    return found.finish(Rule.LIMIT)


def ban_deadline(
    start: date,
    period: Period,
    calendar: WorkingCalendar,
    *,
    pauses: Iterable[Pause] = (),
    extensions: Iterable[Period] = (),
    provisions: Sequence[str] = (),
    free_on_anniversary: bool = False,
) -> Deadline:
    """未满 N 年 (rule 2.6): `due` is the last barred day, `day_after` the first free one. Never moved.

    With `free_on_anniversary` (local policy, GAP-18) the corresponding day itself is already free.
    """
    found = _counted(start, period, calendar, pauses, extensions, provisions)
    if free_on_anniversary:
        found.day -= ONE_DAY
    found.steps.append(wording.free_from(found.day))
    return found.finish(Rule.BAN_LENIENT if free_on_anniversary else Rule.BAN)


def floor_deadline(
    start: date,
    period: Period,
    calendar: WorkingCalendar,
    *,
    pauses: Iterable[Pause] = (),
    extensions: Iterable[Period] = (),
    provisions: Sequence[str] = (),
) -> Deadline:
    """Not before `period` has run out (GAP-02): the act is open from `day_after` on. Never moved."""
    found = _counted(start, period, calendar, pauses, extensions, provisions)
    found.steps.append(wording.free_from(found.day))
    return found.finish(Rule.FLOOR)


def _counted(
    start: date,
    period: Period,
    calendar: WorkingCalendar,
    pauses: Iterable[Pause],
    extensions: Iterable[Period],
    provisions: Sequence[str],
    *,
    moves: bool = False,
) -> UnderWay:
    found = UnderWay(calendar, start, [wording.starts_after(start, period, provisions)], moves)
    found.run(period)
    found.extend(extensions)
    found.stand_still(start, pauses)
    return found


def status_deadline(
    start: date,
    period: Period,
    calendar: WorkingCalendar,
    *,
    pauses: Iterable[Pause] = (),
    extensions: Iterable[Period] = (),
    provisions: Sequence[str] = (),
) -> Deadline:
    """The last day of a status that begins at 00:00 of `start` (rule 2.1a): terms, coaching. Never moved.

    An extension is a new status from the day after. Raises `RuleMisused` for working days.
    """
    extensions = tuple(extensions)
    if any(isinstance(one, WorkingDays) for one in (period, *extensions)):
        raise RuleMisused(Rule.STATUS, "a status is not counted in working days", "状态期间不以工作日计算")
    end = last_day_of_status(start, period)
    steps = [wording.starts_on(start, period, provisions), wording.last_status_day(end)]
    found = UnderWay(calendar, end, steps)
    for extension in extensions:
        found.day = last_day_of_status(found.day + ONE_DAY, extension)
        found.steps.append(wording.extended(extension, found.day))
    found.stand_still(start, pauses)
    return found.finish(Rule.STATUS)


def latest_day_before(end: date, period: Period, calendar: WorkingCalendar, *, provisions: Sequence[str] = ()) -> Deadline:
    """The latest day that lies at least `period` before `end` (rule 2.5). Never moved, even off a Sunday."""
    day = latest_start(end, period, calendar)
    found = UnderWay(calendar, day, [wording.latest_before(end, period, day, provisions)])
    if isinstance(period, WorkingDays):
        found.looked_at.append((day + ONE_DAY, end))
    if not calendar.is_working_day(day):
        found.steps.append(wording.unmoved(day))
    return found.finish(Rule.BEFORE)


def fixed_deadline(day: date, calendar: WorkingCalendar, *, provisions: Sequence[str] = ()) -> Deadline:
    """The end date a decision or an agreement states (rule 2.4). Never moved."""
    return UnderWay(calendar, day, [wording.fixed(day, provisions)]).finish(Rule.FIXED)


def days_elapsed(start: date, on: date) -> int:
    """Which day of a count `on` is (rule 2.7), the start excluded: 2026-08-31 is day 180 from 2026-03-04."""
    return (on - start).days


def exceeds(start: date, end: date, limit: Months | Years | CalendarDays, calendar: WorkingCalendar) -> bool:
    """Whether the time from `start` to `end` is longer than `limit`, e.g. a suspension asked for 200 days."""
    return end > last_day(start, limit, calendar)
