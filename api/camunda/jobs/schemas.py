"""Bodies of jobs."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BeforeValidator, Field, JsonValue

from api.camunda.kit.schemas import Instant, Key, Reference, Request, Response, TenantId
from api.camunda.kit.words import JobKind, JobState, ListenerEvent
from engine.spiff.job_results import AdHocResult, ElementChoice, TaskResult

MAX_MS = 400 * 24 * 60 * 60 * 1000
MAX_INT32 = 2**31 - 1
Variables = dict[str, JsonValue]
Correction = AwareDatetime | Literal[""] | None
Milliseconds = Annotated[int, Field(ge=0, le=MAX_MS)]
Lease = Annotated[str | None, Field(max_length=256)]
TenantFilter = Annotated[
    Literal["PROVIDED", "ASSIGNED"] | None, BeforeValidator(lambda value: value.upper() if isinstance(value, str) else value)
]


class ActivateJobs(Request):
    """Up to `max_jobs_to_activate` jobs of a type, to be held for `timeout` milliseconds.

    `request_timeout`: how many milliseconds to wait when there is none; 0 leaves it to the server, below 0 not at all.
    """

    type: str = Field(min_length=1, max_length=1_000)
    timeout: int = Field(ge=1, le=MAX_MS)
    max_jobs_to_activate: int = Field(ge=1, le=MAX_INT32)
    worker: str | None = Field(default=None, max_length=1_000)
    fetch_variable: list[str] | None = Field(default=None, max_length=1_000)
    request_timeout: int = Field(default=0, ge=-MAX_MS, le=MAX_MS)
    tenant_ids: list[TenantId] | None = Field(default=None, max_length=1_000)
    tenant_filter: TenantFilter = None
    with_lease: bool | None = None


class TaskProperties(Response):
    """The user task of a task listener, with what was asked for and corrected so far."""

    action: str
    assignee: str | None
    candidate_groups: list[str]
    candidate_users: list[str]
    changed_attributes: list[str]
    due_date: Instant | None
    follow_up_date: Instant | None
    form_key: Key | None
    priority: int | None
    user_task_key: Key | None


class ActivatedJob(Response):
    """A job somebody has taken; `deadline` in milliseconds since 1970."""

    type: str
    process_definition_id: str
    process_definition_version: int
    element_id: str
    custom_headers: dict[str, JsonValue]
    worker: str
    retries: int
    deadline: int
    variables: Variables
    tenant_id: str
    physical_tenant_id: str
    job_key: Key
    process_instance_key: Key
    process_definition_key: Key
    element_instance_key: Key
    kind: JobKind
    listener_event_type: ListenerEvent
    user_task: TaskProperties | None
    tags: list[str]
    root_process_instance_key: Key
    business_id: str | None
    priority: int
    job_lease_token: str | None


class ActivatedJobs(Response):
    """Jobs somebody has taken, the most urgent first."""

    jobs: list[ActivatedJob]


class Corrections(Request):
    """What a task listener corrects; null leaves it, an empty text or list takes it away."""

    assignee: str | None = Field(default=None, max_length=64)
    due_date: Correction = None
    follow_up_date: Correction = None
    candidate_groups: list[str] | None = None
    candidate_users: list[str] | None = None
    priority: int | None = Field(default=None, ge=0, le=100)

    def values(self) -> dict[str, Any]:
        """The corrections, by the names of the task's columns."""
        named = {"due": self.due_date, "follow_up": self.follow_up_date, "assignee": self.assignee, "priority": self.priority}
        lists = {"candidate_groups": self.candidate_groups, "candidate_users": self.candidate_users}
        return {name: value if value != "" else None for name, value in {**named, **lists}.items() if value is not None}


class UserTaskResult(Request):
    """What a task listener decides."""

    type: Literal["userTask"] = "userTask"
    denied: bool | None = None
    denied_reason: str | None = None
    corrections: Corrections | None = None

    def decided(self) -> TaskResult:
        """The same for the engine."""
        corrections = {} if self.corrections is None else self.corrections.values()
        return TaskResult(bool(self.denied), self.denied_reason or "", corrections)


class ActivateElement(Request):
    """An element of an ad-hoc sub-process to begin, with local variables of its own."""

    element_id: str = Field(min_length=1, max_length=1_000)
    variables: Variables | None = None


class AdHocSubProcessResult(Request):
    """What the worker of an ad-hoc sub-process decides."""

    type: Literal["adHocSubProcess"]
    activate_elements: list[ActivateElement] | None = Field(default=None, max_length=1_000)
    is_completion_condition_fulfilled: bool | None = None
    is_cancel_remaining_instances: bool | None = None

    def decided(self) -> AdHocResult:
        """The same for the engine."""
        chosen = tuple(ElementChoice(one.element_id, one.variables or {}) for one in self.activate_elements or ())
        return AdHocResult(chosen, bool(self.is_completion_condition_fulfilled), bool(self.is_cancel_remaining_instances))


class CompleteJob(Request):
    """The worker's variables; the jobs of task listeners and ad-hoc sub-processes bring a `result`."""

    variables: Variables | None = None
    result: AdHocSubProcessResult | UserTaskResult | None = None
    job_lease_token: Lease = None


class FailJob(Request):
    """How many tries are left, and how many milliseconds the job rests before the next one."""

    retries: int = Field(default=0, ge=0, le=MAX_INT32)
    error_message: str | None = None
    retry_back_off: Milliseconds = 0
    variables: Variables | None = None
    job_lease_token: Lease = None

    @property
    def back_off(self) -> timedelta:
        """The rest before the next try."""
        return timedelta(milliseconds=self.retry_back_off)


class ThrowJobError(Request):
    """The code of a BPMN error, for the nearest event that catches it."""

    error_code: str = Field(min_length=1, max_length=1_000)
    error_message: str | None = None
    variables: Variables | None = None
    job_lease_token: Lease = None


class JobChangeset(Request):
    """What to change; `timeout` in milliseconds from now."""

    retries: int | None = Field(default=None, le=MAX_INT32)
    timeout: Milliseconds | None = None
    priority: int | None = Field(default=None, ge=-MAX_INT32, le=MAX_INT32)


class UpdateJob(Request):
    """What to change."""

    changeset: JobChangeset
    operation_reference: Reference = None
    job_lease_token: Lease = None


class JobResult(Response):
    """A job, open or over."""

    custom_headers: dict[str, JsonValue]
    deadline: Instant | None
    denied_reason: str | None
    element_id: str
    element_instance_key: Key
    end_time: Instant | None
    error_code: str | None
    error_message: str | None
    has_failed_with_retries_left: bool
    is_denied: bool | None
    job_key: Key
    kind: JobKind
    listener_event_type: ListenerEvent
    process_definition_id: str
    process_definition_key: Key
    process_instance_key: Key
    root_process_instance_key: Key
    business_id: str | None
    retries: int
    state: JobState
    tenant_id: str
    type: str
    worker: str
    creation_time: Instant
    last_update_time: Instant
    priority: int
