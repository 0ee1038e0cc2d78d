"""Activities: elements with a scope of their own, boundary events and, possibly, many rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.errors import StepFailed
from engine.spiff.compensation import handled, handler_of, remember
from engine.spiff.effects import ElementState
from engine.spiff.element import Element, ElementFacts
from engine.spiff.listeners import BEFORE_ALL, START
from engine.spiff.services import BpmnError
from engine.spiff.token import STARTED

if TYPE_CHECKING:
    from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec

    from engine.spiff.catching import BoundaryEvent
    from engine.spiff.multi_instance import MultiInstance
    from engine.spiff.token import ElementInstance

BODY = "MULTI_INSTANCE_BODY"
"""What history calls the run that all rounds of a multi-instance run in, as Camunda does."""


class Activity(Element):
    """A task, call activity or sub-process. `boundary` are the events attached to it."""

    boundary: tuple[BoundaryEvent, ...]
    loop: MultiInstance | None
    undone_by: str | None = None

    def __init__(self, spec: BpmnProcessSpec, facts: ElementFacts, loop: MultiInstance | None = None) -> None:
        super().__init__(spec, facts)
        self.boundary = ()
        self.loop = loop

    def link(self) -> None:
        super().link()
        self.boundary = self.attached
        self.undone_by = handler_of(self.boundary)

    def record(self, token: ElementInstance, state: ElementState) -> None:
        is_body = self.loop is not None and not token.is_inner
        self.record_as(token, state, BODY if is_body else self.facts.type)

    def execute(self, token: ElementInstance) -> bool | None:
        inner = self.loop is not None and token.is_inner
        self.record(token, ElementState.ACTIVATED)
        token._set_state(STARTED)
        if self.loop is not None and not inner:
            phase = BEFORE_ALL
        else:
            phase = START
            self.apply_inputs(token)
        if self.listeners is not None and not self.listeners.before_work(token, phase=phase):
            return None
        return self.proceed(token, None)

    def proceed(self, token: ElementInstance, given: Any) -> bool | None:
        inner = self.loop is not None and token.is_inner
        if not inner:
            self.subscribe_boundary(token)
        if self.loop is not None and not inner:
            return self.loop.start(token)
        try:
            return self.work(token)
        except BpmnError as error:
            token.workflow.throw_error(token, error.code, error.message, error.variables)
            return None

    def subscribe_boundary(self, token: ElementInstance) -> None:
        """Open the subscriptions of the events on its edge."""
        for event in self.boundary:
            try:
                event.subscribe(token)
            except StepFailed as error:
                raise StepFailed(error.kind, self.name, error.detail) from error  # as in Camunda: the activity cannot begin

    def work(self, token: ElementInstance) -> bool | None:
        """The activity's own work: True when it is done at once, None when it waits. The default does nothing."""
        return True

    def resume(self, scope: ElementInstance, *arguments: Any) -> None:
        """The rounds that were enough have ended the others."""
        if self.loop is not None:
            self.loop.finish(scope)

    def left_empty(self, token: ElementInstance) -> None:
        if self.loop is not None:
            self.loop.finish(token)

    def leave(self, token: ElementInstance) -> None:
        workflow = token.workflow
        workflow.close_waits(token)
        if self.undone_by is not None or token.notes:
            remember(token, self.undone_by)
        body = token.scope
        if self.loop is not None and body is not None and body.task_spec is self:
            self.record(token, ElementState.COMPLETED)
            self.loop.round_completed(body, token)
            return
        super().leave(token)
        if token.notes:
            handled(token)
