"""What a step leaves behind besides its own state: waits opened and closed, history, and requests to other instances."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeAlias

from msgspec import Struct, field

from engine.spiff.waits import TaskState, Wait, WaitKind


class ElementState(StrEnum):
    """What happened to an element instance."""

    ACTIVATED = "ACTIVATED"
    COMPLETED = "COMPLETED"
    TERMINATED = "TERMINATED"


class ElementEvent(Struct, frozen=True):
    """One line of history.

    `seq` is the element instance's id inside its process instance, `scope` its parent's, `flow` the sequence flow it came by.
    """

    element_id: str
    element_type: str
    seq: int
    scope: int | None
    state: ElementState
    name: str | None = None
    properties: tuple[tuple[str, str], ...] = ()
    flow: str | None = None


class VariableEvent(Struct, frozen=True):
    """A variable got a new value (JSON) in the scope of element instance `scope`."""

    scope: int
    name: str
    value: Any


class DecisionEvent(Struct, frozen=True):
    """A decision was evaluated; `evaluated` is the JSON form of `engine.dmn`'s result (inputs, matched rules, annotations)."""

    element_id: str
    seq: int
    decision_id: str
    evaluated: Any


class StartChild(Struct, frozen=True):
    """A call activity asks for a child instance; answer with `Instance.trigger(wait_id, child_variables)`."""

    wait_id: int
    process_id: str
    binding: str
    version_tag: str | None
    variables: Mapping[str, Any]


class CancelChild(Struct, frozen=True):
    """The call activity that waits under `wait_id` was terminated: cancel its child instance."""

    wait_id: int


class AskParent(Struct, frozen=True):
    """Nobody here catches the escalation `code`: ask the caller; answer the thrower with `Instance.trigger(wait_id)`."""

    wait_id: int
    code: str


class Broadcast(Struct, frozen=True):
    """A throw event broadcasts signal `name`, once this step is over."""

    name: str
    variables: Mapping[str, Any]


Request: TypeAlias = StartChild | CancelChild | AskParent | Broadcast


class TaskChange(Struct, frozen=True):
    """An open user task gets another state, and other `values` by the names of `UserTaskWait`."""

    state: TaskState
    values: Mapping[str, Any] = field(default_factory=dict)


class StepOutcome(Struct):
    """Everything one step changed, in order. A wait opened and closed in the same step appears in neither.

    `closed` lists the ids of closed waits, `closed_kinds` says what each of them was. `tasks` are changes of
    user tasks by wait id.
    """

    opened: dict[int, Wait] = field(default_factory=dict)
    closed: list[int] = field(default_factory=list)
    closed_kinds: dict[int, WaitKind] = field(default_factory=dict)
    rescheduled: dict[int, datetime] = field(default_factory=dict)
    tasks: dict[int, TaskChange] = field(default_factory=dict)
    history: list[ElementEvent | VariableEvent | DecisionEvent] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
