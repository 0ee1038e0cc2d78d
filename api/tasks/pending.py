"""Tasks whose task listeners are at work: what a person asked of them takes effect, or is denied, when these are done."""

from __future__ import annotations

from engine.commands.task_transitions import listeners_of
from engine.commands.unit_of_work import UnitOfWork
from engine.spiff.task_listeners import DENIABLE
from engine.store.user_tasks import OPEN_STATES, TaskState, UserTask

LISTED = (TaskState.CREATED, *sorted(DENIABLE))
"""The states of the tasks in the inbox: to be worked on, or with something a person asked for under way."""


def is_pending(task: UserTask) -> bool:
    """Whether its listeners are at work, so that nothing can be done to it."""
    return task.state in OPEN_STATES and task.state is not TaskState.CREATED


def after_command(uow: UnitOfWork, task: UserTask) -> UserTask:
    """The task as a command of this transaction has left it: with listeners it may still be in the state of its transition."""
    if listeners_of(uow, task) is not None:
        uow.session.flush()
        uow.session.refresh(task)
    return task
