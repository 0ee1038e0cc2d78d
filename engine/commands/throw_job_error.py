"""Command: throw a BPMN error at the element of a job."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from engine.commands.check_name import check_name
from engine.commands.check_variables import check_variables
from engine.commands.job_rules import MAX_MESSAGE, hold, lock_active_job, settle
from engine.commands.step import step
from engine.commands.unit_of_work import UnitOfWork
from engine.errors import StepFailed, WrongState
from engine.spiff import Instance
from engine.spiff.waits import JobKind
from engine.storable import storable
from engine.store import jobs
from engine.store.jobs import Job, JobState

UNHANDLED = "UNHANDLED_ERROR_EVENT"


def throw_job_error(
    uow: UnitOfWork,
    key: int,
    code: str,
    message: str = "",
    variables: Mapping[str, Any] | None = None,
    *,
    lease: str | None = None,
) -> None:
    """The nearest error event with that code, outwards from the job's element, takes over with these variables.

    When none does, nothing moves and the job rests behind an incident. Raise `NotFound` (done, cancelled, or not visible),
    `WrongState` (failed already, leased to another worker, or the job of a listener), `InvalidInput`, `StepFailed` (the process
    cannot go on behind the event).
    """
    given = check_variables(variables)
    check_name("errorCode", code)
    message = storable(message)
    job = lock_active_job(uow, key, "throw an error for", lease)
    if job.kind in {JobKind.EXECUTION_LISTENER, JobKind.TASK_LISTENER}:
        raise WrongState("job", key, f"THE JOB OF A {job.kind}", "throw an error for")
    uow.job_key = key
    uow.audit("throw_job_error", "job", key, {"type": job.type, "elementId": job.element_id, "code": code})
    try:
        with uow.savepoint():
            _throw(uow, job, code, message, given)
    except StepFailed as error:
        if error.kind != UNHANDLED:
            raise
        uow.failure = uow.job_key = None
        _leave_unhandled(uow, key, code, message)


def _throw(uow: UnitOfWork, job: Job, code: str, message: str, given: dict[str, Any]) -> None:
    wait_id = job.wait_id
    job.error_code, job.error_message = code, message[:MAX_MESSAGE]
    job.close(JobState.ERROR_THROWN, uow.now)

    def act(instance: Instance) -> None:
        instance.throw_error(wait_id, code, message, given)

    uow.queue.run(partial(step, uow, job.instance_key, act, command="throw an error in", wait_id=wait_id))


def _leave_unhandled(uow: UnitOfWork, key: int, code: str, message: str) -> None:
    job = jobs.lock(uow.session, key)
    job.state, job.error_code, job.error_message = JobState.ERROR_THROWN, code, message[:MAX_MESSAGE]
    job.deadline = job.lease = None
    hold(uow, job, UNHANDLED, f"nothing catches BPMN error '{code}' ({job.error_message or 'without a message'})")
    settle(uow, job)
