"""Queries on running clocks, under the visibility of what they belong to."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, true, union_all
from sqlalchemy.orm import Session

from api.cases.clocks import MERELY_WAITED_FOR, NOBODY_IS_LATE
from api.cases.repository import numbers_of_parties
from api.cases.visibility import visible_agreements, visible_applications, visible_cases
from api.deadlines.query import DeadlineQuery
from api.deadlines.schemas import DeadlineGroup
from api.kit.paging import Order, Slice, fetch_page
from api.kit.principal import CASE_ROLES, Principal
from handlers.agreements.models import Agreement
from handlers.applications.models import Application
from handlers.cases.models import Case
from handlers.deadlines.models import Clock, Outcome
from handlers.register.models import Party


def list_page(session: Session, principal: Principal, query: DeadlineQuery, today: date) -> Slice[Clock]:
    """One page of the visible running clocks of a group, the most urgent first."""
    statement = _running(principal, query.area).where(_group(query.group, today))
    if query.timer:
        statement = statement.where(Clock.timer == query.timer)
    if query.q:
        named = Party.name.contains(query.q, autoescape=True)
        in_number = Clock.business_key.contains(query.q, autoescape=True)
        statement = statement.where(or_(in_number, Clock.business_key.in_(numbers_of_parties(named))))
    order = Order(Clock.due.expression, Clock.id, descending=False, parse=date.fromisoformat)
    return fetch_page(session, statement, order, lambda row: (row.due, row.id), query.cursor, query.limit)


def count(session: Session, principal: Principal, area: str | None, group: DeadlineGroup, today: date) -> int:
    """How many visible running clocks the group has."""
    statement = _running(principal, area).where(_group(group, today))
    return session.scalar(select(func.count()).select_from(statement.subquery())) or 0


def _running(principal: Principal, area: str | None) -> Select[Clock]:
    in_area = Clock.area.in_(principal.areas_with(CASE_ROLES))
    seen = union_all(
        select(Application.number).where(visible_applications(principal)),
        select(Agreement.number).where(visible_agreements(principal)),
        select(Case.number).where(visible_cases(principal)),
    )
    statement = select(Clock).where(Clock.outcome == Outcome.RUNNING, or_(in_area, Clock.business_key.in_(seen)))
    return statement if area is None else statement.where(Clock.area == area)


def _group(group: DeadlineGroup, today: date) -> ColumnElement[bool]:
    runs = Clock.paused_since.is_(None)
    sunday = today + timedelta(days=6 - today.weekday())
    late = and_(runs, Clock.due < today, Clock.timer.not_in(NOBODY_IS_LATE), Clock.rule.not_in(MERELY_WAITED_FOR))
    conditions: dict[DeadlineGroup, ColumnElement[bool]] = {
        DeadlineGroup.TODAY: and_(runs, Clock.due == today),
        DeadlineGroup.WEEK: and_(runs, Clock.due >= today, Clock.due <= sunday),
        DeadlineGroup.OVERDUE: late,
        DeadlineGroup.PAUSED: Clock.paused_since.is_not(None),
        DeadlineGroup.ALL: true(),
    }
    return conditions[group]
