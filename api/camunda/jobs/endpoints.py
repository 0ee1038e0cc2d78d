"""Jobs."""

from __future__ import annotations

from fastapi import APIRouter, Request

from api.camunda.jobs import activation, service
from api.camunda.jobs.schemas import (
    ActivatedJobs,
    ActivateJobs,
    CompleteJob,
    FailJob,
    JobResult,
    ThrowJobError,
    UpdateJob,
)
from api.camunda.kit.client import Caller
from api.camunda.kit.keys import PathKey
from api.camunda.kit.schemas import SearchResult
from api.camunda.search.request import SearchBody

private = APIRouter(prefix="/jobs", tags=["Jobs"])


@private.post("/activation")
async def activate_jobs(request: Request, ctx: Caller, body: ActivateJobs) -> ActivatedJobs:
    """Take jobs of the areas one supervises, waiting up to 60 s for them. Without `tenantIds`: those of the trial area."""
    return await activation.wait_for_jobs(request, ctx, body)


@private.post("/search")
def search_jobs(ctx: Caller, body: SearchBody = None) -> SearchResult[JobResult]:
    """Jobs of the areas one supervises."""
    return service.search(ctx, body)


@private.post("/{key}/completion", status_code=204)
def complete_job(ctx: Caller, key: PathKey, body: CompleteJob | None = None) -> None:
    """The job is done. Those of task listeners and ad-hoc sub-processes bring a `result`."""
    service.complete(ctx, key, body or CompleteJob())


@private.post("/{key}/failure", status_code=204)
def fail_job(ctx: Caller, key: PathKey, body: FailJob | None = None) -> None:
    """The try has failed; without `retries` there is an incident."""
    service.fail(ctx, key, body or FailJob())


@private.post("/{key}/error", status_code=204)
def throw_job_error(ctx: Caller, key: PathKey, body: ThrowJobError) -> None:
    """The nearest error event of that code takes over; without one there is an incident."""
    service.throw_error(ctx, key, body)


@private.patch("/{key}", status_code=204)
def update_job(ctx: Caller, key: PathKey, body: UpdateJob) -> None:
    """Change tries, timeout or priority."""
    service.update(ctx, key, body)
