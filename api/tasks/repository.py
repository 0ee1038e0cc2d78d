"""Queries on user tasks, all under `engine.store.visibility`: the one predicate of list, get, count and search."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import Session

from api.cases.repository import numbers_of_parties
from api.kit.paging import Order, Slice, Value, fetch_page
from api.tasks.pending import LISTED
from api.tasks.query import TaskQuery
from api.tasks.schemas import TaskSort, TaskView
from engine.actor import Actor
from engine.store.user_tasks import TaskState, UserTask
from engine.store.visibility import is_candidate, visible_tasks
from handlers.register.models import Party

# tasks without a due date come last, whichever page they fall on
NEVER = datetime(9999, 1, 1, tzinfo=UTC)
_DUE = func.coalesce(UserTask.due, NEVER)


def get_visible(session: Session, actor: Actor, key: int) -> UserTask | None:
    """The task, open or done, if the person may see it."""
    return session.scalars(select(UserTask).where(UserTask.key == key, visible_tasks(actor))).one_or_none()


def list_page(session: Session, actor: Actor, query: TaskQuery, now: datetime) -> Slice[UserTask]:
    """One page of open tasks."""
    statement = _filtered(_in_view(actor, query.view), query, now)
    return fetch_page(session, statement, _order(query.sort), _place(query.sort), query.cursor, query.limit)


def count(session: Session, actor: Actor, view: TaskView) -> int:
    """How many open tasks a view has."""
    statement = select(func.count()).select_from(_in_view(actor, view).subquery())
    return session.scalar(statement) or 0


def count_overdue(session: Session, actor: Actor, view: TaskView, now: datetime) -> int:
    """How many open tasks of a view are overdue."""
    late = _in_view(actor, view).where(UserTask.due < now)
    return session.scalar(select(func.count()).select_from(late.subquery())) or 0


def facets(session: Session, actor: Actor, view: TaskView) -> list[tuple[str, str, str, int]]:
    """(process id, element id, task name, number) of a view, most frequent first."""
    number = func.count().label("number")
    statement = (
        _in_view(actor, view)
        .with_only_columns(UserTask.process_id, UserTask.element_id, func.min(UserTask.name), number)
        .group_by(UserTask.process_id, UserTask.element_id)
        .order_by(number.desc(), UserTask.element_id)
    )
    return [(row[0], row[1], row[2], row[3]) for row in session.execute(statement)]


def open_of_case(session: Session, actor: Actor, business_key: str) -> list[UserTask]:
    """The open tasks of a case that the person may see, in the order of the inbox."""
    statement = select(UserTask).where(
        UserTask.business_key == business_key, UserTask.state == TaskState.CREATED, visible_tasks(actor)
    )
    return list(session.scalars(statement.order_by(_DUE, UserTask.key)))


def _in_view(actor: Actor, view: TaskView) -> Select[UserTask]:
    chosen = {
        TaskView.MINE: and_(UserTask.assignee == actor.id, visible_tasks(actor)),
        TaskView.GROUPS: and_(UserTask.assignee.is_(None), is_candidate(actor), visible_tasks(actor)),
        TaskView.AREA: UserTask.tenant_id.in_(sorted(actor.supervises)),
    }[view]
    return select(UserTask).where(UserTask.state.in_(LISTED), chosen)


def _filtered(statement: Select[UserTask], query: TaskQuery, now: datetime) -> Select[UserTask]:
    equal = (
        (UserTask.process_id, query.process),
        (UserTask.element_id, query.element),
        (UserTask.business_key, query.business_key),
        (UserTask.tenant_id, query.area),
    )
    statement = statement.where(*(column == value for column, value in equal if value))
    if query.overdue is not None:
        statement = statement.where(UserTask.due < now if query.overdue else now <= _DUE)
    if query.q:
        named = Party.name.contains(query.q, autoescape=True)
        statement = statement.where(
            or_(
                UserTask.name.contains(query.q, autoescape=True),
                UserTask.business_key.contains(query.q, autoescape=True),
                UserTask.business_key.in_(numbers_of_parties(named)),
            )
        )
    return statement


def _order(sort: TaskSort) -> Order:
    descending = sort.value.startswith("-")
    if sort is TaskSort.PRIORITY_DESC:
        return Order(UserTask.priority.expression, UserTask.key, descending, int)
    column = _DUE if sort in {TaskSort.DUE, TaskSort.DUE_DESC} else UserTask.created.expression
    return Order(column, UserTask.key, descending, datetime.fromisoformat)


def _place(sort: TaskSort) -> Callable[[UserTask], tuple[Value, int]]:
    if sort is TaskSort.PRIORITY_DESC:
        return lambda task: (task.priority, task.key)
    if sort in {TaskSort.DUE, TaskSort.DUE_DESC}:
        return lambda task: (task.due or NEVER, task.key)
    return lambda task: (task.created, task.key)
