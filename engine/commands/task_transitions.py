"""Commands on user tasks that have task listeners ask them first."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from engine.commands.step import step
from engine.spiff.transitions import Transition
from engine.spiff.waits import TaskState
from engine.store import user_tasks
from engine.store.user_tasks import UserTask

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from engine.commands.unit_of_work import UnitOfWork
    from engine.spiff import Instance
    from engine.spiff.task_listeners import TaskListeners


def listeners_of(uow: UnitOfWork, task: UserTask) -> TaskListeners | None:
    """The task listeners its element has."""
    element = uow.engine.definitions.process(uow, task.definition_key).elements.get(task.element_id)
    return None if element is None else element.task_listeners


def change(uow: UnitOfWork, task: UserTask, state: TaskState, values: Mapping[str, Any], action: str, command: str) -> None:
    """Give a locked task other values, by the names of `UserTaskWait`; if it has listeners that ask for it, they come first."""
    listeners = listeners_of(uow, task)
    if listeners is None or not listeners.jobs[state]:
        uow.locked = None  # no step follows
        _change_row(uow.session, task, values)
        return
    transition = Transition(state, task.wait_id, action, dict(values))

    def act(instance: Instance) -> None:
        instance.change_user_task(transition)

    uow.queue.run(partial(step, uow, task.instance_key, act, command=command))


def _change_row(session: Session, task: UserTask, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        match name:
            case "candidate_groups":
                user_tasks.replace_groups(session, task.key, value)
            case "candidate_users":
                user_tasks.replace_users(session, task.key, value)
            case _:
                setattr(task, name, value)
