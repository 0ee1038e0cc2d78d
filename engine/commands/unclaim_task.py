"""Command: put a user task back into the inbox of its group."""

from __future__ import annotations

from engine.commands.task_rules import lock_open_task, require_supervisor
from engine.commands.task_transitions import change
from engine.commands.unit_of_work import UnitOfWork
from engine.errors import WrongState
from engine.spiff.waits import TaskState


def unclaim_task(uow: UnitOfWork, key: int) -> None:
    """Take the assignee off the task, after its task listeners: one's own, or anybody's by a supervisor of the area.

    Raise `NotFound`, `WrongState` (done, a listener is at work, not assigned, or nobody could take it then), `Forbidden`,
    `TaskDenied` (by a listener).
    """
    task = lock_open_task(uow, key, "unclaim")
    if task.assignee is None:
        raise WrongState("user task", key, "UNASSIGNED", "unclaim")
    if task.assignee != uow.actor.id:
        require_supervisor(uow.actor, task, "unclaim")
    if not task.groups and not task.users and not uow.actor.may_do_any(task.tenant_id):
        raise WrongState("user task", key, "WITHOUT CANDIDATES", "unclaim")
    uow.audit("unclaim_task", "user task", key, {"assignee": task.assignee})
    change(uow, task, TaskState.ASSIGNING, {"assignee": None}, "unassign", "unclaim")
