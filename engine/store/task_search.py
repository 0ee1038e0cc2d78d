"""Searching user tasks: the inbox."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.errors import InvalidInput
from engine.store.pages import Page, decode_cursor, encode_cursor
from engine.store.user_tasks import TaskState, UserTask
from engine.store.visibility import is_candidate, visible_tasks

MAX_PAGE = 200
_NEVER = datetime(9999, 1, 1, tzinfo=UTC)


class View(StrEnum):
    """The actor's own tasks, those he could claim, or all he may see in his areas."""

    MINE = "mine"
    GROUPS = "groups"
    AREA = "area"


class Order(StrEnum):
    """Soonest due first, newest first, or most important first."""

    DUE = "due"
    CREATED = "created"
    PRIORITY = "priority"


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """What to show; None means any. `text` is looked for in task name and business key.

    `due_before` is exclusive. `overdue_at` keeps the tasks that were due before that instant and are still open.
    """

    view: View = View.AREA
    state: TaskState | None = TaskState.CREATED
    text: str | None = None
    tenant_id: str | None = None
    process_id: str | None = None
    element_id: str | None = None
    business_key: str | None = None
    instance_key: int | None = None
    due_before: datetime | None = None
    overdue_at: datetime | None = None


def search_tasks(
    session: Session,
    actor: Actor,
    wanted: TaskFilter,
    *,
    order: Order = Order.DUE,
    cursor: str | None = None,
    limit: int = 50,
) -> Page[UserTask]:
    """One page of the tasks the actor may see and the filter wants."""
    size = max(1, min(limit, MAX_PAGE))
    query = select(UserTask).where(*_conditions(actor, wanted))
    if cursor is not None:
        query = query.where(_behind(order, cursor))
    rows = session.scalars(_sorted(query, order).limit(size + 1)).all()
    more = len(rows) > size
    shown = rows[:size]
    return Page(shown, count_tasks(session, actor, wanted), _cursor(order, shown[-1]) if more else None)


def count_tasks(session: Session, actor: Actor, wanted: TaskFilter) -> int:
    """How many tasks `search_tasks` would show on all pages."""
    query = select(func.count()).select_from(UserTask).where(*_conditions(actor, wanted))
    return session.scalar(query) or 0


def _conditions(actor: Actor, wanted: TaskFilter) -> list[ColumnElement[bool]]:
    return [visible_tasks(actor), *_in_view(actor, wanted.view), *_equalities(wanted), *_ranges(wanted)]


def _in_view(actor: Actor, view: View) -> list[ColumnElement[bool]]:
    match view:
        case View.MINE:
            return [UserTask.assignee == actor.id]
        case View.GROUPS:
            return [UserTask.assignee.is_(None), is_candidate(actor)]
        case View.AREA:
            return []


def _equalities(wanted: TaskFilter) -> list[ColumnElement[bool]]:
    pairs = (
        (UserTask.state, wanted.state),
        (UserTask.tenant_id, wanted.tenant_id),
        (UserTask.process_id, wanted.process_id),
        (UserTask.element_id, wanted.element_id),
        (UserTask.business_key, wanted.business_key),
        (UserTask.instance_key, wanted.instance_key),
    )
    return [column == value for column, value in pairs if value is not None]


def _ranges(wanted: TaskFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.text:
        found = (column.icontains(wanted.text, autoescape=True) for column in (UserTask.name, UserTask.business_key))
        conditions.append(or_(*found))
    if wanted.due_before is not None:
        conditions.append(UserTask.due < wanted.due_before)
    if wanted.overdue_at is not None:
        conditions.append(and_(UserTask.due < wanted.overdue_at, UserTask.state == TaskState.CREATED))
    return conditions


def _sorted(query: Select[UserTask], order: Order) -> Select[UserTask]:
    match order:
        case Order.DUE:
            return query.order_by(func.coalesce(UserTask.due, _NEVER), UserTask.key)
        case Order.CREATED:
            return query.order_by(UserTask.key.desc())
        case Order.PRIORITY:
            return query.order_by(UserTask.priority.desc(), UserTask.key)


def _behind(order: Order, cursor: str) -> ColumnElement[bool]:
    value, key = decode_cursor(cursor)
    match order:
        case Order.DUE:
            due = func.coalesce(UserTask.due, _NEVER)
            seen = _instant(value)
            return or_(due > seen, and_(due == seen, UserTask.key > key))
        case Order.CREATED:
            return UserTask.key < key
        case Order.PRIORITY:
            return or_(UserTask.priority < value, and_(UserTask.priority == value, UserTask.key > key))


def _cursor(order: Order, last: UserTask) -> str:
    match order:
        case Order.DUE:
            return encode_cursor(((last.due or _NEVER).isoformat(), last.key))
        case Order.CREATED:
            return encode_cursor((last.key, last.key))
        case Order.PRIORITY:
            return encode_cursor((last.priority, last.key))


def _instant(value: str | int) -> datetime:
    try:
        return datetime.fromisoformat(str(value))
    except ValueError as error:
        raise InvalidInput("cursor", "one this server gave", repr(value), "start from the first page") from error
