"""Counts of jobs in a time window: made, completed and failed in it."""

from __future__ import annotations

from datetime import datetime

from pydantic import JsonValue
from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import Session

from api.camunda.search import fields
from api.camunda.search.fields import Column, Predicate, Source
from api.camunda.search.filters import predicate
from api.camunda.search.run import Searchable
from engine.actor import Actor
from engine.store.jobs import Job, JobState
from engine.store.visibility import visible_jobs

_WORKER = func.coalesce(Job.worker, "")
_WORKERS = func.count(func.distinct(func.nullif(_WORKER, ""))).label("workers")
FAILED = (JobState.FAILED, JobState.ERROR_THROWN)


def in_all(session: Session, actor: Actor, since: datetime, until: datetime, job_type: str | None) -> tuple[object, ...]:
    """Count and last instant of those made, completed and failed, of all types or one."""
    query = select(*_counts(since, until)).where(*_touched(actor, since, until))
    if job_type is not None:
        query = query.where(Job.type == job_type)
    return tuple(session.execute(query).one())


def by_type(actor: Actor, since: datetime, until: datetime, job_type: JsonValue) -> Searchable:
    """Rows of (type, counts as in `in_all`, workers)."""
    of_types = predicate({"jobType": fields.text(Job.type)}, {"jobType": job_type})
    query = select(Job.type, *_counts(since, until), _WORKERS).where(*_touched(actor, since, until), of_types)
    grouped = query.group_by(Job.type).subquery("by_type")
    return Searchable(select(grouped), {}, fields.text(grouped.c.type))


def by_worker(actor: Actor, since: datetime, until: datetime, job_type: str) -> Searchable:
    """Rows of (worker, counts as in `in_all`) for one type; jobs that nobody has taken have no worker."""
    worker = _WORKER.label("worker")
    query = select(worker, *_counts(since, until)).where(*_touched(actor, since, until), Job.type == job_type)
    grouped = query.where(Job.worker.is_not(None)).group_by(worker).subquery("by_worker")
    return Searchable(select(grouped), {}, fields.text(grouped.c.worker))


def by_error(actor: Actor, since: datetime, until: datetime, job_type: str, wanted: dict[str, JsonValue]) -> Searchable:
    """Rows of (code, message, workers) for the jobs of one type that stand there as failed."""
    code = func.coalesce(Job.error_code, "").label("code")
    message = func.coalesce(Job.error_message, "").label("message")
    query = select(code, message, _WORKERS).where(
        *_touched(actor, since, until),
        Job.type == job_type,
        Job.state.in_(FAILED),
        predicate({"errorCode": fields.text(code), "errorMessage": fields.text(message)}, wanted),
    )
    grouped = query.group_by(code, message).subquery("by_error")
    return Searchable(select(grouped), {}, fields.text(grouped.c.code + "|" + grouped.c.message))


def _within(column: Source, since: datetime, until: datetime) -> Predicate:
    at = fields.instant(column).column
    return and_(at >= since, at < until)


def _touched(actor: Actor, since: datetime, until: datetime) -> tuple[Predicate, ...]:
    return visible_jobs(actor), or_(*(_within(column, since, until) for column in (Job.created, Job.updated, Job.ended)))


def _counts(since: datetime, until: datetime) -> list[Column]:
    made = _within(Job.created, since, until)
    completed = and_(Job.state == JobState.COMPLETED, _within(Job.ended, since, until))
    failed = and_(Job.state.in_(FAILED), _within(Job.updated, since, until))
    counted: list[Column] = []
    for name, condition, at in (
        ("created", made, Job.created),
        ("completed", completed, Job.ended),
        ("failed", failed, Job.updated),
    ):
        counted += [func.count(case((condition, 1))).label(name), func.max(case((condition, at))).label(f"{name}_at")]
    return counted
