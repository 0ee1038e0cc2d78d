"""A user task on its way from one state to another, while its task listeners are at work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from engine.spiff.waits import TaskState

if TYPE_CHECKING:
    from engine.spiff.token import ElementInstance
    from engine.spiff.waits import UserTaskWait

TRANSITION = -4
"""The key in the notes of an element instance; wait ids are positive."""
ACTIONS = {
    TaskState.CREATING: "create",
    TaskState.ASSIGNING: "assign",
    TaskState.UPDATING: "update",
    TaskState.COMPLETING: "complete",
    TaskState.CANCELING: "cancel",
}
"""What a transition is called when whoever asked for it has not named it."""


@dataclass(slots=True)
class Transition:
    """What happens to the task that waits under `wait_id`.

    `changes` are the values asked for and corrected so far, by the names of `UserTaskWait`. `given` is what the transition
    brings besides: the assignee a new task gets next, or the variables of an update or a completion. `index` is that of the
    next listener.
    """

    state: TaskState
    wait_id: int
    action: str = ""
    changes: dict[str, Any] = field(default_factory=dict)
    given: Any = None
    index: int = 0
    fresh: UserTaskWait | None = None
    """The task as it was opened, in the very step that opens it; never stored."""
    before: Mapping[str, Any] = field(default_factory=dict)
    """What an earlier transition in the same step has decided, which no row shows yet; never stored."""

    def __post_init__(self) -> None:
        self.action = self.action or ACTIONS[self.state]

    def store(self, token: ElementInstance) -> None:
        """Keep it in the notes of the element instance until a listener's job is done."""
        written = [self.state.value, self.wait_id, self.action, self.changes, self.given, self.index]
        token.note(TRANSITION, written)


def transition_of(token: ElementInstance) -> Transition | None:
    """What the user task of this element instance is going through; None when it simply waits."""
    stored = token.noted(TRANSITION)
    if stored is None:
        return None
    state, wait_id, action, changes, given, index = stored
    return Transition(TaskState(state), wait_id, action, dict(changes), given, index)
