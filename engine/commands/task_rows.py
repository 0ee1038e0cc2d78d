"""The rows of user tasks follow what their task listeners let happen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.spiff.waits import TaskState
from engine.store import user_tasks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.commands.unit_of_work import UnitOfWork
    from engine.spiff.effects import TaskChange
    from engine.store.locked_instances import LockedInstance


def change_tasks(uow: UnitOfWork, row: LockedInstance, changes: Mapping[int, TaskChange]) -> None:
    """Give the open tasks of an instance, by wait id, their new states and values."""
    for wait_id, change in changes.items():
        values = {"state": change.state, **change.values, **_end(uow, change.state)}
        user_tasks.change(uow.session, row.key, wait_id, values)


def _end(uow: UnitOfWork, state: TaskState) -> dict[str, Any]:
    """Who completes it and when: whoever has asked for that stays known while listeners are at work."""
    match state:
        case TaskState.COMPLETED:
            return {"completed": uow.now}
        case TaskState.COMPLETING:
            return {"completed": None}
        case TaskState.CANCELED:
            return {"completed": uow.now, "completed_by": None}
        case _:
            return {"completed": None, "completed_by": None}
