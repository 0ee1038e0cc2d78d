"""Command: change a job that waits or is worked on."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from engine.commands.job_rules import lock_job, settle
from engine.commands.unit_of_work import UnitOfWork
from engine.errors import InvalidInput, WrongState
from engine.store.jobs import Job, JobState


def update_job(
    uow: UnitOfWork,
    key: int,
    *,
    retries: int | None = None,
    timeout: timedelta | None = None,
    priority: int | None = None,
    lease: str | None = None,
) -> None:
    """Set how many tries are left, let whoever has the job hold it for `timeout` from now, or set its priority.

    An incident on the job stays until it is resolved. Raise `NotFound` (done, cancelled, or not visible), `InvalidInput` (fewer
    than one try), `WrongState` (nobody has the job, so there is no timeout; or a lease that is not its own).
    """
    job = lock_job(uow, key)
    uow.locked = None  # no step follows
    if None not in {lease, job.lease} and lease != job.lease:
        raise WrongState("job", key, "LEASED TO ANOTHER WORKER", "update")
    changed: dict[str, Any] = {}
    if retries is not None:
        changed["retries"] = _set_retries(job, retries)
    if timeout is not None:
        changed["seconds"] = _set_timeout(uow, job, timeout)
    if priority is not None:
        changed["priority"] = priority
        job.rank = -priority
    settle(uow, job)
    uow.audit("update_job", "job", key, changed)


def _set_retries(job: Job, retries: int) -> int:
    if retries < 1:
        raise InvalidInput("retries", "1 or more", str(retries), "send how many tries the job gets")
    job.retries, job.state = retries, JobState.RETRIES_UPDATED
    return retries


def _set_timeout(uow: UnitOfWork, job: Job, timeout: timedelta) -> float:
    if job.deadline is None:
        raise WrongState("job", job.key, job.state, "change the timeout of")
    job.deadline = uow.now + timeout
    return timeout.total_seconds()
