"""What a process instance waits for. Each open wait is one row in the store; the row is the only clock and the only inbox."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias


class WaitKind(StrEnum):
    """Which table the row of a wait stands in."""

    USER_TASK = "user task"
    TIMER = "timer"
    MESSAGE = "message"
    SIGNAL = "signal"
    CALL = "call"
    ESCALATION = "escalation"
    CONDITION = "condition"
    JOB = "job"


class JobKind(StrEnum):
    """What a job belongs to, in Camunda's words."""

    BPMN_ELEMENT = "BPMN_ELEMENT"
    EXECUTION_LISTENER = "EXECUTION_LISTENER"
    TASK_LISTENER = "TASK_LISTENER"
    AD_HOC_SUB_PROCESS = "AD_HOC_SUB_PROCESS"


class TaskState(StrEnum):
    """Camunda's states of a user task. Those in -ING last as long as its task listeners are at work."""

    CREATING = "CREATING"
    CREATED = "CREATED"
    ASSIGNING = "ASSIGNING"
    UPDATING = "UPDATING"
    COMPLETING = "COMPLETING"
    COMPLETED = "COMPLETED"
    CANCELING = "CANCELING"
    CANCELED = "CANCELED"


@dataclass(frozen=True, slots=True)
class UserTaskWait:
    """An open user task.

    `due` and `follow_up` are instants; `properties` are the element's `zeebe:property` pairs (`provision`, ...).
    `separate_from` names the elements whose last actor must not work on this task (separation of duties).
    """

    id: int
    element_id: str
    name: str
    assignee: str | None = None
    candidate_groups: tuple[str, ...] = ()
    candidate_users: tuple[str, ...] = ()
    due: datetime | None = None
    follow_up: datetime | None = None
    priority: int = 50
    form_id: str | None = None
    form_binding: str = "latest"
    form_version_tag: str | None = None
    lane: str | None = None
    separate_from: tuple[str, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()
    state: TaskState = TaskState.CREATED


@dataclass(frozen=True, slots=True)
class TimerWait:
    """A timer that fires at `due` (an aware UTC instant)."""

    id: int
    element_id: str
    due: datetime


@dataclass(frozen=True, slots=True)
class MessageWait:
    """A message subscription. `stays_open` marks a non-interrupting subscription that takes many messages."""

    id: int
    element_id: str
    name: str
    correlation_key: str
    stays_open: bool = False


@dataclass(frozen=True, slots=True)
class SignalWait:
    """A signal subscription."""

    id: int
    element_id: str
    name: str
    stays_open: bool = False


@dataclass(frozen=True, slots=True)
class CallWait:
    """A call activity that waits for its child process instance."""

    id: int
    element_id: str


@dataclass(frozen=True, slots=True)
class EscalationWait:
    """A thrown escalation that waits for the caller's answer: go on, or be cancelled."""

    id: int
    element_id: str


@dataclass(frozen=True, slots=True)
class ConditionWait:
    """A conditional event that waits for its condition: any step that changes a variable may wake it."""

    id: int
    element_id: str


@dataclass(frozen=True, slots=True)
class JobWait:
    """Work that somebody outside the step does: a worker of ours or a client.

    `seq` is the element instance's id, `listener_event` Camunda's name of what the listener listens to.
    """

    id: int
    element_id: str
    type: str
    seq: int
    retries: int
    priority: int = 0
    headers: tuple[tuple[str, str], ...] = ()
    kind: JobKind = JobKind.BPMN_ELEMENT
    listener_event: str = "UNSPECIFIED"


Wait: TypeAlias = UserTaskWait | TimerWait | MessageWait | SignalWait | CallWait | EscalationWait | ConditionWait | JobWait
