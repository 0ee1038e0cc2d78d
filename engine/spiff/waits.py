"""What a process instance waits for. Each open wait is one row in the store; the row is the only clock and the only inbox.

Structs of msgspec: every step makes some, in a tenth of the time that a frozen dataclass takes.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct


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


class UserTaskWait(Struct, frozen=True):
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


class TimerWait(Struct, frozen=True):
    """A timer that fires at `due` (an aware UTC instant)."""

    id: int
    element_id: str
    due: datetime


class MessageWait(Struct, frozen=True):
    """A message subscription. `stays_open` marks a non-interrupting subscription that takes many messages."""

    id: int
    element_id: str
    name: str
    correlation_key: str
    stays_open: bool = False


class SignalWait(Struct, frozen=True):
    """A signal subscription."""

    id: int
    element_id: str
    name: str
    stays_open: bool = False


class CallWait(Struct, frozen=True):
    """A call activity that waits for its child process instance."""

    id: int
    element_id: str


class EscalationWait(Struct, frozen=True):
    """A thrown escalation that waits for the caller's answer: go on, or be cancelled."""

    id: int
    element_id: str


class ConditionWait(Struct, frozen=True):
    """A conditional event that waits for its condition: any step that changes a variable may wake it."""

    id: int
    element_id: str


class JobWait(Struct, frozen=True):
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
