"""User tasks that have task listeners: what those see, and commands that have to ask them first."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from engine.commands.step import step
from engine.errors import NotFound
from engine.spiff.transitions import Transition
from engine.spiff.waits import TaskState, UserTaskWait
from engine.store import user_tasks
from engine.store.user_tasks import UserTask
from engine.task_view import TaskView

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from engine.commands.unit_of_work import UnitOfWork
    from engine.spiff import Instance
    from engine.spiff.task_listeners import TaskListeners

CHANGED = {
    "assignee": "assignee",
    "candidate_groups": "candidateGroupsList",
    "candidate_users": "candidateUsersList",
    "due": "dueDate",
    "follow_up": "followUpDate",
    "priority": "priority",
}
"""Camunda's names of what can change about a task."""


def view_of(session: Session, instance_key: int, transition: Transition) -> TaskView:
    """The task of a transition, with what was asked for and corrected so far; raise `NotFound` when it has no row yet."""
    before: UserTask | UserTaskWait | None = transition.fresh
    if before is None:
        before = user_tasks.of_wait(session, instance_key, transition.wait_id)
    if before is None:
        raise NotFound("user task", transition.wait_id)
    values = {name: _plain(getattr(before, name)) for name in CHANGED}
    after = {**values, **{name: _plain(value) for name, value in transition.changes.items()}}
    changed = tuple(word for name, word in CHANGED.items() if after[name] != values[name])
    if transition.state is TaskState.CREATING and after["assignee"] is None:
        after["assignee"] = transition.given
    key, form_key = (before.key, before.form_key) if isinstance(before, UserTask) else (None, None)
    return TaskView(key, transition.action, changed, form_key=form_key, **after)


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


def _plain(value: Any) -> Any:
    return tuple(sorted(value)) if isinstance(value, list | tuple) else value
