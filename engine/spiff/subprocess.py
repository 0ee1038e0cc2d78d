"""Scopes: the process itself, embedded sub-processes and event sub-processes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from engine.spiff.activity import Activity
from engine.spiff.catching import StartEvent
from engine.spiff.compensation import remember
from engine.spiff.effects import ElementState
from engine.spiff.element import Element, ElementFacts
from engine.spiff.ending import afterwards
from engine.spiff.multi_instance import is_body
from engine.spiff.token import STARTED

if TYPE_CHECKING:
    from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec

    from engine.spiff.token import ElementInstance


class ScopeElement(Element):
    """An element other elements run in. It completes when nothing is left running inside it."""

    start: StartEvent | None = None
    inside: tuple[Element, ...] = ()
    event_subprocesses: tuple[EventSubProcess, ...] = ()

    def link(self) -> None:
        super().link()
        inside = self.inside
        self.start = next((e for e in inside if isinstance(e, StartEvent) and self.starts_with(e)), None)
        self.event_subprocesses = tuple(e for e in inside if isinstance(e, EventSubProcess))

    @property
    def container_id(self) -> str | None:
        """The id that `ElementFacts.container` of the elements inside carries."""
        return self.name

    def starts_with(self, event: StartEvent) -> bool:
        """Whether `event` is the start event taken when the scope is entered."""
        return event.definition is None

    def open_scope(self, token: ElementInstance) -> None:
        """Give the scope its variables and subscribe its event sub-processes."""
        if token.locals is None:
            token.locals = {}
        for handler in self.event_subprocesses:
            if handler.start is not None:
                handler.start.subscribe(token)

    def children_gone(self, token: ElementInstance) -> None:
        """Nothing runs inside any more: the scope is complete."""
        token.workflow.close_waits(token)
        self.finish_with(token, {})
        token.complete()

    def left_empty(self, token: ElementInstance) -> None:
        if is_body(token):
            super().left_empty(token)
        else:
            self.children_gone(token)

    def interrupted(self, token: ElementInstance) -> None:
        """An interrupting event sub-process takes over in this scope. Overridden where that ends more than what runs inside."""

    def is_interrupted(self, token: ElementInstance) -> bool:
        """Whether an interrupting event sub-process has taken over; then no other one of this scope can start."""
        return any(isinstance(child.task_spec, EventSubProcess) and child.task_spec.interrupts for child in token.children)


class ProcessElement(ScopeElement):
    """The process: the outermost scope."""

    @property
    def container_id(self) -> str | None:
        return None

    def begin(self, token: ElementInstance, event: StartEvent, variables: Mapping[str, Any]) -> None:
        """Enter the process and, after its listeners, begin at `event` with these variables for its output mappings."""
        self._enter(token, [event.name, dict(variables)])

    def begin_at(self, token: ElementInstance, element_ids: Sequence[str]) -> None:
        """Enter the process and, after its listeners, begin these elements instead of a start event."""
        self._enter(token, [list(element_ids), {}])

    def _enter(self, token: ElementInstance, given: list[Any]) -> None:
        self.record(token, ElementState.ACTIVATED)
        token._set_state(STARTED)
        if self.listeners is None or self.listeners.before_work(token, given):
            self.proceed(token, given)

    def proceed(self, token: ElementInstance, given: Any) -> bool | None:
        name, variables = given
        workflow = token.workflow
        self.open_scope(token)
        if isinstance(name, list):
            workflow.begin_at(name)
            return None
        event = workflow.definition.elements[name]
        if isinstance(event, StartEvent) and event.definition is not None:
            event.happen(workflow.activate(event, token, queued=False), variables)
        else:
            workflow.activate(event, token)
        return None

    def finish_with(self, token: ElementInstance, variables: Mapping[str, Any]) -> None:
        """A process has no output mappings."""


class SubProcess(ScopeElement, Activity):
    """An embedded sub-process."""

    def work(self, token: ElementInstance) -> bool | None:
        self.open_scope(token)
        if self.start is None:
            return True
        token.workflow.activate(self.start, token)
        return None


class EventSubProcess(ScopeElement):
    """A sub-process started by an event in the scope around it."""

    def __init__(self, spec: BpmnProcessSpec, facts: ElementFacts) -> None:
        super().__init__(spec, facts)

    def starts_with(self, event: StartEvent) -> bool:
        return True

    @property
    def interrupts(self) -> bool:
        """Whether its event ends everything else in the scope."""
        return self.start is not None and self.start.interrupting

    def begin(self, scope: ElementInstance, variables: Mapping[str, Any]) -> None:
        """Run inside `scope` because of its event; an interrupting one first ends everything else there."""
        workflow, start = scope.workflow, self.start
        if start is None:
            return
        if start.interrupting:
            if isinstance(scope.task_spec, ScopeElement):
                scope.task_spec.interrupted(scope)
            all_gone = workflow.terminate_children(scope)
            workflow.close_waits(scope, but=getattr(scope.task_spec, "boundary", ()))
            afterwards(all_gone, scope, scope.children, self, dict(variables))
        else:
            self.resume(scope, variables)

    def resume(self, scope: ElementInstance, *arguments: Any) -> None:
        """Everything else in the scope is gone."""
        (variables,) = arguments
        self.enter(scope.workflow.activate(self, scope, queued=False), variables)

    def enter(self, token: ElementInstance, variables: Mapping[str, Any]) -> None:
        """Run as `token`, as if its event had just happened with these variables."""
        self.record(token, ElementState.ACTIVATED)
        token._set_state(STARTED)
        self.apply_inputs(token)
        given = dict(variables)
        if self.listeners is None or self.listeners.before_work(token, given):
            self.proceed(token, given)

    def proceed(self, token: ElementInstance, given: Any) -> bool | None:
        self.open_scope(token)
        if self.start is not None:
            self.start.happen(token.workflow.activate(self.start, token, queued=False), given)
        return None

    def leave(self, token: ElementInstance) -> None:
        remember(token, None)
        self.record(token, ElementState.COMPLETED)
        token.workflow.take(token, ())
