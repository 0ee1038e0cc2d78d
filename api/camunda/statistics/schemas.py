"""Bodies of statistics."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, Field, JsonValue

from api.camunda.kit.schemas import Instant, Key, Request, Response, TenantId
from api.camunda.search.request import PageRequest, Sort
from engine.clock import in_utc


def _utc(value: datetime) -> datetime:
    try:
        return in_utc(value)
    except OverflowError as error:
        raise ValueError("expected an instant between the years 1 and 9999 in UTC") from error


JobType = Annotated[str, Field(min_length=1, max_length=1_000, pattern=r"^[^\x00]*$")]
Moment = Annotated[AwareDatetime, AfterValidator(_utc)]
"""Comes out in UTC."""


class OfElements(Request):
    """Which instances: a filter as in their search."""

    filter: dict[str, JsonValue] | None = None


class OfProcesses(Request):
    """An order and a page."""

    sort: list[Sort] | None = None
    page: PageRequest | None = None


class OneProcess(Request):
    """One process, in all areas one sees or in one."""

    process_definition_id: str = Field(min_length=1)
    tenant_id: TenantId | None = None


class OfVersions(OfProcesses):
    """Of one process."""

    filter: OneProcess


class OfSubscriptions(Request):
    """Which subscriptions: a filter as in their search."""

    filter: dict[str, JsonValue] | None = None
    page: PageRequest | None = None


class OneError(Request):
    """The number of an error, as the statistics by error tell it."""

    error_hash_code: int


class OfDefinitions(OfProcesses):
    """With one error."""

    filter: OneError


class Window(Request):
    """From one instant until another, which is outside."""

    from_: Moment = Field(alias="from")
    to: Moment


class TypesWindow(Window):
    """Of all types, or of those that match."""

    job_type: JsonValue = None


class TypeWindow(Window):
    """Of one type."""

    job_type: JobType


class ErrorsWindow(TypeWindow):
    """With errors that match."""

    error_code: JsonValue = None
    error_message: JsonValue = None


class OfTypes(Request):
    """All jobs there are, without a window."""

    filter: TypesWindow | None = None
    page: PageRequest | None = None


class OfWorkers(Request):
    """Of one type."""

    filter: TypeWindow
    page: PageRequest | None = None


class OfErrors(Request):
    """Of one type."""

    filter: ErrorsWindow
    page: PageRequest | None = None


class ProcessCounts(Response):
    """Running instances of a process in an area."""

    process_definition_id: str
    tenant_id: str
    latest_process_definition_name: str | None
    has_multiple_versions: bool
    active_instances_without_incident_count: int
    active_instances_with_incident_count: int


class VersionCounts(Response):
    """Running instances of one version of a process in an area."""

    process_definition_id: str
    process_definition_key: Key
    process_definition_name: str | None
    tenant_id: str
    process_definition_version: int
    active_instances_with_incident_count: int
    active_instances_without_incident_count: int


class SubscriptionCounts(Response):
    """Open message subscriptions of the instances of a definition in an area."""

    process_definition_id: str
    tenant_id: str
    process_definition_key: Key
    process_instances_with_active_subscriptions: int
    active_subscriptions: int


class ErrorCounts(Response):
    """Instances with an open incident of this message."""

    error_hash_code: int
    error_message: str
    active_instances_with_error_count: int


class DefinitionErrorCounts(Response):
    """Instances of a definition with an open incident of that error; a process without a name is called by its id."""

    process_definition_id: str
    process_definition_key: Key
    process_definition_name: str
    process_definition_version: int
    tenant_id: str
    active_instances_with_error_count: int


class Metric(Response):
    """How many, and when the last one."""

    count: int
    last_updated_at: Instant | None


class JobCounts(Response):
    """Jobs that were made, completed, and that failed (and stand there so)."""

    created: Metric
    completed: Metric
    failed: Metric


class AllJobCounts(JobCounts):
    """Of all types; never incomplete, since jobs themselves are counted."""

    is_incomplete: bool


class TypeCounts(JobCounts):
    """Of one type."""

    job_type: str
    workers: int


class WorkerCounts(JobCounts):
    """Of one worker."""

    worker: str


class JobErrorCounts(Response):
    """How many workers met an error."""

    error_code: str
    error_message: str
    workers: int
