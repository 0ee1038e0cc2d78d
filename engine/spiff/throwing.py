"""Throwing events: intermediate throw and the end events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.spiff.effects import ElementState
from engine.spiff.element import Element, ElementFacts
from engine.spiff.services import BpmnError
from engine.spiff.tasks import JobDefinition

if TYPE_CHECKING:
    from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec

    from engine.spiff.token import ElementInstance


class ThrowEvent(Element):
    """An intermediate throw event or an end event; with a job (a message) it does that first."""

    def __init__(self, spec: BpmnProcessSpec, facts: ElementFacts, job: JobDefinition | None = None) -> None:
        super().__init__(spec, facts)
        self.job = job

    def execute(self, token: ElementInstance) -> bool | None:
        if self.job is None:
            return True
        self.apply_inputs(token)
        try:
            self.finish_with(token, self.job.run(token))
        except BpmnError as error:
            token.workflow.throw_error(token, error.code, error.message, error.variables)
            return None
        return True


class ErrorEndEvent(Element):
    """Throws a BPMN error to the nearest handler."""

    def __init__(self, spec: BpmnProcessSpec, facts: ElementFacts, code: str) -> None:
        super().__init__(spec, facts)
        self.code = code

    def execute(self, token: ElementInstance) -> bool | None:
        self.record(token, ElementState.COMPLETED)
        token.workflow.throw_error(token, self.code, self.facts.label or self.name, {})
        return None


class TerminateEndEvent(Element):
    """Ends everything in its scope at once."""

    def leave(self, token: ElementInstance) -> None:
        scope = token.scope
        if scope is not None:
            token.workflow.terminate_children(scope, but=token)
        super().leave(token)
