"""What the runtime asks for during a step: the time, transactional jobs, decisions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import SQLAlchemyError

from engine.commands.job_answers import Asked, fitting_answer, received, split_answer
from engine.commands.messages import Message, correlate
from engine.commands.task_views import view_of
from engine.errors import InvalidInput, Refusal, StepFailed
from engine.feel import FeelError
from engine.job import Job
from engine.spiff.job_results import JobAnswer
from engine.spiff.services import BpmnError, DecisionOutcome, JobRequest
from engine.store import process_definitions, versioned
from engine.store.decisions import DecisionRow
from engine.store.locked_instances import LockedInstance

if TYPE_CHECKING:
    from engine.commands.unit_of_work import UnitOfWork


class StepServices:
    """`engine.spiff.services.Services` for one step of one instance."""

    def __init__(self, uow: UnitOfWork, row: LockedInstance) -> None:
        self._uow = uow
        self._row = row

    @property
    def now(self) -> datetime:
        """The transaction's instant."""
        return self._uow.now

    @property
    def is_called(self) -> bool:
        """Whether a call activity of another instance waits for this one."""
        return self._row.parent_wait is not None

    def is_transactional(self, job_type: str) -> bool:
        """Whether a handler of this process runs the type inside the step."""
        return self._uow.engine.handlers.find(job_type) is not None

    def run_job(self, job: JobRequest) -> JobAnswer:
        """Run the registered handler; whatever it raises besides `BpmnError` fails the step.

        Refusals and errors of the database go through as they are; any other exception becomes the cause of a
        `StepFailed` with kind JOB_NO_RETRIES.
        """
        handler = self._uow.engine.handlers.find(job.type)
        if handler is None:
            raise StepFailed("JOB_NO_RETRIES", job.element_id, f"no handler is registered for '{job.type}'")
        try:
            return self._answer(job, handler(self._job(job)))
        except (BpmnError, Refusal, StepFailed, SQLAlchemyError):
            raise
        except Exception as error:
            detail = f"the handler of '{job.type}' failed: {error}"
            raise StepFailed("JOB_NO_RETRIES", job.element_id, detail) from error

    def evaluate_decision(
        self, decision_id: str, binding: str, version_tag: str | None, variables: Mapping[str, Any]
    ) -> DecisionOutcome:
        """Evaluate the version of the decision that the binding means."""
        session = self._uow.session
        definition = process_definitions.get(session, self._row.definition_key)
        row = versioned.bound(session, DecisionRow, decision_id, binding, version_tag, definition.deployment_key)
        if row is None:
            detail = f"no decision '{decision_id}' is deployed (binding {binding})"
            raise StepFailed("CALLED_DECISION_ERROR", decision_id, detail)
        decisions = self._uow.engine.definitions.decisions(self._uow, row.requirements_key)
        try:
            result = decisions.evaluate(decision_id, variables, now=self._uow.now)
        except FeelError as error:
            raise StepFailed("DECISION_EVALUATION_ERROR", decision_id, f"the decision cannot be evaluated: {error}") from error
        if result.problems:
            reasons = "; ".join(str(problem) for problem in result.problems)
            raise StepFailed("DECISION_EVALUATION_ERROR", decision_id, f"the decision has no sound result: {reasons}")
        written = result.to_json()
        return DecisionOutcome(written["value"], {"decisionKey": str(row.key), "version": row.version, **written})

    def _answer(self, job: JobRequest, answer: JobAnswer | None) -> JobAnswer:
        definition = self._uow.engine.definitions.process(self._uow, self._row.definition_key)
        try:
            given, result = received(*split_answer(answer))
            return fitting_answer(Asked(job.kind, definition.elements[job.element_id], job.transition), given, result)
        except InvalidInput as error:
            detail = f"the handler of '{job.type}' gave what does not fit: {error}"
            raise StepFailed("JOB_NO_RETRIES", job.element_id, detail) from error

    def _job(self, request: JobRequest) -> Job:
        row, transition = self._row, request.transition
        return Job.of(
            request,
            session=self._uow.session,
            now=self._uow.now,
            actor=self._uow.actor,
            instance_key=row.key,
            process_id=row.process_id,
            business_key=row.business_key,
            tenant_id=row.tenant_id,
            publish_message=self._publish,
            user_task=None if transition is None else view_of(self._uow.session, row.key, transition),
        )

    def _publish(
        self,
        name: str,
        correlation_key: str,
        variables: Mapping[str, Any] | None = None,
        *,
        time_to_live: timedelta = timedelta(0),
        message_id: str | None = None,
        business_key: str | None = None,
        tenant_id: str | None = None,
    ) -> None:
        message = Message(
            name=name,
            correlation_key=correlation_key,
            variables=dict(variables or {}),
            time_to_live=time_to_live,
            message_id=message_id,
            tenant_id=tenant_id or self._row.tenant_id,
            business_key=business_key or self._row.business_key,
        )
        self._uow.queue.run(partial(correlate, self._uow, message))
