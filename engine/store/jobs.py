"""Jobs: work that somebody outside a step does, a worker of ours or a client. One row each, from creation to its end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, false, insert, select, text, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from engine.errors import NotFound
from engine.spiff.waits import JobKind
from engine.store.base import Base, Key
from engine.store.driver import Executor
from engine.store.fast import FastWrite
from engine.store.keys import next_key


class JobState(StrEnum):
    """Camunda's states of a job; those of one that is not over say what happened to it last."""

    CREATED = "CREATED"
    FAILED = "FAILED"
    RETRIES_UPDATED = "RETRIES_UPDATED"
    TIMED_OUT = "TIMED_OUT"
    ERROR_THROWN = "ERROR_THROWN"
    COMPLETED = "COMPLETED"
    CANCELED = "CANCELED"


_READY = ("is_ready IS 1", "is_ready IS true")


def _partial(name: str, *columns: str, sqlite: str, postgresql: str) -> Index:
    """An index over some of the rows; the conditions are written as SQLAlchemy writes those of the queries."""
    return Index(name, *columns, sqlite_where=text(sqlite), postgresql_where=text(postgresql))


class Job(Base):
    """One job of the wait `wait_id` of an instance; `seq` is the element instance's id there.

    `is_ready` says whether somebody may take it now; it alone decides, and `settle` works it out from the rest. `deadline` is
    the end of the time whoever works on it (`worker`) has for it; a `lease` is a token that has to be shown to end it. `due`
    ends its rest after one of its `failures`. `is_held` while an incident on it is open, `is_suspended` while its instance is.
    `is_denied` says of the job of a task listener that is done whether it denied what it listened to.
    `rank` is minus its priority, so that one index gives the order, for all areas and for each.
    """

    __tablename__ = "job"
    __table_args__ = (
        _partial("ix_job_ready", "type", "rank", "key", sqlite=_READY[0], postgresql=_READY[1]),
        _partial("ix_job_ready_tenant", "type", "tenant_id", "rank", "key", sqlite=_READY[0], postgresql=_READY[1]),
        _partial("ix_job_deadline", "deadline", sqlite="deadline IS NOT NULL", postgresql="deadline IS NOT NULL"),
        _partial("ix_job_due", "due", sqlite="due IS NOT NULL", postgresql="due IS NOT NULL"),
        Index(None, "instance_key", "wait_id"),
    )

    key: Mapped[Key]
    instance_key: Mapped[int] = mapped_column(ForeignKey("process_instance.key"))
    root_key: Mapped[int]
    definition_key: Mapped[int]
    process_id: Mapped[str]
    tenant_id: Mapped[str]
    business_key: Mapped[str | None]
    element_id: Mapped[str]
    seq: Mapped[int]
    wait_id: Mapped[int]
    type: Mapped[str]
    kind: Mapped[JobKind]
    listener_event: Mapped[str]
    headers: Mapped[dict[str, Any]]
    rank: Mapped[int]
    state: Mapped[JobState] = mapped_column(default=JobState.CREATED)
    retries: Mapped[int]
    failures: Mapped[int] = mapped_column(default=0)
    is_ready: Mapped[bool] = mapped_column(default=True)
    is_held: Mapped[bool] = mapped_column(default=False, server_default=false())
    is_suspended: Mapped[bool] = mapped_column(default=False, server_default=false())
    worker: Mapped[str | None]
    lease: Mapped[str | None]
    deadline: Mapped[datetime | None]
    due: Mapped[datetime | None]
    error_code: Mapped[str | None]
    error_message: Mapped[str | None]
    is_denied: Mapped[bool | None]
    denied_reason: Mapped[str | None]
    created: Mapped[datetime]
    updated: Mapped[datetime]
    ended: Mapped[datetime | None]

    @property
    def priority(self) -> int:
        """The higher, the sooner it is given out."""
        return -self.rank

    @property
    def is_open(self) -> bool:
        """Whether it still has to be done."""
        return self.ended is None

    @property
    def is_active(self) -> bool:
        """Whether a try at it can end: it may be taken, or somebody has it."""
        return self.is_ready or self.deadline is not None

    def close(self, state: JobState, at: datetime) -> None:
        """End it."""
        self.state, self.ended, self.deadline, self.due = state, at, None, None
        self.settle(at)

    def settle(self, at: datetime) -> None:
        """Work out whether somebody may take it now, after anything else about it has changed."""
        rests = self.is_held or self.is_suspended or self.deadline is not None or self.due is not None
        self.is_ready = self.is_open and self.retries > 0 and not rests
        self.updated = at


