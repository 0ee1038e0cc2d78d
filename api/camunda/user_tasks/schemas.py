"""Bodies of user tasks."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import AwareDatetime, ConfigDict, Field, JsonValue

from api.camunda.kit.schemas import Instant, Key, Request, Response
from api.camunda.kit.words import TaskState


class UserTaskResult(Response):
    """A user task, open or done."""

    name: str | None
    state: TaskState
    assignee: str | None
    element_id: str
    candidate_groups: list[str]
    candidate_users: list[str]
    process_definition_id: str
    creation_date: Instant
    completion_date: Instant | None
    follow_up_date: Instant | None
    due_date: Instant | None
    tenant_id: str
    external_form_reference: str | None
    process_definition_version: int
    custom_headers: dict[str, str]
    priority: int
    user_task_key: Key
    element_instance_key: Key
    process_name: str | None
    process_definition_key: Key
    process_instance_key: Key
    root_process_instance_key: Key | None
    business_id: str | None
    form_key: Key | None
    tags: list[str]


class Assign(Request):
    """Give the task to a person; without `allow_override` only if nobody has it."""

    assignee: str = Field(min_length=1, max_length=64)
    allow_override: bool | None = None
    action: str | None = None


class Complete(Request):
    """What the person entered."""

    variables: dict[str, JsonValue] | None = None
    action: str | None = None


Date = AwareDatetime | Literal[""] | None


class Changeset(Request):
    """What changes; what is null or not named stays, and an empty text takes a date away. Anything else is ignored, as the
    contract has it."""

    model_config = ConfigDict(extra="ignore")

    due_date: Date = None
    follow_up_date: Date = None
    candidate_users: list[str] | None = None
    candidate_groups: list[str] | None = None
    priority: int | None = Field(default=None, ge=0, le=100)

    def dates(self) -> dict[str, datetime | None]:
        """The dates that change, by the names of the columns."""
        named = {"due": self.due_date, "follow_up": self.follow_up_date}
        return {column: date or None for column, date in named.items() if date is not None}


class Update(Request):
    """A change of a task."""

    changeset: Changeset | None = None
    action: str | None = None
