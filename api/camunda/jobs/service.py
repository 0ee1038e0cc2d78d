"""What a worker says about a job it has taken, and looking for jobs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from api.camunda.jobs.repository import jobs
from api.camunda.jobs.schemas import CompleteJob, FailJob, JobResult, ThrowJobError, UpdateJob
from api.camunda.kit.client import Client
from api.camunda.kit.keys import to_key
from api.camunda.kit.problems import bad_request
from api.camunda.kit.schemas import SearchResult
from api.camunda.search.request import SearchRequest
from api.camunda.search.run import run_search
from engine import commands
from engine.store.jobs import Job, JobState

KIND = "job"


def complete(ctx: Client, key: str, body: CompleteJob) -> None:
    """The job is done."""
    job = to_key(key, KIND)
    result = None if body.result is None else body.result.decided()
    ctx.run(lambda uow: commands.complete_job(uow, job, body.variables, result=result, lease=body.job_lease_token))


def fail(ctx: Client, key: str, body: FailJob) -> None:
    """The try has failed."""
    job = to_key(key, KIND)
    ctx.run(
        lambda uow: commands.fail_job(
            uow,
            job,
            retries=body.retries,
            message=body.error_message or "",
            back_off=body.back_off,
            variables=body.variables,
            lease=body.job_lease_token,
        )
    )


def throw_error(ctx: Client, key: str, body: ThrowJobError) -> None:
    """The nearest error event of that code takes over."""
    job, message = to_key(key, KIND), body.error_message or ""
    ctx.run(lambda uow: commands.throw_job_error(uow, job, body.error_code, message, body.variables, lease=body.job_lease_token))


def update(ctx: Client, key: str, body: UpdateJob) -> None:
    """Change tries, timeout or priority."""
    job, changes = to_key(key, KIND), body.changeset
    if changes.retries is changes.timeout is changes.priority is None:
        raise bad_request("Expected changeset to hold retries, timeout or priority, but it is empty; name one of them.")
    timeout = None if changes.timeout is None else timedelta(milliseconds=changes.timeout)
    ctx.run(
        lambda uow: commands.update_job(
            uow, job, retries=changes.retries, timeout=timeout, priority=changes.priority, lease=body.job_lease_token
        )
    )


def search(ctx: Client, request: SearchRequest | None) -> SearchResult[JobResult]:
    """One page of jobs."""
    with ctx.read() as session:
        rows, page = run_search(session, jobs(ctx.actor), request)
        return SearchResult(items=[_view(row) for row in rows], page=page)


def _view(row: Sequence[Any]) -> JobResult:
    job: Job = row[0]
    return JobResult(
        custom_headers=dict(job.headers),
        deadline=job.deadline,
        denied_reason=job.denied_reason,
        element_id=job.element_id,
        element_instance_key=str(row[1]),
        end_time=job.ended,
        error_code=job.error_code,
        error_message=job.error_message,
        has_failed_with_retries_left=job.state is JobState.FAILED and job.retries > 0,
        is_denied=job.is_denied,
        job_key=str(job.key),
        kind=job.kind,
        listener_event_type=job.listener_event,
        process_definition_id=job.process_id,
        process_definition_key=str(job.definition_key),
        process_instance_key=str(job.instance_key),
        root_process_instance_key=str(job.root_key),
        business_id=job.business_key,
        retries=job.retries,
        state=job.state,
        tenant_id=job.tenant_id,
        type=job.type,
        worker=job.worker or "",
        creation_time=job.created,
        last_update_time=job.updated,
        priority=job.priority,
    )
