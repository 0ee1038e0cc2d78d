"""Who may do what with a job, and in which state it must be."""

from __future__ import annotations

from engine.actor import Actor
from engine.commands.unit_of_work import UnitOfWork
from engine.errors import NotFound, WrongState
from engine.spiff.task_listeners import NO_RETRIES
from engine.spiff.waits import JobKind
from engine.store import incidents, jobs, locked_instances
from engine.store.incidents import Incident
from engine.store.jobs import Job

MAX_MESSAGE = 10_000
"""Longer messages of workers are cut off there, as in Camunda."""
_NO_RETRIES = {
    JobKind.BPMN_ELEMENT: "JOB_NO_RETRIES",
    JobKind.EXECUTION_LISTENER: "EXECUTION_LISTENER_NO_RETRIES",
    JobKind.TASK_LISTENER: NO_RETRIES,
    JobKind.AD_HOC_SUB_PROCESS: "AD_HOC_SUB_PROCESS_NO_RETRIES",
}


def may_work_on(actor: Actor, tenant_id: str) -> bool:
    """Jobs are for programs in the hands of those who supervise the area; to all others they do not exist."""
    return actor.supervises_in(tenant_id)


def lock_job(uow: UnitOfWork, key: int) -> Job:
    """The open job, locked after the tree of its instance, as every step locks.

    Raise `NotFound` when there is none, it is done, or the actor may not see it.
    """
    found = jobs.get(uow.session, key)
    if not (found.is_open and may_work_on(uow.actor, found.tenant_id)):
        raise NotFound("job", key)
    uow.locked = locked_instances.lock(uow.connection, found.instance_key)
    job = jobs.lock(uow.session, key)
    if not job.is_open:
        raise NotFound("job", key)
    return job


def lock_active_job(uow: UnitOfWork, key: int, command: str, lease: str | None) -> Job:
    """The same for whoever ends a try: one that may be taken, or that somebody has.

    Raise `WrongState` for one that rests after a failure or has an incident, and for one that was given to somebody else with
    a lease that is not shown.
    """
    job = lock_job(uow, key)
    if not job.is_active:
        raise WrongState("job", key, job.state, command)
    if job.lease is not None and job.lease != lease:
        raise WrongState("job", key, "LEASED TO ANOTHER WORKER", command)
    return job


def hold(uow: UnitOfWork, job: Job, kind: str | None, detail: str) -> None:
    """Raise an incident on the job (None: it has no retries left): it rests until that is resolved."""
    job.is_held = True
    incident = Incident(
        instance_key=job.instance_key,
        process_id=job.process_id,
        tenant_id=job.tenant_id,
        business_key=job.business_key,
        element_id=job.element_id,
        wait_id=job.wait_id,
        job_key=job.key,
        kind=kind or _NO_RETRIES[job.kind],
        detail=detail,
        actor=uow.actor.id,
        created=uow.now,
    )
    incidents.record(uow.session, incident)


def settle(uow: UnitOfWork, job: Job) -> None:
    """After a change: whoever waits for such jobs hears of it when somebody may take it now."""
    job.settle(uow.now)
    if job.is_ready:
        uow.new_jobs[job.type] += 1
