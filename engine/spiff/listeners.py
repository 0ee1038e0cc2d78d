"""Execution listeners: jobs an element has done one after another before it works and before it is left.

They begin after the input mappings and end before the subscriptions and the work; those at the end come after the output
mappings, and the element is left when the last one is done. On gateways, which have no work, the first ones run when all
tokens have arrived and before conditions are looked at. While one of them waits, `notes[LISTENING]` of the element instance is
`[phase, index of the next one, what the element was triggered with]`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from engine.errors import StepFailed
from engine.spiff.element import Element, ElementFacts
from engine.spiff.job_results import variables_of
from engine.spiff.multi_instance import is_body
from engine.spiff.services import BpmnError
from engine.spiff.token import READY, STARTED
from engine.spiff.waits import WaitKind

if TYPE_CHECKING:
    from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec

    from engine.spiff.job_results import JobAnswer
    from engine.spiff.jobs import JobDefinition
    from engine.spiff.token import ElementInstance
    from engine.spiff.transitions import Transition

START, END, BEFORE_ALL = "START", "END", "BEFORE_ALL"
LISTENING = -2
"""The key in the notes of an element instance; wait ids are positive."""
GATEWAYS = frozenset({"EXCLUSIVE_GATEWAY", "INCLUSIVE_GATEWAY", "PARALLEL_GATEWAY"})
RECORDED = frozenset({"INTERMEDIATE_CATCH_EVENT", "EVENT_BASED_GATEWAY"})
"""Elements that are in the history as entered before their listeners begin."""
NO_RETRIES = "EXECUTION_LISTENER_NO_RETRIES"


def begin_listener(
    job: JobDefinition, token: ElementInstance, handler: Element, no_retries: str, transition: Transition | None = None
) -> JobAnswer | None:
    """Begin the job of a listener, as `JobDefinition.begin`; raise `StepFailed` of its own kind when it fails."""
    name = token.task_spec.name
    try:
        return job.begin(token, handler, transition)
    except BpmnError as error:
        detail = f"its listener threw BPMN error '{error.code}', which only the element's own job may do"
        raise StepFailed(no_retries, name, detail) from error
    except StepFailed as error:
        kind = no_retries if error.kind == "JOB_NO_RETRIES" else error.kind
        raise StepFailed(kind, name, error.detail) from error


class Listeners(Element):
    """The listeners of one element; it handles the waits of their jobs."""

    def __init__(self, spec: BpmnProcessSpec, owner: Element, jobs: tuple[JobDefinition, ...]) -> None:
        super().__init__(spec, ElementFacts(f"{owner.name}#listeners", "LISTENERS", label=owner.facts.label))
        self.owner = owner
        self.jobs = {phase: [job for job in jobs if job.listener_event == phase] for phase in (START, END, BEFORE_ALL)}
        self.leaving = START if owner.facts.type in GATEWAYS else END

    @property
    def wait_kind(self) -> WaitKind:
        return WaitKind.JOB

    def before_work(self, token: ElementInstance, given: Any = None, phase: str = START) -> bool:
        """Begin the listeners of the phase: True when none is left to wait for. `given` is kept for `Element.proceed`."""
        return self._go(token, phase, 0, given)

    def before_leave(self, token: ElementInstance) -> bool:
        """The same when the element is about to be left; the body of a multi-instance leaves without."""
        if is_body(token):
            return True
        return self._go(token, self.leaving, 0, None)

    def completed(self, token: ElementInstance, variables: Mapping[str, Any]) -> None:
        """The job of the current listener is done: begin the next one, or let the element go on."""
        phase, index, given = token.noted(LISTENING)
        token.forget(LISTENING)
        self._take(token, phase, variables)
        if not self._go(token, phase, index, given):
            return
        if phase == self.leaving:
            token.finish()
        elif self.owner.proceed(token, given):
            token.complete()

    def _go(self, token: ElementInstance, phase: str, index: int, given: Any) -> bool:
        for number, job in enumerate(self.jobs[phase][index:], index + 1):
            result = self._begin(token, job)
            if result is None:
                token.note(LISTENING, [phase, number, given])
                if token._state == READY and token.task_spec.facts.type not in RECORDED:
                    token.workflow.record_active(token)
                token._set_state(STARTED)
                return False
            self._take(token, phase, result)
        return True

    def _begin(self, token: ElementInstance, job: JobDefinition) -> dict[str, Any] | None:
        answer = begin_listener(job, token, self, NO_RETRIES)
        return None if answer is None else dict(variables_of(answer))

    def _take(self, token: ElementInstance, phase: str, variables: Mapping[str, Any]) -> None:
        """What a listener gives is local to the element; at the end it belongs to the scope around it."""
        if variables:
            scope = token.scope if phase == END else None
            token.workflow.set_local(scope or token, variables)
