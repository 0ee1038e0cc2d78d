"""Command: a supervisor changes dates, candidates or priority of a user task."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from engine.commands.task_rules import lock_open_task, require_supervisor
from engine.commands.unit_of_work import UnitOfWork
from engine.errors import InvalidInput
from engine.store import user_tasks

MAX_PRIORITY = 100


@dataclass(frozen=True, slots=True)
class TaskChanges:
    """What becomes of a task. `dates` holds `due` and `follow_up` as far as they change, None to take one away."""

    dates: Mapping[str, datetime | None]
    groups: tuple[str, ...] | None = None
    users: tuple[str, ...] | None = None
    priority: int | None = None


def update_task(uow: UnitOfWork, key: int, changes: TaskChanges) -> None:
    """Change an open task. Raise `NotFound`, `WrongState` (done), `Forbidden` (no supervisor), `InvalidInput` (priority)."""
    task = lock_open_task(uow, key, "update")
    require_supervisor(uow.actor, task, "update")
    if changes.priority is not None:
        if not 0 <= changes.priority <= MAX_PRIORITY:
            remedy = "send a number in this range"
            raise InvalidInput("priority", f"from 0 to {MAX_PRIORITY}", str(changes.priority), remedy)
        task.priority = changes.priority
    task.due = changes.dates.get("due", task.due)
    task.follow_up = changes.dates.get("follow_up", task.follow_up)
    if changes.groups is not None:
        user_tasks.replace_groups(uow.session, key, changes.groups)
    if changes.users is not None:
        user_tasks.replace_users(uow.session, key, changes.users)
    uow.audit("update_task", "user task", key, _written(changes))


def _written(changes: TaskChanges) -> dict[str, object]:
    dates = {name: None if value is None else value.isoformat() for name, value in changes.dates.items()}
    rest = {"groups": changes.groups, "users": changes.users, "priority": changes.priority}
    return {**dates, **{name: value for name, value in rest.items() if value is not None}}
