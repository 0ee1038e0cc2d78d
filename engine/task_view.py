"""A user task as its task listeners see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class TaskView:
    """The task with all that was asked for and corrected so far, which takes effect when the last listener is done.

    `action` is what the person calls what happens (`claim`, `complete`, ...), `changed` what is different from before, in
    Camunda's names. `key` and `form_key` are None while the step that makes the task is not over.
    """

    key: int | None
    action: str
    changed: tuple[str, ...]
    assignee: str | None
    candidate_groups: tuple[str, ...]
    candidate_users: tuple[str, ...]
    due: datetime | None
    follow_up: datetime | None
    priority: int
    form_key: int | None
