"""User tasks."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.camunda.kit.client import Caller
from api.camunda.kit.forms import FormResult
from api.camunda.kit.keys import PathKey
from api.camunda.kit.schemas import SearchResult
from api.camunda.search.request import SearchBody
from api.camunda.user_tasks import actions, service, variables
from api.camunda.user_tasks.listening import answered
from api.camunda.user_tasks.schemas import Assign, Complete, Update, UserTaskResult
from api.camunda.variables.schemas import FoundVariable

private = APIRouter(prefix="/user-tasks", tags=["User tasks"])


@private.post("/search")
def search_user_tasks(ctx: Caller, body: SearchBody = None) -> SearchResult[UserTaskResult]:
    """User tasks."""
    return service.search(ctx, body)


@private.get("/{key}")
def get_user_task(ctx: Caller, key: PathKey) -> UserTaskResult:
    """One task."""
    return service.get(ctx, key)


@private.patch("/{key}", status_code=204)
async def update_user_task(ctx: Caller, key: PathKey, body: Update | None = None) -> None:
    """Change dates, candidates or priority (supervisors)."""
    await answered(ctx, key, partial(actions.update, body=body or Update()))


@private.post("/{key}/assignment", status_code=204)
async def assign_user_task(ctx: Caller, key: PathKey, body: Assign) -> None:
    """Give the task to a person who holds one of its roles (supervisors)."""
    await answered(ctx, key, partial(actions.assign, body=body))


@private.delete("/{key}/assignee", status_code=204)
async def unassign_user_task(ctx: Caller, key: PathKey) -> None:
    """Take the task off its assignee."""
    await answered(ctx, key, actions.unassign)


@private.post("/{key}/completion", status_code=204)
async def complete_user_task(ctx: Caller, key: PathKey, body: Complete | None = None) -> None:
    """Complete the task as a candidate; its form is checked on the server. 409 when a task listener denies it."""
    await answered(ctx, key, partial(actions.complete, body=body or Complete()))


@private.get("/{key}/form", responses={204: {"description": "no form"}})
def get_user_task_form(ctx: Caller, key: PathKey) -> FormResult:
    """The form of the task; 204 without one."""
    return service.get_form(ctx, key) or Response(status_code=204)  # type: ignore[return-value]


@private.post("/{key}/variables/search")
def search_user_task_variables(
    ctx: Caller, key: PathKey, truncate_values: Annotated[bool, Query(alias="truncateValues")] = True, body: SearchBody = None
) -> SearchResult[FoundVariable]:
    """Variables of the task's scope and of those around it; one name may stand there more than once."""
    return variables.search(ctx, key, body, truncate=truncate_values)


@private.post("/{key}/effective-variables/search")
def search_effective_variables(
    ctx: Caller, key: PathKey, truncate_values: Annotated[bool, Query(alias="truncateValues")] = True, body: SearchBody = None
) -> SearchResult[FoundVariable]:
    """Variables as the task sees them: of several with one name the innermost."""
    return variables.search(ctx, key, body, truncate=truncate_values, effective=True)
