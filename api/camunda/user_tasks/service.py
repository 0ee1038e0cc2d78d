"""Reading user tasks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from api.camunda.kit.client import Client
from api.camunda.kit.forms import FormResult, form_result
from api.camunda.kit.keys import to_key
from api.camunda.kit.problems import not_found
from api.camunda.kit.schemas import SearchResult
from api.camunda.search.request import SearchRequest
from api.camunda.search.run import run_search
from api.camunda.user_tasks.repository import user_tasks
from api.camunda.user_tasks.schemas import UserTaskResult
from engine.actor import Actor
from engine.errors import NotFound
from engine.store import forms, instance_tags, visibility
from engine.store.history import HistoryEvent
from engine.store.process_definitions import ProcessDefinitionRow
from engine.store.user_tasks import UserTask

KIND = "user task"


def search(ctx: Client, request: SearchRequest | None) -> SearchResult[UserTaskResult]:
    """One page of the tasks the client may see."""
    with ctx.read() as session:
        rows, page = run_search(session, user_tasks(ctx.actor), request)
        tags = instance_tags.of_roots(session, {row[2] for row in rows})
        return SearchResult(items=[_view(row, tags) for row in rows], page=page)


def get(ctx: Client, key: str) -> UserTaskResult:
    """One task."""
    query = user_tasks(ctx.actor).query.where(UserTask.key == to_key(key, KIND))
    with ctx.read() as session:
        row = session.execute(query).first()
        if row is None:
            raise not_found(KIND, key)
        return _view(row, instance_tags.of_roots(session, {row[2]}))


def get_form(ctx: Client, key: str) -> FormResult | None:
    """The form that was bound when the task opened; None without one."""
    with ctx.read() as session:
        task = require_visible(ctx, session, key)
        return None if task.form_key is None else form_result(session, forms.get(session, task.form_key))


def require_visible(ctx: Client, session: Session, key: str) -> UserTask:
    """The task, if the client may see it; a 404 problem otherwise."""
    try:
        return visibility.get_task(session, ctx.actor, to_key(key, KIND))
    except NotFound as error:
        raise not_found(KIND, key) from error


def element_key(session: Session, task: UserTask) -> int | None:
    """The first line of history about the run of the task's element."""
    query = user_tasks(Actor.system()).query.where(UserTask.key == task.key)
    key: int | None = session.execute(query).one()[3]
    return key


def seq_of(session: Session, task: UserTask) -> int:
    """The number of the run of the task's element in its instance; 0 when history does not know it any more."""
    line = session.get(HistoryEvent, element_key(session, task))
    return 0 if line is None else line.seq


def _view(row: Sequence[Any], tags: Mapping[int, list[str]]) -> UserTaskResult:
    task: UserTask = row[0]
    definition: ProcessDefinitionRow = row[1]
    return UserTaskResult(
        name=task.name,
        state=task.state,
        assignee=task.assignee,
        element_id=task.element_id,
        candidate_groups=task.candidate_groups,
        candidate_users=task.candidate_users,
        process_definition_id=task.process_id,
        creation_date=task.created,
        completion_date=task.completed,
        follow_up_date=task.follow_up,
        due_date=task.due,
        tenant_id=task.tenant_id,
        external_form_reference=None,
        process_definition_version=definition.version,
        custom_headers={},
        priority=task.priority,
        user_task_key=str(task.key),
        element_instance_key=str(row[3]),
        process_name=definition.name,
        process_definition_key=str(task.definition_key),
        process_instance_key=str(task.instance_key),
        root_process_instance_key=str(row[2]),
        business_id=task.business_key,
        form_key=None if task.form_key is None else str(task.form_key),
        tags=tags.get(row[2], []),
    )