_INSERT = FastWrite(insert(Job))
_NEW: dict[str, Any] = {
    "state": JobState.CREATED,
    "failures": 0,
    "is_ready": True,
    "is_held": False,
    "is_suspended": False,
    **dict.fromkeys(("worker", "lease", "deadline", "due", "error_code", "error_message", "is_denied", "denied_reason", "ended")),
}


def open_for(executor: Executor, job: Mapping[str, Any]) -> int:
    """Store a new job that waits for somebody; `job` holds the columns besides those that follow from that. Gives its key."""
    key = next_key()
    _INSERT.run(executor, {**_NEW, **job, "key": key, "updated": job["created"]})
    return key


def denial_of(session: Session, instance_key: int, seq: int, after: int) -> str | None:
    """Why a task listener of an element instance has denied something, by jobs with a key above `after`; None: none has."""
    of_it = (Job.instance_key == instance_key, Job.seq == seq, Job.key > after, Job.is_denied.is_(True))
    return session.scalars(select(Job.denied_reason).where(*of_it).order_by(Job.key.desc()).limit(1)).first()


def get(session: Session, key: int) -> Job:
    """The job with this key; raise `NotFound`."""
    job = session.get(Job, key, populate_existing=True)
    if job is None:
        raise NotFound("job", key)
    return job


def lock(session: Session, key: int) -> Job:
    """The job as it is now, locked against other writers; raise `NotFound`."""
    job = session.get(Job, key, populate_existing=True, with_for_update=True)
    if job is None:
        raise NotFound("job", key)
    return job


def of_instance(session: Session, instance_key: int) -> list[Job]:
    """The open jobs of an instance, oldest first."""
    query = select(Job).where(Job.instance_key == instance_key, Job.ended.is_(None))
    return list(session.scalars(query.order_by(Job.key)))


def cancel_closed(session: Session, instance_key: int, wait_ids: Iterable[int], at: datetime) -> None:
    """Cancel the open jobs among the waits that a step closed."""
    of_waits = (Job.instance_key == instance_key, Job.wait_id.in_(list(wait_ids)), Job.ended.is_(None))
    ended = {"state": JobState.CANCELED, "is_ready": False, "deadline": None, "due": None, "updated": at, "ended": at}
    session.execute(update(Job).where(*of_waits).values(ended))


def hold(session: Session, key: int, reason: str, at: datetime) -> bool:
    """What its worker brought could not be stored: the job rests until the incident about that is resolved.

    False when it is over meanwhile, for then it is left as it is.
    """
    job = lock(session, key)
    if not job.is_open:
        return False
    job.state, job.error_message, job.is_held = JobState.FAILED, reason, True
    job.deadline = job.lease = None
    job.settle(at)
    return True


def set_suspended(session: Session, instance_key: int, *, suspended: bool, at: datetime) -> None:
    """Let the open jobs of an instance rest, or be taken up again. Leases and back-offs run on meanwhile."""
    of_it = update(Job).where(Job.instance_key == instance_key, Job.ended.is_(None))
    session.execute(of_it.values(is_suspended=suspended, is_ready=False, updated=at))
    if not suspended:
        free = (Job.retries > 0, Job.is_held.is_(False), Job.deadline.is_(None), Job.due.is_(None))
        session.execute(of_it.where(*free).values(is_ready=True))
