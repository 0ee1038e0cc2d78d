"""Throwing events: intermediate throw and the end events."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from engine.spiff.effects import AskParent, Broadcast, ElementState
from engine.spiff.element import Element, ElementFacts
from engine.spiff.ending import afterwards
from engine.spiff.events import EscalationDefinition
from engine.spiff.expression import Value
from engine.spiff.jobs import JobDefinition
from engine.spiff.rising import find_catch
from engine.spiff.services import BpmnError
from engine.spiff.token import READY
from engine.spiff.waits import EscalationWait, WaitKind

if TYPE_CHECKING:
    from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec

    from engine.spiff.token import ElementInstance


class ThrowEvent(Element):
    """An intermediate throw event or an end event; with a job (a message) it does that first."""

    def __init__(self, spec: BpmnProcessSpec, facts: ElementFacts, job: JobDefinition | None = None) -> None:
        super().__init__(spec, facts)
        self.job = job

    def execute(self, token: ElementInstance) -> bool | None:
        self.apply_inputs(token)
        if self.listeners is not None and not self.listeners.before_work(token):
            return None
        return self.throw(token)

    def proceed(self, token: ElementInstance, given: Any) -> bool | None:
        return self.throw(token)

    @property
    def wait_kind(self) -> WaitKind:
        return WaitKind.JOB

    def throw(self, token: ElementInstance) -> bool | None:
        """Do what the event throws: True completes it, None waits. The default has its job done, if there is one."""
        try:
            result = {} if self.job is None else self.job.run(token, self)
        except BpmnError as error:
            token.workflow.throw_error(token, error.code, error.message, error.variables)
            return None
        if result is None:
            self.begin_waiting(token)
            return None
        self.finish_with(token, result)
        return True

    def begin_waiting(self, token: ElementInstance) -> None:
        """History: the event has been entered and waits, unless a listener has said so before."""
        if token._state == READY:
            token.workflow.record_active(token)


class NamedThrowEvent(ThrowEvent):
    """An event that throws something by name or code, which may be an expression."""

    def __init__(self, spec: BpmnProcessSpec, facts: ElementFacts, code: Value) -> None:
        super().__init__(spec, facts)
        self.code = code

    def named(self, token: ElementInstance) -> str:
        """The name or code as it is now; raises `StepFailed` when it is no text."""
        workflow = token.workflow
        return self.code.evaluate_text(workflow.view(token), workflow, self.name)


class ErrorEndEvent(NamedThrowEvent):
    """Throws a BPMN error to the nearest handler."""

    def throw(self, token: ElementInstance) -> bool | None:
        code = self.named(token)
        self.record(token, ElementState.TERMINATED)
        token.workflow.throw_error(token, code, self.facts.label or self.name, {})
        return None


class SignalThrowEvent(NamedThrowEvent):
    """Broadcasts a signal with its local variables, which its input mappings make."""

    def throw(self, token: ElementInstance) -> bool | None:
        token.workflow.outcome.requests.append(Broadcast(self.named(token), dict(token.locals or {})))
        return super().throw(token)


class EscalationThrowEvent(NamedThrowEvent):
    """Throws an escalation; unless its catch interrupts, or if nobody catches it, the token goes on."""

    @property
    def wait_kind(self) -> WaitKind:
        return WaitKind.ESCALATION

    def throw(self, token: ElementInstance) -> bool | None:
        code = self.named(token)
        caught = find_catch(token, EscalationDefinition, code)
        if caught is None and token.workflow.services.is_called:
            self._ask_parent(token, code)
            return None
        if caught is not None:
            if caught.interrupting:
                self.record(token, ElementState.TERMINATED)
            caught.handle({})
            if caught.interrupting:
                return None
        return super().throw(token)

    def _ask_parent(self, token: ElementInstance, code: str) -> None:
        workflow = token.workflow
        wait_id = workflow.next_id()
        self.begin_waiting(token)
        workflow.open_wait(token, self, EscalationWait(wait_id, self.name))
        workflow.outcome.requests.append(AskParent(wait_id, code))

    def complete_with(self, token: ElementInstance, variables: Mapping[str, Any]) -> None:
        """The caller was told and did not interrupt: go on."""
        self.finish_with(token, {})
        token.complete()


class TerminateEndEvent(ThrowEvent):
    """Ends everything in its scope at once."""

    def leave(self, token: ElementInstance) -> None:
        self.record(token, ElementState.COMPLETED)
        scope = token.scope
        if scope is None:
            token.workflow.take(token, ())
            return
        all_gone = token.workflow.terminate_children(scope, but=token)
        afterwards(all_gone, scope, [other for other in scope.children if other is not token], self, token.id)

    def resume(self, scope: ElementInstance, *arguments: Any) -> None:
        """Everything else in the scope is gone."""
        (number,) = arguments
        scope.workflow.take(scope.workflow.tasks[number], ())
