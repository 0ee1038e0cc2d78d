"""Statistics."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.camunda.kit.client import Caller
from api.camunda.kit.keys import PathKey
from api.camunda.kit.schemas import SearchResult
from api.camunda.process_instances.schemas import Statistics
from api.camunda.statistics import jobs, service
from api.camunda.statistics.schemas import (
    AllJobCounts,
    DefinitionErrorCounts,
    ErrorCounts,
    JobErrorCounts,
    JobType,
    Moment,
    OfDefinitions,
    OfElements,
    OfErrors,
    OfProcesses,
    OfSubscriptions,
    OfTypes,
    OfVersions,
    OfWorkers,
    ProcessCounts,
    SubscriptionCounts,
    TypeCounts,
    VersionCounts,
    WorkerCounts,
)

private = APIRouter(tags=["Statistics"])


@private.post("/process-definitions/statistics/process-instances")
def count_instances(ctx: Caller, body: OfProcesses | None = None) -> SearchResult[ProcessCounts]:
    """Running instances by process and area, with and without an open incident."""
    return service.of_processes(ctx, body)


@private.post("/process-definitions/statistics/process-instances-by-version")
def count_instances_by_version(ctx: Caller, body: OfVersions) -> SearchResult[VersionCounts]:
    """The same for the versions of one process."""
    return service.of_versions(ctx, body)


@private.post("/process-definitions/statistics/message-subscriptions")
def count_subscriptions(ctx: Caller, body: OfSubscriptions | None = None) -> SearchResult[SubscriptionCounts]:
    """Open message subscriptions of instances by definition and area."""
    return service.of_subscriptions(ctx, body)


@private.post("/process-definitions/{key}/statistics/element-instances")
def count_elements(ctx: Caller, key: PathKey, body: OfElements | None = None) -> Statistics:
    """How often each element is active, completed, cancelled or in trouble, in all instances of a definition or some."""
    return service.of_elements(ctx, key, body)


@private.post("/incidents/statistics/process-instances-by-error")
def count_errors(ctx: Caller, body: OfProcesses | None = None) -> SearchResult[ErrorCounts]:
    """Instances with an open incident by its message."""
    return service.of_errors(ctx, body)


@private.post("/incidents/statistics/process-instances-by-definition")
def count_errors_by_definition(ctx: Caller, body: OfDefinitions) -> SearchResult[DefinitionErrorCounts]:
    """Instances with an open incident of one message (`errorHashCode`) by definition and area."""
    return service.of_definitions(ctx, body)


@private.get("/jobs/statistics/global")
def count_jobs(
    ctx: Caller,
    since: Annotated[Moment, Query(alias="from")],
    to: Annotated[Moment, Query()],
    job_type: Annotated[JobType | None, Query(alias="jobType")] = None,
) -> AllJobCounts:
    """Jobs made, completed and failed in a time window. Jobs are counted as they stand: one that failed and then was done is
    completed; those of archived cases are gone."""
    return jobs.of_all(ctx, since, to, job_type)


@private.post("/jobs/statistics/by-types")
def count_jobs_by_type(ctx: Caller, body: OfTypes | None = None) -> SearchResult[TypeCounts]:
    """The same by type."""
    return jobs.of_types(ctx, body)


@private.post("/jobs/statistics/by-workers")
def count_jobs_by_worker(ctx: Caller, body: OfWorkers) -> SearchResult[WorkerCounts]:
    """The same of one type by the worker who took them last."""
    return jobs.of_workers(ctx, body)


@private.post("/jobs/statistics/errors")
def count_job_errors(ctx: Caller, body: OfErrors) -> SearchResult[JobErrorCounts]:
    """Errors of the jobs of one type that stand there as failed."""
    return jobs.of_errors(ctx, body)
