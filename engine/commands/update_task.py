"""Command: a supervisor changes dates, candidates or priority of a user task."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from engine.commands.check_priority import checked_priority
from engine.commands.task_rules import lock_open_task, require_supervisor
from engine.commands.task_transitions import change
from engine.commands.unit_of_work import UnitOfWork
from engine.spiff.waits import TaskState


@dataclass(frozen=True, slots=True)
class TaskChanges:
    """What becomes of a task. `dates` holds `due` and `follow_up` as far as they change, None to take one away."""

    dates: Mapping[str, datetime | None]
    groups: tuple[str, ...] | None = None
    users: tuple[str, ...] | None = None
    priority: int | None = None


def update_task(uow: UnitOfWork, key: int, changes: TaskChanges, action: str = "") -> None:
    """Change an open task, after its task listeners; they hear what the client calls it.

    Raise `NotFound`, `WrongState` (done, or a listener is at work), `Forbidden` (no supervisor), `InvalidInput` (priority),
    `TaskDenied` (by a listener).
    """
    task = lock_open_task(uow, key, "update")
    require_supervisor(uow.actor, task, "update")
    values: dict[str, Any] = dict(changes.dates)
    if changes.priority is not None:
        values["priority"] = checked_priority(changes.priority)
    if changes.groups is not None:
        values["candidate_groups"] = changes.groups
    if changes.users is not None:
        values["candidate_users"] = changes.users
    uow.audit("update_task", "user task", key, _written(changes))
    change(uow, task, TaskState.UPDATING, values, action, "update")


def _written(changes: TaskChanges) -> dict[str, object]:
    dates = {name: None if value is None else value.isoformat() for name, value in changes.dates.items()}
    rest = {"groups": changes.groups, "users": changes.users, "priority": changes.priority}
    return {**dates, **{name: value for name, value in rest.items() if value is not None}}
