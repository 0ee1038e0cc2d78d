"""What a person does with a task."""

from __future__ import annotations

from api.accounts import repository as accounts
from api.kit.context import Context
from api.kit.problems import invalid
from api.kit.schemas import JsonObject
from api.tasks import forms, repository
from api.tasks.pending import after_command, is_pending
from api.tasks.rows import build_row, build_rows
from api.tasks.schemas import Completed, TaskRow
from api.tasks.service import require_task
from engine import commands
from engine.commands.unit_of_work import UnitOfWork


def claim(ctx: Context, key: str) -> TaskRow:
    """Take the task."""

    def work(uow: UnitOfWork) -> TaskRow:
        task = require_task(ctx, uow.session, key)
        commands.claim_task(uow, task.key)
        return build_row(uow.session, after_command(uow, task), ctx.today(uow.session))

    return ctx.run(work)


def unclaim(ctx: Context, key: str) -> TaskRow:
    """Put the task back."""

    def work(uow: UnitOfWork) -> TaskRow:
        task = require_task(ctx, uow.session, key)
        commands.unclaim_task(uow, task.key)
        return build_row(uow.session, after_command(uow, task), ctx.today(uow.session))

    return ctx.run(work)


def assign(ctx: Context, key: str, assignee: str) -> TaskRow:
    """Give the task to a person who holds one of its groups in its area."""

    def work(uow: UnitOfWork) -> TaskRow:
        task = require_task(ctx, uow.session, key)
        demo = ctx.runtime.settings.demo
        groups = set(task.candidate_groups)
        holders = accounts.list_holders(uow.session, groups, task.tenant_id, demo=demo)
        if assignee not in {row.username for row in holders}:
            raise invalid("assignee", "办理人", "不是该任务的候选人员", "请从可分派人员中选择")
        commands.assign_task(uow, task.key, assignee)
        return build_row(uow.session, after_command(uow, task), ctx.today(uow.session))

    return ctx.run(work)


def complete(ctx: Context, key: str, variables: JsonObject) -> Completed:
    """Check the form and complete the task; whatever fails, nothing is stored."""

    def work(uow: UnitOfWork) -> Completed:
        task = require_task(ctx, uow.session, key)
        checked = forms.check_task(ctx, uow, task, variables)
        commands.complete_user_task(uow, task.key, checked)
        uow.session.flush()
        following = repository.open_of_case(uow.session, ctx.actor, task.business_key or "")
        return Completed(
            key=str(task.key),
            business_key=task.business_key,
            pending=is_pending(after_command(uow, task)),
            next_tasks=build_rows(uow.session, following, ctx.today(uow.session)),
        )

    return ctx.run(work)
