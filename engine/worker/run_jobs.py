"""Running asynchronous jobs: taken in one transaction, done outside any, their result stored in another."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from engine.actor import Actor
from engine.asynchronous_job import AsynchronousJob
from engine.commands.activate_jobs import Activated, activate_jobs
from engine.commands.complete_job import complete_job
from engine.commands.fail_job import fail_job
from engine.commands.job_answers import split_answer
from engine.commands.throw_job_error import throw_job_error
from engine.commands.unit_of_work import UnitOfWork
from engine.commands.update_job import update_job
from engine.errors import EngineError, NotFound, OutcomeUnknown, StepFailed, WrongState
from engine.spiff.services import BpmnError
from engine.spiff.waits import JobKind
from engine.store import job_queue
from engine.store.jobs import Job

if TYPE_CHECKING:
    from datetime import datetime

    from engine.engine import Engine
    from engine.jobs import AsynchronousHandler

_log = logging.getLogger(__name__)
WORKER = "dingdian"


def run_jobs(engine: Engine, limit: int = 10_000) -> int:
    """Run every job with an asynchronous handler that may be taken now, in this thread, until none is left.

    One that fails rests and is tried again; without retries it has an incident. Returns how many tries there were.
    """
    tries = 0
    while tries < limit:
        taken = take_jobs(engine, min(20, limit - tries))
        if not taken:
            break
        for one in taken:
            do_job(engine, one)
        tries += len(taken)
    return tries


def take_jobs(engine: Engine, limit: int) -> list[Activated]:
    """Take up to `limit` jobs of our own types; costs one read when there are none."""
    types = engine.handlers.asynchronous_types
    if not types:
        return []
    with engine.reading() as session:
        if not job_queue.has_work(session, types, None, engine.now(session)):
            return []
    return engine.run(Actor.system(), lambda uow: _take(uow, limit))


def next_job(engine: Engine) -> datetime | None:
    """When the next of our jobs that rest or are leased may be taken; None when there are none."""
    types = engine.handlers.asynchronous_types
    if not types:
        return None
    with engine.reading() as session:
        return job_queue.next_wake(session, types)


def do_job(engine: Engine, one: Activated) -> None:
    """Run the handler of a job and store what comes of it; errors become failures of the job, never of the worker."""
    handler = engine.handlers.find_asynchronous(one.job.type)
    if handler is None:
        return  # taken by a type that is ours; only a registry that changes under a running worker has none
    answer = _try(engine, handler, one)
    try:
        engine.run(Actor.system(), answer)
    except (NotFound, WrongState) as error:
        _log.info("Expected to end job %s, but it is not ours any more: %s", one.job.key, error)
    except StepFailed as error:
        _log.warning("Expected the process to go on behind job %s, but it has an incident: %s", one.job.key, error)
    except OutcomeUnknown as error:
        _log.warning("Expected to know how job %s ended; without an answer it is given out again: %s", one.job.key, error)
    except EngineError as error:
        engine.run(Actor.system(), _failure(one.job, handler, f"its result was refused: {error}"))


def _take(uow: UnitOfWork, limit: int) -> list[Activated]:
    taken: list[Activated] = []
    handlers = uow.engine.handlers
    for type_ in sorted(handlers.asynchronous_types):
        handler = handlers.find_asynchronous(type_)
        if handler is not None and len(taken) < limit:
            left = limit - len(taken)
            taken += activate_jobs(uow, type_, worker=WORKER, limit=left, timeout=handler.lease, with_lease=True)
    return taken


def _try(engine: Engine, handler: AsynchronousHandler, one: Activated) -> Callable[[UnitOfWork], None]:
    job = one.job
    try:
        variables, result = split_answer(handler.run(_job(engine, one)))
        given = dict(variables or {})  # of what is no mapping the try fails here; the command checks the rest
    except BpmnError as error:
        thrown = error
        return lambda uow: throw_job_error(uow, job.key, thrown.code, thrown.message, thrown.variables, lease=job.lease)
    except Exception as error:  # noqa: BLE001 -- whatever a handler raises is a failed try of its job
        _log.warning("Expected the handler of job %s ('%s') to return, but it failed.", job.key, job.type, exc_info=True)
        return _failure(job, handler, f"the handler of '{job.type}' failed: {error}")
    return lambda uow: complete_job(uow, job.key, given, result=result, lease=job.lease)


def _failure(job: Job, handler: AsynchronousHandler, message: str) -> Callable[[UnitOfWork], None]:
    rest = handler.backoff.after(job.failures + 1)
    left = max(job.retries - 1, 0)
    return lambda uow: fail_job(uow, job.key, retries=left, message=message, back_off=rest, lease=job.lease)


def _job(engine: Engine, one: Activated) -> AsynchronousJob:
    job, deadline = one.job, one.job.deadline
    if deadline is None:
        raise WrongState("job", job.key, job.state, "work on")
    element = one.instance.definition.elements[job.element_id]
    is_mapped = bool(element.facts.inputs) and job.kind is JobKind.BPMN_ELEMENT

    @contextmanager
    def transaction() -> Iterator[UnitOfWork]:
        with engine.transaction(Actor.system()) as uow:
            yield uow

    def extend(duration: timedelta) -> None:
        engine.run(Actor.system(), lambda uow: update_job(uow, job.key, timeout=duration, lease=job.lease))

    return AsynchronousJob(
        key=job.key,
        type=job.type,
        element_id=job.element_id,
        element_name=element.facts.label,
        headers=dict(job.headers),
        properties=dict(element.facts.properties),
        variables=one.mapped_variables() if is_mapped else one.variables,
        retries=job.retries,
        listener_event=job.listener_event,
        instance_key=job.instance_key,
        process_id=job.process_id,
        business_key=job.business_key,
        tenant_id=job.tenant_id,
        now=job.updated,
        deadline=deadline,
        transaction=transaction,
        extend=extend,
        user_task=one.user_task,
    )
