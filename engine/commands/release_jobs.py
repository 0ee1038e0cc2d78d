"""Command: give jobs back that could not be handed over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from engine.commands.job_rules import lock_job, settle
from engine.commands.unit_of_work import UnitOfWork
from engine.errors import NotFound


def release_jobs(uow: UnitOfWork, taken: Iterable[tuple[int, datetime]]) -> None:
    """Jobs by key and deadline: whoever took them until then has gone without them, so others may take them at once.

    Those that are done, cancelled or given out anew meanwhile are left as they are.
    """
    released = []
    for key, deadline in taken:
        try:
            job = lock_job(uow, key)
        except NotFound:
            continue
        uow.locked = None  # no step follows
        if job.deadline == deadline:
            job.worker = job.deadline = job.lease = None
            settle(uow, job)
            released.append(str(key))
    if released:
        uow.audit("release_jobs", "job", released[0], {"jobs": released})
