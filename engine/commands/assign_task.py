"""Command: a supervisor gives a user task to a person."""

from __future__ import annotations

from engine.commands.check_name import check_name
from engine.commands.task_rules import lock_open_task, require_separation, require_supervisor
from engine.commands.task_transitions import change
from engine.commands.unit_of_work import UnitOfWork
from engine.spiff.waits import TaskState


def assign_task(uow: UnitOfWork, key: int, assignee: str, action: str = "") -> None:
    """Assign the task to `assignee`, whoever had it before, after its task listeners; they hear what the client calls it.

    Raise `NotFound`, `WrongState` (done, or a listener is at work), `Forbidden` (no supervisor of the area, or the assignee's
    duties are separate), `TaskDenied` (by a listener), `InvalidInput` (a name that no database can store).
    """
    check_name("assignee", assignee)
    task = lock_open_task(uow, key, "assign")
    require_supervisor(uow.actor, task, "assign")
    require_separation(uow, assignee, task, "assign")
    uow.audit("assign_task", "user task", key, {"assignee": assignee, "before": task.assignee})
    change(uow, task, TaskState.ASSIGNING, {"assignee": assignee}, action, "assign")
