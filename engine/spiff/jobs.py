"""Jobs of elements: what a service task and its like, or a listener, has done by somebody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.errors import StepFailed
from engine.spiff.activity import Activity
from engine.spiff.element import ElementFacts
from engine.spiff.expression import Value
from engine.spiff.job_results import variables_of
from engine.spiff.services import JobRequest
from engine.spiff.waits import JobKind, JobWait, WaitKind

if TYPE_CHECKING:
    from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec

    from engine.spiff.element import Element
    from engine.spiff.job_results import JobAnswer
    from engine.spiff.multi_instance import MultiInstance
    from engine.spiff.token import ElementInstance
    from engine.spiff.transitions import Transition

DEFAULT_RETRIES = 3
MAX_RETRIES = 2**31 - 1
MAX_PRIORITY = 2**31 - 1


@dataclass(frozen=True, slots=True)
class JobDefinition:
    """`zeebe:taskDefinition`, `taskHeaders` and `jobPriorityDefinition` of an element, or one of its listeners."""

    type: Value
    headers: tuple[tuple[str, str], ...] = ()
    retries: Value | None = None
    priority: Value | None = None
    kind: JobKind = JobKind.BPMN_ELEMENT
    listener_event: str = "UNSPECIFIED"

    def begin(self, token: ElementInstance, handler: Element, transition: Transition | None = None) -> JobAnswer | None:
        """Do a transactional job inside the step and give what it brings; open any other's wait for `handler` and give None.

        `transition` is what a task listener listens to.
        """
        workflow, facts = token.workflow, token.task_spec.facts
        view = workflow.view(token)
        type_ = self.type.evaluate_text(view, workflow, facts.id)
        if workflow.services.is_transactional(type_):
            return workflow.services.run_job(self._request(token, type_, view, transition))
        wait = JobWait(
            id=workflow.next_id(),
            element_id=facts.id,
            type=type_,
            seq=token.id,
            retries=_number(self.retries, view, token, DEFAULT_RETRIES, 1, MAX_RETRIES),
            priority=_number(self.priority, view, token, 0, -MAX_PRIORITY, MAX_PRIORITY),
            headers=self.headers,
            kind=self.kind,
            listener_event=self.listener_event,
        )
        workflow.open_wait(token, handler, wait)
        return None

    def run(self, token: ElementInstance, handler: Element) -> dict[str, Any] | None:
        """The same for a job that brings variables only."""
        answer = self.begin(token, handler)
        return None if answer is None else dict(variables_of(answer))

    def _request(self, token: ElementInstance, type_: str, view: Mapping[str, Any], transition: Transition | None) -> JobRequest:
        facts = token.task_spec.facts
        is_own = self.kind is JobKind.BPMN_ELEMENT
        return JobRequest(
            type=type_,
            element_id=facts.id,
            element_name=facts.label,
            seq=token.id,
            headers=dict(self.headers),
            properties=dict(facts.properties),
            variables=dict(token.locals or {}) if facts.inputs and is_own else view,
            listener_event=self.listener_event,
            kind=self.kind,
            transition=transition,
        )


class JobTask(Activity):
    """A service task, or any other task done by a job."""

    def __init__(
        self,
        spec: BpmnProcessSpec,
        facts: ElementFacts,
        job: JobDefinition,
        loop: MultiInstance | None = None,
    ) -> None:
        super().__init__(spec, facts, loop)
        self.job = job

    @property
    def wait_kind(self) -> WaitKind:
        return WaitKind.JOB

    def work(self, token: ElementInstance) -> bool | None:
        result = self.job.run(token, self)
        if result is None:
            return None
        self.finish_with(token, result)
        return True


def _number(value: Value | None, view: Mapping[str, Any], token: ElementInstance, default: int, least: int, most: int) -> int:
    """An integer attribute: digits, or an expression that gives a whole number between `least` and `most`."""
    if value is None:
        return default
    element_id = token.task_spec.name
    found = value.evaluate(view, token.workflow, element_id)
    text = str(int(found)) if isinstance(found, float) and found.is_integer() else str(found)
    is_number = text.removeprefix("-").isdecimal() and text.isascii() and not isinstance(found, bool)
    if not (is_number and least <= int(text) <= most):
        detail = f"{value.place} '{value.text}' gave {found!r} where an integer from {least} to {most} is needed"
        raise StepFailed(value.kind, element_id, detail)
    return int(text)
