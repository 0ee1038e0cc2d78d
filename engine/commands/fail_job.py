"""Command: say that a try at a job has failed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import Any

from engine.commands.check_variables import check_variables
from engine.commands.job_rules import MAX_MESSAGE, hold, lock_active_job, settle
from engine.commands.step import step
from engine.commands.unit_of_work import UnitOfWork
from engine.errors import InvalidInput
from engine.spiff import Instance
from engine.storable import storable
from engine.store.jobs import JobState


def fail_job(
    uow: UnitOfWork,
    key: int,
    *,
    retries: int,
    message: str = "",
    back_off: timedelta = timedelta(0),
    variables: Mapping[str, Any] | None = None,
    lease: str | None = None,
) -> None:
    """The try has failed and `retries` are left: the job may be taken again after `back_off`, or gets an incident with none.

    `variables` become local ones of its element. Raise `NotFound` (done, cancelled, or not visible), `WrongState` (failed
    already, or leased to another worker), `InvalidInput`.
    """
    given = check_variables(variables)
    message = storable(message)[:MAX_MESSAGE]
    if retries < 0:
        raise InvalidInput("retries", "0 or more", str(retries), "send how many tries are left")
    job = lock_active_job(uow, key, "fail", lease)
    job.state, job.retries, job.failures = JobState.FAILED, retries, job.failures + 1
    job.error_message = message
    job.deadline = job.lease = None
    job.due = uow.now + back_off if retries and back_off > timedelta(0) else None
    if not retries:
        hold(uow, job, None, message or "No more retries left.")
    settle(uow, job)
    details = {"type": job.type, "elementId": job.element_id, "retries": retries, "message": job.error_message}
    uow.audit("fail_job", "job", key, details)
    _set_local(uow, job.instance_key, job.seq, given)


def _set_local(uow: UnitOfWork, instance_key: int, seq: int, given: dict[str, Any]) -> None:
    if not given:
        uow.locked = None  # no step follows
        return

    def act(instance: Instance) -> None:
        instance.set_variables(given, seq)

    uow.queue.run(partial(step, uow, instance_key, act, command="fail a job of"))
