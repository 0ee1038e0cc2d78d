"""Command: complete a user task."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from engine.commands.check_variables import check_variables
from engine.commands.step import step
from engine.commands.task_rules import lock_task_for_step, require_separation
from engine.commands.unit_of_work import UnitOfWork
from engine.errors import Forbidden
from engine.spiff import Instance
from engine.store import user_tasks, visibility

_COMMAND = "complete"


def complete_user_task(uow: UnitOfWork, key: int, variables: Mapping[str, Any] | None = None, action: str = "") -> None:
    """Complete the task with the person's variables and run its instance on; its task listeners come first, and hear what the
    client calls it.

    Raise `NotFound` (not visible), `WrongState` (done already, or a listener is at work), `Forbidden` (somebody else's, not a
    candidate, or duties are separate), `InvalidInput` (variables), `TaskDenied` (by a listener), `StepFailed` (the process
    cannot go on; nothing is stored).
    """
    given = check_variables(variables)
    task = lock_task_for_step(uow, key, _COMMAND)
    may_do_any = uow.actor.may_do_any(task.tenant_id)
    if task.assignee not in {None, uow.actor.id} and not may_do_any:
        raise Forbidden(_COMMAND, "user task", key, f"it is assigned to '{task.assignee}'")
    if not (task.assignee == uow.actor.id or may_do_any or visibility.may_take(uow.actor, task)):
        raise Forbidden(_COMMAND, "user task", key, "you are neither its assignee nor a candidate for it")
    require_separation(uow, uow.actor.id, task, _COMMAND)
    user_tasks.complete(uow.connection, key, by=uow.actor.id, at=uow.now)
    uow.audit("complete_user_task", "user task", key, {"elementId": task.element_id, "variables": given})

    wait_id = task.wait_id

    def act(instance: Instance) -> None:
        instance.complete_user_task(wait_id, given, action)

    uow.queue.run(partial(step, uow, task.instance_key, act, command=_COMMAND, wait_id=wait_id))
