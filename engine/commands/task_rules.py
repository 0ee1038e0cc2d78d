"""Who may do what with a user task."""

from __future__ import annotations

from engine.actor import Actor
from engine.commands.task_transitions import listeners_of
from engine.commands.unit_of_work import UnitOfWork
from engine.errors import Forbidden, WrongState
from engine.store import locked_instances, open_tasks, process_instances, user_tasks, visibility
from engine.store.open_tasks import OpenTask
from engine.store.process_instances import InstanceStatus
from engine.store.user_tasks import TaskState, UserTask


def lock_open_task(uow: UnitOfWork, key: int, command: str) -> UserTask:
    """The open task `key`, locked.

    Raise `NotFound` when the actor may not see it and `WrongState` when it is done or its instance is suspended.
    """
    seen = visibility.get_task(uow.session, uow.actor, key)
    if listeners_of(uow, seen) is not None:
        # a step may follow, and every step locks the tree of its instance first
        uow.locked = locked_instances.lock(uow.connection, seen.instance_key)
    task = user_tasks.lock(uow.session, key)
    if task.state != TaskState.CREATED:
        raise WrongState("user task", key, task.state, command)
    status = process_instances.status_of(uow.session, task.instance_key)
    if status is InstanceStatus.SUSPENDED:
        raise WrongState("user task", key, status, command)
    return task


def lock_task_for_step(uow: UnitOfWork, key: int, command: str) -> OpenTask:
    """The open task `key` and its instance, locked in the order every step uses; raises as `lock_open_task`."""
    uow.flush()
    task, root = open_tasks.lock(uow.connection, uow.actor, key)
    if task.state != TaskState.CREATED:
        raise WrongState("user task", key, task.state, command)
    uow.locked = root if root.key == task.instance_key else locked_instances.lock(uow.connection, task.instance_key)
    return task


def require_candidate(actor: Actor, task: UserTask, command: str) -> None:
    """The actor must be assignee or candidate; raise `Forbidden`. Nobody is a candidate by default."""
    if actor.may_do_any(task.tenant_id) or actor.id in {task.assignee, *task.candidate_users}:
        return
    if actor.groups_in(task.tenant_id).isdisjoint(task.candidate_groups):
        raise Forbidden(command, "user task", task.key, "you are neither its assignee nor a candidate for it")


def require_separation(uow: UnitOfWork, person: str, task: UserTask | OpenTask, command: str) -> None:
    """Separation of duties: who did an element of `separate_from` in this case may not do this; raise `Forbidden`."""
    done = user_tasks.did_any(uow.session, person, task) if task.separate_from else None
    if done is not None:
        reason = f"'{person}' completed '{done}' in the same case and duties are separate"
        raise Forbidden(command, "user task", task.key, reason)


def require_supervisor(actor: Actor, task: UserTask, command: str) -> None:
    """The actor must supervise the task's tenant; raise `Forbidden`."""
    if not actor.supervises_in(task.tenant_id):
        raise Forbidden(command, "user task", task.key, f"you do not supervise area '{task.tenant_id}'")
