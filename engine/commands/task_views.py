"""What task listeners see of their user task."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.errors import NotFound
from engine.spiff.waits import TaskState, UserTaskWait
from engine.store import user_tasks
from engine.store.user_tasks import UserTask
from engine.task_view import TaskView

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from engine.spiff.transitions import Transition

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
    values = {name: _plain(transition.before.get(name, getattr(before, name))) for name in CHANGED}
    after = {**values, **{name: _plain(value) for name, value in transition.changes.items()}}
    changed = tuple(word for name, word in CHANGED.items() if after[name] != values[name])
    if transition.state is TaskState.CREATING and after["assignee"] is None:
        after["assignee"] = transition.given
    key, form_key = (before.key, before.form_key) if isinstance(before, UserTask) else (None, None)
    return TaskView(key, transition.action, changed, form_key=form_key, **after)


def _plain(value: Any) -> Any:
    return tuple(sorted(value)) if isinstance(value, list | tuple) else value
