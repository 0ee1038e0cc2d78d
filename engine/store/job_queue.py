"""Who gets which job: jobs are claimed by type, the most urgent first, and each by one worker only.

Every query here reads a partial index that holds just the jobs in question, so none of them costs more when more jobs wait.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select, update
from sqlalchemy.orm import Session

from engine.store.jobs import Job, JobState

_WAKE_LIMIT = 1_000


def has_work(session: Session, types: Collection[str], tenants: Collection[str] | None, now: datetime) -> bool:
    """Whether `claim` could give a job of these types now; tenants None means all. Reads only."""
    waiting = select(Job.key).where(*_ready(types, tenants)).limit(1)
    if session.scalars(waiting).first() is not None:
        return True
    return any(
        session.scalars(select(Job.key).where(is_over, Job.type.in_(sorted(types))).limit(1)).first() is not None
        for is_over in (Job.deadline <= now, Job.due <= now)
    )


def next_wake(session: Session, types: Collection[str]) -> datetime | None:
    """When the next lease or rest of a job of these types ends; None when none does."""
    ends = [
        session.scalar(select(func.min(column)).where(column.is_not(None), Job.type.in_(sorted(types))))
        for column in (Job.deadline, Job.due)
    ]
    return min((end for end in ends if end is not None), default=None)


def claim(
    session: Session,
    types: Collection[str],
    tenants: Collection[str] | None,
    *,
    limit: int,
    worker: str,
    now: datetime,
    deadline: datetime,
    lease: str | None = None,
) -> list[Job]:
    """Give up to `limit` jobs to `worker` until `deadline`, in order; those that others are just taking are passed over.

    With a `lease`, only who shows it can end the job until somebody else gets it.
    """
    wake(session, now)
    picked = select(Job.key).where(*_ready(types, tenants)).order_by(Job.rank, Job.key).limit(limit)
    # a common table expression is evaluated once; a plain subquery may be planned to run again and lock more
    chosen = picked.with_for_update(skip_locked=True).cte("picked")
    taken = {"is_ready": False, "worker": worker, "deadline": deadline, "lease": lease, "updated": now}
    statement = update(Job).where(Job.key.in_(select(chosen.c.key))).values(taken).returning(Job)
    options = {"synchronize_session": False, "populate_existing": True}
    jobs = session.scalars(statement, execution_options=options).all()
    return sorted(jobs, key=lambda job: (job.rank, job.key))


def wake(session: Session, now: datetime) -> None:
    """Leases that have run out and rests that are over: somebody else may take these jobs."""
    timed_out = {"deadline": None, "worker": None, "state": JobState.TIMED_OUT, "is_ready": _would_be_ready(Job.due)}
    rested = {"due": None, "is_ready": _would_be_ready(Job.deadline)}
    _wake(session, Job.deadline <= now, {**timed_out, "updated": now})
    _wake(session, Job.due <= now, {**rested, "updated": now})


def _wake(session: Session, is_over: ColumnElement[bool], values: dict[str, Any]) -> None:
    over = select(Job.key).where(is_over).limit(_WAKE_LIMIT).with_for_update(skip_locked=True).cte("over")
    statement = update(Job).where(Job.key.in_(select(over.c.key))).values(values)
    session.execute(statement, execution_options={"synchronize_session": False})


def _would_be_ready(other: Any) -> ColumnElement[bool]:
    return and_(Job.retries > 0, Job.is_held.is_(False), Job.is_suspended.is_(False), other.is_(None))


def _ready(types: Collection[str], tenants: Collection[str] | None) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [Job.is_ready.is_(True)]
    wanted = sorted(types)
    # one type, as clients ask, reads the index in its order
    found.append(Job.type == wanted[0] if len(wanted) == 1 else Job.type.in_(wanted))
    if tenants is not None:
        found.append(Job.tenant_id.in_(sorted(tenants)))
    return found
