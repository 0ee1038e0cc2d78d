"""Command: take a user task from the inbox of a group."""

from __future__ import annotations

from engine.commands.task_rules import lock_open_task, require_candidate, require_separation
from engine.commands.task_transitions import change
from engine.commands.unit_of_work import UnitOfWork
from engine.errors import WrongState
from engine.spiff.waits import TaskState

_COMMAND = "claim"


def claim_task(uow: UnitOfWork, key: int) -> None:
    """Assign the task to the actor, after its task listeners; claiming one's own task again changes nothing.

    Raise `NotFound`, `WrongState` (done, a listener is at work, or another person has it), `Forbidden` (no candidate, separate
    duties), `TaskDenied` (by a listener).
    """
    task = lock_open_task(uow, key, _COMMAND)
    if task.assignee == uow.actor.id:
        uow.locked = None  # no step follows
        return
    if task.assignee is not None:
        raise WrongState("user task", key, f"ASSIGNED to {task.assignee}", _COMMAND)
    require_candidate(uow.actor, task, _COMMAND)
    require_separation(uow, uow.actor.id, task, _COMMAND)
    uow.audit("claim_task", "user task", key)
    change(uow, task, TaskState.ASSIGNING, {"assignee": uow.actor.id}, "claim", _COMMAND)
