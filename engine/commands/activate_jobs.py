"""Command: take jobs to work on."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from engine.commands.job_rules import hold, settle
from engine.commands.reading import load
from engine.commands.task_views import view_of
from engine.commands.unit_of_work import UnitOfWork
from engine.spiff import Instance
from engine.spiff.waits import JobKind
from engine.store import job_queue, job_types, process_definitions, process_instances
from engine.store.jobs import Job
from engine.store.process_definitions import ProcessDefinitionRow
from engine.store.state import decoded_size
from engine.task_view import TaskView

MAX_BYTES = 4_000_000
"""Once the states of what is given out are as great together, the rest is left to the next time, as in Camunda."""


@dataclass(frozen=True, slots=True)
class Activated:
    """A job somebody has taken, with the variables its element sees. `instance` is only for looking at; `user_task` is what a
    task listener listens to."""

    job: Job
    definition: ProcessDefinitionRow
    variables: dict[str, Any]
    instance: Instance
    user_task: TaskView | None

    def mapped_variables(self) -> dict[str, Any]:
        """Only those that the element's input mappings made."""
        return self.instance.local_variables(self.job.wait_id)


def activate_jobs(
    uow: UnitOfWork,
    job_type: str,
    *,
    worker: str,
    limit: int,
    timeout: timedelta,
    tenants: Collection[str] | None = None,
    with_lease: bool = False,
) -> list[Activated]:
    """Give up to `limit` jobs of the type to `worker` for `timeout`, the most urgent first, then the oldest; fewer when their
    instances are so great that handing them all over at once would take too much memory.

    Only those of areas the actor supervises, and of these only the ones in `tenants` when given. With a lease the job carries
    a token without which nobody else can end it until it is given out again. A job whose instance cannot be read is passed over
    and rests behind an incident.
    """
    if not uow.actor.is_system:
        mine = uow.actor.supervises
        tenants = mine if tenants is None else mine & frozenset(tenants)
        if not job_types.is_fresh(uow.session, job_type, uow.now):
            job_types.note(uow.session, job_type, worker, uow.now)
    taken = job_queue.claim(
        uow.session,
        job_type,
        tenants,
        limit=limit,
        worker=worker,
        now=uow.now,
        deadline=uow.now + timeout,
        lease=secrets.token_hex(8) if with_lease else None,
    )
    found = _with_variables(uow, taken)
    if found:
        keys = [str(one.job.key) for one in found]
        uow.audit("activate_jobs", "job type", job_type, {"worker": worker, "jobs": keys, "seconds": timeout.total_seconds()})
    return found


def _with_variables(uow: UnitOfWork, taken: list[Job]) -> list[Activated]:
    instances: dict[int, Instance] = {}
    found: list[Activated] = []
    size = 0
    for job in taken:
        if size >= MAX_BYTES:
            _give_back(uow, job)
            continue
        try:
            if job.instance_key not in instances:
                row = process_instances.get(uow.session, job.instance_key)
                instances[job.instance_key] = load(uow.session, uow.engine.definitions, row, uow.now)
                size += decoded_size(row.state)
            found.append(_activated(uow, job, instances[job.instance_key]))
        except SQLAlchemyError:
            raise
        except Exception as error:  # noqa: BLE001 -- one case that cannot be read must not keep the workers from all others
            _set_aside(uow, job, f"{type(error).__name__}: {error}")
    return found


def _activated(uow: UnitOfWork, job: Job, instance: Instance) -> Activated:
    definition = process_definitions.get(uow.session, job.definition_key)
    transition = instance.transition(job.wait_id) if job.kind is JobKind.TASK_LISTENER else None
    task = None if transition is None else view_of(uow.session, job.instance_key, transition)
    return Activated(job, definition, instance.visible_variables(job.wait_id), instance, task)


def _set_aside(uow: UnitOfWork, job: Job, reason: str) -> None:
    hold(uow, job, "UNKNOWN", reason)
    _give_back(uow, job)


def _give_back(uow: UnitOfWork, job: Job) -> None:
    job.worker = job.deadline = job.lease = None
    settle(uow, job)
