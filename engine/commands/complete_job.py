"""Command: complete a job."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from engine.commands.job_answers import Asked, fitting_answer, received
from engine.commands.job_rules import lock_active_job
from engine.commands.step import step
from engine.commands.unit_of_work import UnitOfWork
from engine.spiff import Instance
from engine.spiff.job_results import AdHocResult, TaskResult
from engine.store.jobs import JobState


def complete_job(
    uow: UnitOfWork,
    key: int,
    variables: Mapping[str, Any] | None = None,
    *,
    result: TaskResult | AdHocResult | None = None,
    lease: str | None = None,
) -> None:
    """The job is done: go on in its instance with the worker's variables, or with what a task listener or the worker of an
    ad-hoc sub-process has decided.

    Raise `NotFound` (done, cancelled, or not visible), `WrongState` (failed, or leased to another worker), `InvalidInput`
    (variables, or a result that does not fit the job), `StepFailed` (the process cannot go on; nothing is stored, the job rests
    behind the incident).
    """
    given, decided = received(variables, result)
    job = lock_active_job(uow, key, "complete", lease)
    job.close(JobState.COMPLETED, uow.now)
    if isinstance(decided, TaskResult):
        job.is_denied, job.denied_reason = decided.denied, decided.denied_reason if decided.denied else None
    uow.job_key = key
    wait_id, kind = job.wait_id, job.kind
    uow.audit("complete_job", "job", key, {"type": job.type, "elementId": job.element_id, "variables": given, **_said(decided)})

    def act(instance: Instance) -> None:
        element, transition = instance.element(wait_id), instance.transition(wait_id)
        instance.complete_job(wait_id, fitting_answer(Asked(kind, element, transition), given, decided))

    uow.queue.run(partial(step, uow, job.instance_key, act, command="complete a job of", wait_id=wait_id))


def _said(result: TaskResult | AdHocResult | None) -> dict[str, Any]:
    match result:
        case TaskResult(denied=True):
            return {"denied": result.denied_reason}
        case TaskResult():
            return {"corrected": sorted(result.corrections)}
        case AdHocResult():
            return {"activated": [choice.element_id for choice in result.activate], "done": result.is_done}
        case None:
            return {}
