"""What a client does with a task: under the rules of the web app, except in the trial area.

Each gives whether the task has task listeners: then it may be in the state of its transition until they are done.
"""

from __future__ import annotations

from collections.abc import Callable

from pydantic import JsonValue

from api.accounts import repository as accounts
from api.camunda.kit.client import Client
from api.camunda.kit.problems import bad_request
from api.camunda.user_tasks.schemas import Assign, Complete, Update
from api.camunda.user_tasks.service import require_visible
from api.kit.context import PublicContext
from api.kit.problems import ProblemError
from api.tasks import forms
from engine import commands
from engine.commands import TaskChanges
from engine.commands.task_transitions import listeners_of
from engine.commands.unit_of_work import UnitOfWork
from engine.forms.unknown import known
from engine.store.user_tasks import TaskState, UserTask


def assign(ctx: Client, key: str, body: Assign) -> bool:
    """Give the task to a person."""

    def work(uow: UnitOfWork, task: UserTask) -> None:
        if body.allow_override is False and task.assignee not in {None, body.assignee}:
            detail = f"Expected user task {key} to have no assignee, but '{task.assignee}' has it; allow to override."
            raise ProblemError(409, "wrong-state", "INVALID_STATE", detail)
        _require_holder(ctx, uow, task, body.assignee)
        commands.assign_task(uow, task.key, body.assignee, body.action or "")

    return _done(ctx, key, work)


def unassign(ctx: Client, key: str) -> bool:
    """Take the task off its assignee; nothing happens when it has none."""

    def work(uow: UnitOfWork, task: UserTask) -> None:
        if task.assignee is not None or task.state is not TaskState.CREATED:
            commands.unclaim_task(uow, task.key)

    return _done(ctx, key, work)


def update(ctx: Client, key: str, body: Update) -> bool:
    """Change dates, candidates or priority."""
    changes = body.changeset

    def work(uow: UnitOfWork, task: UserTask) -> None:
        if changes is not None:
            groups, users = changes.candidate_groups, changes.candidate_users
            made = TaskChanges(
                dates=changes.dates(),
                groups=None if groups is None else tuple(groups),
                users=None if users is None else tuple(users),
                priority=changes.priority,
            )
            commands.update_task(uow, task.key, made, body.action or "")

    return _done(ctx, key, work)


def complete(ctx: Client, key: str, body: Complete) -> bool:
    """Check the form as the web app does and complete the task; whatever fails, nothing is stored."""

    def work(uow: UnitOfWork, task: UserTask) -> None:
        if task.state is not TaskState.CREATED:
            detail = f"Expected user task {key} to be open, but it is {task.state}; look for another one."
            raise ProblemError(409, "wrong-state", "INVALID_STATE", detail)
        checked = _checked(ctx, uow, task, body.variables or {})
        commands.complete_user_task(uow, task.key, checked, body.action or "")

    return _done(ctx, key, work)


def _done(ctx: Client, key: str, work: Callable[[UnitOfWork, UserTask], None]) -> bool:
    def done(uow: UnitOfWork) -> bool:
        task = require_visible(ctx, uow.session, key)
        work(uow, task)
        return listeners_of(uow, task) is not None

    return ctx.run(done)


def _checked(ctx: Client, uow: UnitOfWork, task: UserTask, submitted: dict[str, JsonValue]) -> dict[str, JsonValue]:
    """In a real area only what the form asks for is taken; in the trial area other variables go through as they are."""
    public = PublicContext(ctx.runtime)
    if not ctx.actor.may_do_any(task.tenant_id):
        return forms.check_task(public, uow, task, submitted)
    schema = forms.schema_of(uow.session, task)
    if schema is None:
        return submitted
    names = known(schema)
    asked = {name: value for name, value in submitted.items() if name in names}
    checked = forms.check(public, uow, schema, asked, forms.data_of(public, uow.session, task, schema))
    return {**submitted, **checked}


def _require_holder(ctx: Client, uow: UnitOfWork, task: UserTask, assignee: str) -> None:
    if ctx.actor.may_do_any(task.tenant_id):
        return
    groups = set(task.candidate_groups)
    holders = accounts.list_holders(uow.session, groups, task.tenant_id, demo=ctx.runtime.settings.demo)
    if assignee not in {row.username for row in holders}:
        raise bad_request(f"Expected assignee to hold one of the task's roles in its area, but '{assignee}' does not.")
