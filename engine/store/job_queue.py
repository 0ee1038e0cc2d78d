"""Who gets which job: jobs are claimed by type, the most urgent first, and each by one worker only.

Every query here reads a partial index that holds just the jobs in question, so none of them costs more when more jobs wait,
neither jobs of other types nor those of other areas.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select, union_all, update
from sqlalchemy.orm import Session

from engine.store.jobs import Job, JobState

_WAKE_LIMIT = 1_000
_AREAS_AT_ONCE = 50
_SPARE = 100


def has_work(session: Session, types: Collection[str], tenants: Collection[str] | None, now: datetime) -> bool:
    """Whether `claim` could give a job of one of these types now; tenants None means all. Reads only."""
    of_areas = [] if tenants is None else [Job.tenant_id.in_(sorted(tenants))]
    waiting = select(Job.key).where(Job.is_ready.is_(True), Job.type.in_(sorted(types)), *of_areas).limit(1)
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
    type_: str,
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
    picked = select(Job.key).where(*_candidates(session, type_, tenants, limit)).order_by(Job.rank, Job.key).limit(limit)
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


def _candidates(session: Session, type_: str, tenants: Collection[str] | None, limit: int) -> list[ColumnElement[bool]]:
    """What jobs that `claim` may give have in common, such that an index gives them in order."""
    if tenants is None:
        return _ready(type_)
    if len(tenants) == 1:
        return [*_ready(type_), *(Job.tenant_id == tenant for tenant in tenants)]
    # there are some to spare, for others may be taking the first ones
    return [Job.is_ready.is_(True), Job.key.in_(_first_of(session, type_, sorted(tenants), limit + _SPARE))]


def _ready(type_: str) -> list[ColumnElement[bool]]:
    return [Job.is_ready.is_(True), Job.type == type_]


def _first_of(session: Session, type_: str, tenants: list[str], limit: int) -> list[int]:
    """The keys of the first jobs of several areas: no index has these in order, so the first of each are put together."""
    found: list[tuple[int, int]] = []
    for begin in range(0, len(tenants), _AREAS_AT_ONCE):
        of_each = [
            select(Job.rank, Job.key).where(*_ready(type_), Job.tenant_id == tenant).order_by(Job.rank, Job.key).limit(limit)
            for tenant in tenants[begin : begin + _AREAS_AT_ONCE]
        ]
        rows = session.execute(union_all(*(select(one.subquery()) for one in of_each)))
        found += [(row.rank, row.key) for row in rows]
    return [key for _, key in sorted(found)[:limit]]
