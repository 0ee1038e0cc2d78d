"""An element instance: Spiff's task, with an integer id and its scope as parent.

Stock SpiffWorkflow keeps the whole path as a tree of tasks. Here the tree is the nesting of scopes, and a finished element
instance is gone at once: history is a table of its own, so a step costs the same after ten thousand loops as after one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from SpiffWorkflow.task import Task
from SpiffWorkflow.util.task import TaskState

if TYPE_CHECKING:
    from engine.spiff.element import Element
    from engine.spiff.workflow import TokenWorkflow

READY, STARTED, WAITING, COMPLETED = TaskState.READY, TaskState.STARTED, TaskState.WAITING, TaskState.COMPLETED


class ElementInstance(Task):  # type: ignore[misc]  # SpiffWorkflow is untyped
    """One activated element.

    `locals` are the variables of its own scope (None: it has no scope), `waits` its open subscriptions (wait id → element that
    handles it), `notes` what is kept beside them (cycles of timers by wait id; work that can be undone), `flow` the sequence
    flow it came by, `memo` what its element remembers (the rounds of a multi-instance).
    """

    id: int
    workflow: TokenWorkflow
    task_spec: Element
    locals: dict[str, Any] | None
    waits: dict[int, Element]
    notes: dict[int, Any] | None
    flow: str | None
    memo: Any

    def __init__(
        self,
        workflow: TokenWorkflow,
        element: Element,
        scope: ElementInstance | None,
        token_id: int,
        flow: str | None,
    ) -> None:
        # not by Spiff's own: it draws random ids and keeps times and copies of data nobody asks for
        self.id = token_id
        self.workflow = workflow
        self.task_spec = element
        self._parent = None if scope is None else scope.id
        self._children: dict[int, None] = {}
        self._state = READY
        self.locals = None
        self.waits = {}
        self.notes = None
        self.flow = flow
        self.memo = None
        workflow.tasks[token_id] = self
        if scope is not None:
            scope._children[token_id] = None

    @property
    def scope(self) -> ElementInstance | None:
        """The element instance this one runs inside; None for the process itself."""
        return None if self._parent is None else self.workflow.tasks[self._parent]

    @property
    def children(self) -> list[ElementInstance]:
        """What runs inside this scope now."""
        tasks = self.workflow.tasks
        return [tasks[child] for child in self._children]

    @property
    def is_inner(self) -> bool:
        """Whether it is one round of a multi-instance body."""
        scope = self.scope
        return scope is not None and scope.task_spec is self.task_spec

    def noted(self, key: int, default: Any = None) -> Any:
        """What is kept beside the variables under `key`."""
        return default if self.notes is None else self.notes.get(key, default)

    def note(self, key: int, value: Any) -> None:
        """Keep a value (JSON) beside the variables."""
        self.notes = {**(self.notes or {}), key: value}

    def forget(self, key: int) -> None:
        """Keep it no longer, if it was."""
        if self.notes is not None and key in self.notes:
            self.notes = {number: value for number, value in self.notes.items() if number != key} or None

    def run(self) -> bool | None:
        """Run the element. Unlike Spiff's, it leaves the state alone when the element has chosen one (a join that waits)."""
        done = self.task_spec.execute(self)
        if done:
            self.complete()
        elif self._state == READY:
            self._state = STARTED
        return done

    def complete(self) -> None:
        """The element has done its work: leave it, after the listeners at its end."""
        listeners = self.task_spec.listeners
        if listeners is None or listeners.before_leave(self):
            self.finish()

    def finish(self) -> None:
        """Leave the element."""
        self._state = COMPLETED
        self.task_spec.leave(self)

    def _set_state(self, value: int) -> None:
        self._state = value

    def remove(self) -> None:
        """Take it out of its scope and of the instance."""
        if self.workflow.gathered:
            self.workflow.gathered.pop((self._parent, self.task_spec.name), None)
        del self.workflow.tasks[self.id]
        if self._parent is not None:
            del self.workflow.tasks[self._parent]._children[self.id]
