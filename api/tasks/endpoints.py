"""The inbox and the task page."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.kit.context import SignedIn
from api.kit.params import TaskKey
from api.kit.schemas import Page
from api.tasks import actions, service
from api.tasks.query import TaskQuery
from api.tasks.schemas import (
    Assign,
    Assignee,
    Complete,
    Completed,
    TaskCounts,
    TaskDetail,
    TaskRow,
    TaskView,
)

private = APIRouter(prefix="/tasks", tags=["tasks"])


@private.get("")
def list_tasks(ctx: SignedIn, query: Annotated[TaskQuery, Query()]) -> Page[TaskRow]:
    """Open tasks of a view, filtered and sorted."""
    return service.list_tasks(ctx, query)


@private.get("/counts")
def count_tasks(ctx: SignedIn, view: TaskView = TaskView.GROUPS) -> TaskCounts:
    """Numbers for the views, and the filter values of one view."""
    return service.count_tasks(ctx, view)


@private.get("/{key}")
def get_task(ctx: SignedIn, key: TaskKey) -> TaskDetail:
    """A task with its form, data, legal basis, deadline and case."""
    return service.get_task(ctx, key)


@private.get("/{key}/assignees")
def list_assignees(ctx: SignedIn, key: TaskKey) -> list[Assignee]:
    """People a leader can give this task to."""
    return service.list_assignees(ctx, key)


@private.post("/{key}/claim")
def claim(ctx: SignedIn, key: TaskKey) -> TaskRow:
    """Take the task from a group."""
    return actions.claim(ctx, key)


@private.post("/{key}/unclaim")
def unclaim(ctx: SignedIn, key: TaskKey) -> TaskRow:
    """Put the task back."""
    return actions.unclaim(ctx, key)


@private.post("/{key}/assign")
def assign(ctx: SignedIn, key: TaskKey, body: Assign) -> TaskRow:
    """Give the task to a person (leaders)."""
    return actions.assign(ctx, key, body.assignee)


@private.post("/{key}/complete")
def complete(ctx: SignedIn, key: TaskKey, body: Complete) -> Completed:
    """Submit the form. Invalid data is refused with one error per field, and nothing changes."""
    return actions.complete(ctx, key, body.variables)
