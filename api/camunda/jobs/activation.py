"""Taking jobs, waiting a while when there are none: the wait costs no thread, and new jobs of this process end it at once."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TypeAlias

from fastapi import Request
from starlette.concurrency import run_in_threadpool

from api.camunda.jobs.repository import element_keys
from api.camunda.jobs.schemas import ActivatedJob, ActivatedJobs, ActivateJobs, TaskProperties
from api.camunda.kit.client import Client
from engine import commands
from engine.commands import Activated
from engine.commands.unit_of_work import UnitOfWork
from engine.store import DEFAULT_TENANT, job_queue, job_types
from engine.task_view import TaskView

Taken: TypeAlias = tuple[Activated, int]
"""A job, and the key of its element instance."""
DEFAULT_WAIT_MS = 10_000
MAX_WAIT_MS = 60_000
POLL_SECONDS = 1.0
"""Jobs that another process makes, and those whose lease or rest ends, are found this late at most."""
MAX_JOBS = 1_000
"""More are not given out at once; who asks for more comes again."""


async def wait_for_jobs(request: Request, ctx: Client, body: ActivateJobs) -> ActivatedJobs:
    """Jobs as soon as there are any, or none when the time is up, the client gone, or the server about to stop."""
    gone = asyncio.create_task(_gone(request))
    try:
        found = await _poll(ctx, body, gone)
        if gone.done():
            await run_in_threadpool(_give_back, ctx, found)
            found = []
    finally:
        gone.cancel()
    return ActivatedJobs(jobs=[_view(*one, body.fetch_variable) for one in found])


async def _gone(request: Request) -> None:
    """Ends when the client has closed the connection."""
    # not `request.is_disconnected`: that never waits, and what middleware puts before the server needs to
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _poll(ctx: Client, body: ActivateJobs, gone: asyncio.Task[None]) -> list[Taken]:
    loop = asyncio.get_running_loop()
    end = loop.time() + _wait_seconds(body)
    tenants = _tenants(ctx, body)
    rung = asyncio.Event()

    def ring() -> None:
        loop.call_soon_threadsafe(rung.set)

    while True:
        with ctx.runtime.engine.job_bell.listening(frozenset({body.type}), ring):
            found = await run_in_threadpool(_take, ctx, body, tenants)
            left = end - loop.time()
            if found or left <= 0 or gone.done() or ctx.runtime.stopping.is_set():
                return found
            ringing = asyncio.create_task(rung.wait())
            await asyncio.wait({ringing, gone}, timeout=min(left, POLL_SECONDS), return_when=asyncio.FIRST_COMPLETED)
            ringing.cancel()
            rung.clear()
            if gone.done():
                return []


def _wait_seconds(body: ActivateJobs) -> float:
    if body.request_timeout < 0:
        return 0
    return min(body.request_timeout or DEFAULT_WAIT_MS, MAX_WAIT_MS) / 1_000


def _tenants(ctx: Client, body: ActivateJobs) -> frozenset[str]:
    """The areas meant: the trial area unless others are named, or all the client supervises; a 403 problem for any other."""
    if body.tenant_filter == "ASSIGNED":
        return ctx.actor.supervises
    return frozenset(ctx.tenant(tenant) for tenant in body.tenant_ids or [DEFAULT_TENANT])


def _take(ctx: Client, body: ActivateJobs, tenants: frozenset[str]) -> list[Taken]:
    engine = ctx.runtime.engine
    with ctx.read() as session:
        now = engine.now(session)
        is_news = not job_types.is_fresh(session, body.type, now)
        if not (is_news or job_queue.has_work(session, (body.type,), tenants, now)):
            return []

    def work(uow: UnitOfWork) -> list[Taken]:
        taken = commands.activate_jobs(
            uow,
            body.type,
            worker=body.worker or "",
            limit=min(body.max_jobs_to_activate, MAX_JOBS),
            timeout=timedelta(milliseconds=body.timeout),
            tenants=tenants,
            with_lease=bool(body.with_lease),
        )
        keys = element_keys(uow.session, [one.job for one in taken])
        return [(one, keys[one.job.key]) for one in taken]

    return ctx.run(work)


def _give_back(ctx: Client, found: list[Taken]) -> None:
    """The client has gone while its jobs were being taken: nobody should have to wait for the end of its lease."""
    taken = [(one.job.key, one.job.deadline) for one, _ in found if one.job.deadline is not None]
    if taken:
        ctx.run(lambda uow: commands.release_jobs(uow, taken))


def _view(one: Activated, element_key: int, wanted: list[str] | None) -> ActivatedJob:
    job, variables = one.job, one.variables
    return ActivatedJob(
        type=job.type,
        process_definition_id=job.process_id,
        process_definition_version=one.definition.version,
        element_id=job.element_id,
        custom_headers=dict(job.headers),
        worker=job.worker or "",
        retries=job.retries,
        deadline=0 if job.deadline is None else round(job.deadline.timestamp() * 1_000),
        variables={name: variables[name] for name in wanted if name in variables} if wanted else variables,
        tenant_id=job.tenant_id,
        physical_tenant_id="default",
        job_key=str(job.key),
        process_instance_key=str(job.instance_key),
        process_definition_key=str(job.definition_key),
        element_instance_key=str(element_key),
        kind=job.kind,
        listener_event_type=job.listener_event,
        user_task=None if one.user_task is None else _task(one.user_task),
        tags=[],
        root_process_instance_key=str(job.root_key),
        business_id=job.business_key,
        priority=job.priority,
        job_lease_token=job.lease,
    )


def _task(task: TaskView) -> TaskProperties:
    return TaskProperties(
        action=task.action,
        assignee=task.assignee,
        candidate_groups=list(task.candidate_groups),
        candidate_users=list(task.candidate_users),
        changed_attributes=list(task.changed),
        due_date=task.due,
        follow_up_date=task.follow_up,
        form_key=None if task.form_key is None else str(task.form_key),
        priority=task.priority,
        user_task_key=None if task.key is None else str(task.key),
    )
