"""Gateways. Joins count tokens: nothing depends on predicted tasks, on history or on where a shape is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.errors import StepFailed
from engine.spiff.effects import ElementState
from engine.spiff.element import Element, ElementFacts, SequenceFlow
from engine.spiff.token import STARTED, WAITING

if TYPE_CHECKING:
    from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec

    from engine.spiff.catching import CatchEvent
    from engine.spiff.token import ElementInstance


class ConditionalGateway(Element):
    """What exclusive and inclusive gateways share: conditions in document order, and a default flow."""

    def __init__(self, spec: BpmnProcessSpec, facts: ElementFacts, default: str | None = None) -> None:
        super().__init__(spec, facts)
        self.default = default

    def holds(self, token: ElementInstance, flow: SequenceFlow) -> bool:
        """Whether the flow's condition is true; anything but a boolean is an error."""
        if flow.condition is None:
            return flow.id != self.default
        workflow = token.workflow
        return bool(flow.condition.evaluate_as(bool, workflow.view(token), workflow, self.name))

    def default_flow(self) -> SequenceFlow:
        """The default flow; raises when nothing holds and there is none."""
        for flow in self.outgoing:
            if flow.id == self.default:
                return flow
        found = f"none of the conditions of its flows {[flow.id for flow in self.outgoing]} holds and it has no default flow"
        raise StepFailed("CONDITION_ERROR", self.name, found)


class ExclusiveGateway(ConditionalGateway):
    """Takes the first flow, in document order, whose condition holds."""

    def leave(self, token: ElementInstance) -> None:
        chosen = (self._chosen(token),) if self.outgoing else ()
        self.record(token, ElementState.COMPLETED)
        token.workflow.take(token, chosen)

    def _chosen(self, token: ElementInstance) -> SequenceFlow:
        for flow in self.outgoing:
            if self.holds(token, flow):
                return flow
        return self.default_flow()


class Join(Element):
    """Gathers the tokens that wait at one gateway inside one scope."""

    def arrived(self, token: ElementInstance) -> dict[str | None, list[ElementInstance]]:
        """The waiting tokens, this one included, by the flow they came by."""
        scope = token.scope
        by_flow: dict[str | None, list[ElementInstance]] = {}
        for other in scope.children if scope is not None else []:
            if other.task_spec is self and (other is token or other._state == WAITING):
                by_flow.setdefault(other.flow, []).append(other)
        return by_flow

    def consume(self, token: ElementInstance, by_flow: dict[str | None, list[ElementInstance]]) -> None:
        """Use up one token of every other flow."""
        for flow, tokens in by_flow.items():
            if flow != token.flow:
                self.record(tokens[0], ElementState.COMPLETED)
                tokens[0].remove()


class ParallelGateway(Join):
    """Waits for one token on every incoming flow, then sends one along every outgoing flow."""

    def execute(self, token: ElementInstance) -> bool | None:
        if len(self.incoming) < 2:
            return True
        there = self._there(token)
        if token.flow is not None:
            there.add(token.flow)
        if len(there) < len(self.incoming):
            token.workflow.hold_back(token)
            return None
        self.consume(token, self.arrived(token))
        return True

    def _there(self, token: ElementInstance) -> set[str]:
        """The incoming flows on which tokens wait; remembered for the step, since thousands may arrive in one."""
        gathered = token.workflow.gathered
        key = (token._parent, self.name)
        if key not in gathered:
            gathered[key] = {flow for flow in self.arrived(token) if flow is not None}
        return gathered[key]


class InclusiveGateway(Join, ConditionalGateway):
    """Sends a token along every flow whose condition holds; as a join, waits while another token could still arrive."""

    def link(self) -> None:
        specs = self._wf_spec.task_specs
        self._upstream = {flow.id: self._reaches(specs[flow.source]) for flow in self.incoming}

    def _reaches(self, element: Element) -> frozenset[str]:
        """The elements from which `element` can be reached without passing this gateway, itself included."""
        specs, seen, todo = self._wf_spec.task_specs, set(), [element]
        while todo:
            here = todo.pop()
            if here.name in seen or here is self:
                continue
            seen.add(here.name)
            todo += [specs[flow.source] for flow in here.incoming]
            todo += [specs[name] for name in here.jumped_from]
        return frozenset(seen)

    def execute(self, token: ElementInstance) -> bool | None:
        if len(self.incoming) < 2:
            return True
        token.workflow.hold_back(token)
        return None

    def may_fire(self, token: ElementInstance) -> bool:
        """Whether no token of the scope can still reach an incoming flow on which none waits yet."""
        by_flow = self.arrived(token)
        empty = frozenset[str]().union(*(self._upstream[flow.id] for flow in self.incoming if flow.id not in by_flow))
        full = frozenset[str]().union(*(self._upstream[flow.id] for flow in self.incoming if flow.id in by_flow))
        scope = token.scope
        others = (other.task_spec for other in scope.children if other.task_spec is not self) if scope is not None else ()
        return not any(other.name in empty and other.name not in full for other in others)

    def fire(self, token: ElementInstance) -> None:
        """Join: use up one token of every flow and go on with this one."""
        self.consume(token, self.arrived(token))
        token.complete()

    def leave(self, token: ElementInstance) -> None:
        chosen = tuple(flow for flow in self.outgoing if self.holds(token, flow))
        self.record(token, ElementState.COMPLETED)
        token.workflow.take(token, chosen or ((self.default_flow(),) if self.outgoing else ()))


class EventBasedGateway(Element):
    """Subscribes to every event behind it; the first one that happens wins."""

    events: tuple[CatchEvent, ...] = ()

    def link(self) -> None:
        self.events = tuple(self._wf_spec.task_specs[flow.target] for flow in self.outgoing)

    def execute(self, token: ElementInstance) -> bool | None:
        self.record(token, ElementState.ACTIVATED)
        if self.listeners is None or self.listeners.before_work(token):
            self.proceed(token, None)
        return None

    def proceed(self, token: ElementInstance, given: Any) -> bool | None:
        for event in self.events:
            event.subscribe(token)
        return None

    def happened(self, token: ElementInstance, event: CatchEvent) -> SequenceFlow:
        """Forget the other events and return the flow to the one that happened."""
        token.workflow.close_waits(token)
        token._set_state(STARTED)
        return next(flow for flow in self.outgoing if flow.target == event.name)
