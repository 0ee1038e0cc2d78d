"""The deadline board: what falls due in the areas a person works in, or in the party's own affairs."""

from __future__ import annotations

from sqlalchemy.orm import Session

from api.cases import repository as cases
from api.cases.clocks import NAMES, is_overdue
from api.cases.summary import summary_of
from api.deadlines import repository
from api.deadlines.query import DeadlineQuery
from api.deadlines.schemas import DeadlineCounts, DeadlineGroup, DeadlineRow
from api.kit.areas import area_name
from api.kit.context import Context
from api.kit.dates import Today
from api.kit.schemas import Page
from handlers.business_keys import Dossier
from handlers.deadlines.ledger import remaining_working_days
from handlers.deadlines.models import Clock


def list_deadlines(ctx: Context, query: DeadlineQuery) -> Page[DeadlineRow]:
    """One page of the board."""
    with ctx.read() as session:
        page = repository.list_page(session, ctx.principal, query, ctx.today(session, query.area).day)
        rows = _rows(ctx, session, list(page.rows))
        return Page(items=rows, next_cursor=page.next_cursor, total=page.total)


def count_deadlines(ctx: Context, area: str | None) -> DeadlineCounts:
    """The numbers beside the groups."""
    with ctx.read() as session:
        today = ctx.today(session, area).day
        numbers = {group.value: repository.count(session, ctx.principal, area, group, today) for group in DeadlineGroup}
        return DeadlineCounts(**numbers)


def _rows(ctx: Context, session: Session, clocks: list[Clock]) -> list[DeadlineRow]:
    dossiers = cases.by_numbers(session, {clock.business_key for clock in clocks if clock.business_key})
    days = {area: ctx.today(session, area) for area in {clock.area for clock in clocks}}
    return [_row(clock, dossiers.get(clock.business_key or ""), days[clock.area]) for clock in clocks]


def _row(clock: Clock, dossier: Dossier | None, today: Today) -> DeadlineRow:
    summary = None if dossier is None else summary_of(dossier)
    return DeadlineRow(
        key=str(clock.id),
        timer_id=clock.timer,
        name=NAMES.get(clock.timer, clock.timer),
        kind=None if summary is None else summary.kind,
        kind_name=None if summary is None else summary.kind_name,
        business_key=clock.business_key,
        party_name=None if summary is None else summary.party_name,
        area=clock.area or "",
        area_name=area_name(clock.area or ""),
        start_event=clock.start_event,
        start_on=clock.start,
        due_on=clock.due,
        remaining_working_days=remaining_working_days(clock, today.day, today.calendar),
        overdue=is_overdue(clock, today.day),
        paused_since=clock.paused_since,
        provisional=clock.provisional,
        provisions=list(clock.provisions),
    )
