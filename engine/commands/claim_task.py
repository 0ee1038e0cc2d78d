"""Command: take a user task from the inbox of a group."""

from __future__ import annotations

from engine.commands.task_rules import lock_open_task, require_candidate, require_separation
from engine.commands.unit_of_work import UnitOfWork
from engine.errors import WrongState


def claim_task(uow: UnitOfWork, key: int) -> None:
    """Assign the task to the actor; claiming one's own task again changes nothing.

    Raise `NotFound`, `WrongState` (done, or another person has it), `Forbidden` (no candidate, separate duties).
    """
    task = lock_open_task(uow, key, "claim")
    if task.assignee == uow.actor.id:
        return
    if task.assignee is not None:
        raise WrongState("user task", key, f"ASSIGNED to {task.assignee}", "claim")
    require_candidate(uow.actor, task, "claim")
    require_separation(uow, uow.actor.id, task, "claim")
    task.assignee = uow.actor.id
    uow.audit("claim_task", "user task", key)
