"""Command: complete a job."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from engine.commands.check_variables import check_variables
from engine.commands.job_rules import lock_active_job
from engine.commands.step import step
from engine.commands.unit_of_work import UnitOfWork
from engine.spiff import Instance
from engine.store.jobs import JobState


def complete_job(uow: UnitOfWork, key: int, variables: Mapping[str, Any] | None = None, *, lease: str | None = None) -> None:
    """The job is done: go on in its instance with the worker's variables.

    Raise `NotFound` (done, cancelled, or not visible), `WrongState` (failed, or leased to another worker), `InvalidInput`
    (variables), `StepFailed` (the process cannot go on; nothing is stored, the job rests behind the incident).
    """
    given = check_variables(variables)
    job = lock_active_job(uow, key, "complete", lease)
    job.close(JobState.COMPLETED, uow.now)
    uow.job_key = key
    wait_id = job.wait_id
    uow.audit("complete_job", "job", key, {"type": job.type, "elementId": job.element_id, "variables": given})

    def act(instance: Instance) -> None:
        instance.trigger(wait_id, given)

    uow.queue.run(partial(step, uow, job.instance_key, act, command="complete a job of", wait_id=wait_id))
