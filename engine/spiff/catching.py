"""Catching events: start, intermediate, boundary. A subscription belongs to the element instance that opened it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from engine.spiff.conditions import ConditionDefinition
from engine.spiff.cycles import CycleDefinition
from engine.spiff.element import Element, ElementFacts
from engine.spiff.events import (
    ErrorDefinition,
    EventDefinition,
    MessageDefinition,
    SignalDefinition,
    Subscribable,
    TimerDefinition,
)
from engine.spiff.waits import WaitKind

if TYPE_CHECKING:
    from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec

    from engine.spiff.token import ElementInstance


class CatchEvent(Element):
    """An event that is waited for. Without a definition (a none start event) it passes straight through."""

    def __init__(self, spec: BpmnProcessSpec, facts: ElementFacts, definition: EventDefinition | None) -> None:
        super().__init__(spec, facts)
        self.definition = definition

    @property
    def stays_open(self) -> bool:
        """Whether the subscription survives the event: a non-interrupting message, signal or condition."""
        return False

    @property
    def wait_kind(self) -> WaitKind:
        match self.definition:
            case TimerDefinition() | CycleDefinition():
                return WaitKind.TIMER
            case SignalDefinition():
                return WaitKind.SIGNAL
            case ConditionDefinition():
                return WaitKind.CONDITION
            case _:
                return WaitKind.MESSAGE

    @property
    def due_names(self) -> frozenset[str]:
        return self.definition.value.names if isinstance(self.definition, TimerDefinition) else frozenset()

    def due(self, holder: ElementInstance) -> datetime | None:
        workflow = holder.workflow
        if not isinstance(self.definition, TimerDefinition):
            return None
        return self.definition.due(workflow.view(holder), workflow, self.name)

    def goes_on(self, holder: ElementInstance, wait_id: int) -> bool:
        """Whether the wait that has just come true stays: it takes many, or its cycle is not over."""
        if isinstance(self.definition, CycleDefinition):
            return self.definition.again(holder, wait_id, self)
        return self.stays_open

    def subscribe(self, holder: ElementInstance) -> None:
        """Open this event's subscription for `holder`. Errors need none: they find their way up by themselves."""
        if isinstance(self.definition, CycleDefinition):
            self.definition.begin(holder, self)
            return
        if not isinstance(self.definition, Subscribable):
            return
        workflow = holder.workflow
        wait_id = workflow.next_id()
        view = workflow.view(self.seen_from(holder))
        wait = self.definition.open(wait_id, self, view, workflow, stays_open=self.stays_open)
        workflow.open_wait(holder, self, wait)

    def seen_from(self, holder: ElementInstance) -> ElementInstance:
        """The element instance whose variables the subscription for `holder` reads."""
        return holder

    def happen(self, token: ElementInstance, variables: Mapping[str, Any]) -> None:
        """The event behind `token` has happened: take its variables and go on."""
        self.finish_with(token, variables)
        token.complete()


class IntermediateCatchEvent(CatchEvent):
    """Waits where the token stands."""

    def execute(self, token: ElementInstance) -> bool | None:
        token.workflow.record_active(token)
        self.apply_inputs(token)
        if self.listeners is None or self.listeners.before_work(token):
            self.subscribe(token)
        return None

    def proceed(self, token: ElementInstance, given: Any) -> bool | None:
        self.subscribe(token)
        return None

    def leave(self, token: ElementInstance) -> None:
        token.workflow.close_waits(token)
        super().leave(token)


class StartEvent(CatchEvent):
    """A start event. `interrupting` matters only inside an event sub-process."""

    def __init__(
        self,
        spec: BpmnProcessSpec,
        facts: ElementFacts,
        definition: EventDefinition | None,
        *,
        interrupting: bool = True,
    ) -> None:
        super().__init__(spec, facts, definition)
        self.interrupting = interrupting

    def execute(self, token: ElementInstance) -> bool | None:
        self.finish_with(token, {})
        return True

    @property
    def stays_open(self) -> bool:
        return not self.interrupting and not isinstance(self.definition, TimerDefinition)


class BoundaryEvent(CatchEvent):
    """An event on the edge of the activity `attached_to`."""

    def __init__(
        self,
        spec: BpmnProcessSpec,
        facts: ElementFacts,
        definition: EventDefinition,
        *,
        attached_to: str,
        interrupting: bool,
    ) -> None:
        super().__init__(spec, facts, definition)
        self.attached_to = attached_to
        self.interrupting = interrupting

    @property
    def stays_open(self) -> bool:
        return not self.interrupting and not isinstance(self.definition, TimerDefinition)

    def seen_from(self, holder: ElementInstance) -> ElementInstance:
        """Camunda reads the key of a message outside the activity: its input mappings are not seen."""
        return holder.scope or holder if isinstance(self.definition, MessageDefinition) else holder

    def happen(self, token: ElementInstance, variables: Mapping[str, Any]) -> None:
        """Camunda keeps an error's variables in the event: only output mappings carry them on."""
        stay = isinstance(self.definition, ErrorDefinition) and not self.facts.outputs
        super().happen(token, {} if stay else variables)

    def resume(self, scope: ElementInstance, *arguments: Any) -> None:
        """The activity it interrupted is gone."""
        (variables,) = arguments
        self.happen(scope.workflow.activate(self, scope, queued=False), variables)

    @property
    def jumped_from(self) -> tuple[str, ...]:
        return (self.attached_to,)
