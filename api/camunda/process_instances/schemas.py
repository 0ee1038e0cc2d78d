"""Bodies of process instances."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, JsonValue, StringConstraints

from api.camunda.kit.schemas import Instant, Key, KeyText, Reference, Request, Response, TenantId
from api.camunda.kit.words import InstanceState

MAX_WAIT_MS = 10 * 60 * 1000
ProcessId = Annotated[str | None, Field(min_length=1)]


Tag = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_\-:.]{0,99}$")]
"""A short word by which instances are found."""
MAX_TAGS = 10
MAX_INSTRUCTIONS = 100


class StartInstruction(Request):
    """Begin at this element instead of the start event; a start event that waits for something can only be named alone."""

    element_id: str


class RuntimeInstruction(Request):
    """End the instance as soon as this element has completed or was terminated."""

    type: Literal["TERMINATE_PROCESS_INSTANCE"] = "TERMINATE_PROCESS_INSTANCE"
    after_element_id: str


class CreateInstance(Request):
    """Start a process by id (its newest version, or a given one) or by key."""

    process_definition_id: ProcessId = None
    process_definition_version: int | None = None
    process_definition_version_tag: str | None = None
    process_definition_key: KeyText | None = None
    variables: dict[str, JsonValue] | None = None
    tenant_id: TenantId | None = None
    start_instructions: list[StartInstruction] | None = Field(default=None, max_length=MAX_INSTRUCTIONS)
    runtime_instructions: list[RuntimeInstruction] | None = Field(default=None, max_length=MAX_INSTRUCTIONS)
    tags: list[Tag] | None = Field(default=None, max_length=MAX_TAGS)
    business_id: str | None = Field(default=None, max_length=256)
    operation_reference: Reference = None
    await_completion: bool | None = None
    fetch_variables: list[str] | None = None
    request_timeout: int | None = Field(default=None, le=MAX_WAIT_MS)


class CreatedInstance(Response):
    """A started instance; `variables` are its results when its end was awaited."""

    process_definition_id: str
    process_definition_version: int
    tenant_id: str
    variables: dict[str, JsonValue]
    process_definition_key: Key
    process_instance_key: Key
    tags: list[str]
    business_id: str | None


class CancelInstance(Request):
    """Nothing needs to be said."""

    operation_reference: Reference = None


class ProcessInstanceResult(Response):
    """A running or finished process."""

    process_definition_id: str
    process_definition_name: str | None
    process_definition_version: int
    process_definition_version_tag: str | None
    start_date: Instant
    end_date: Instant | None
    state: InstanceState
    suspended_date: Instant | None
    has_incident: bool
    tenant_id: str
    process_instance_key: Key
    process_definition_key: Key
    parent_process_instance_key: Key | None
    parent_element_instance_key: Key | None
    root_process_instance_key: Key | None
    tags: list[str]
    business_id: str | None


class CallHierarchyEntry(Response):
    """One of the instances that called each other; a process without a name is called by its id."""

    process_instance_key: Key
    process_definition_key: Key
    process_definition_name: str


class SequenceFlow(Response):
    """A sequence flow that was taken at least once; `element_id` is its id in the diagram."""

    sequence_flow_id: str
    process_instance_key: Key
    root_process_instance_key: Key | None
    process_definition_key: Key
    process_definition_id: str
    element_id: str
    tenant_id: str


class SequenceFlows(Response):
    """All of one instance."""

    items: list[SequenceFlow]


class ElementStatistics(Response):
    """How often an element of the diagram is active, and how often it ended in which way."""

    element_id: str
    active: int
    canceled: int
    incidents: int
    completed: int


class Statistics(Response):
    """All elements that were entered."""

    items: list[ElementStatistics]
