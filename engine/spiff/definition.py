"""A compiled process definition: parsed once, frozen, shared by every instance in the process."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from engine.spiff.catching import StartEvent
from engine.spiff.conditions import ConditionDefinition
from engine.spiff.cycles import CycleDefinition
from engine.spiff.element import Element, SequenceFlow
from engine.spiff.events import MessageDefinition, SignalDefinition, TimerDefinition
from engine.spiff.expression import Value
from engine.spiff.gateways import InclusiveGateway
from engine.spiff.subprocess import ProcessElement, ScopeElement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec


@dataclass(frozen=True, slots=True)
class StartTrigger:
    """A start event of the process. `kind` is none, message, timer, signal or condition; `name` that of the message or signal."""

    element_id: str
    kind: str
    name: str | None = None
    timer: TimerDefinition | CycleDefinition | None = None
    condition: ConditionDefinition | None = None


@dataclass(frozen=True, slots=True)
class ProcessDefinition:
    """Everything an instance needs to run.

    `names` and `flow_names` give the codec its stable positions, `ordered` are the elements by position.
    """

    process_id: str
    name: str | None
    version_tag: str | None
    spec: BpmnProcessSpec
    elements: Mapping[str, Element]
    start_events: tuple[StartTrigger, ...]
    names: tuple[str, ...]
    ordered: tuple[Element, ...]
    flow_names: tuple[str, ...]
    rearming: frozenset[str]
    has_inclusive_join: bool
    has_conditions: bool
    positions: Mapping[str, int] = field(repr=False)
    flow_positions: Mapping[str, int] = field(repr=False)

    @property
    def process(self) -> ProcessElement:
        """The process itself, as the scope around everything."""
        process = self.elements[self.process_id]
        if not isinstance(process, ProcessElement):
            raise TypeError(f"Expected '{self.process_id}' to be a process, but it is {process.facts.type}.")
        return process

    @property
    def message_names(self) -> tuple[str, ...]:
        """The messages that start it."""
        return tuple(start.name for start in self.start_events if start.kind == "message" and start.name)


def compile_definition(
    spec: BpmnProcessSpec, process: ProcessElement, flows: tuple[SequenceFlow, ...], version_tag: str | None
) -> ProcessDefinition:
    """Link, freeze and index the elements of `spec`."""
    elements = {name: element for name, element in spec.task_specs.items() if isinstance(element, Element)}
    _connect(elements, flows)
    for element in elements.values():
        element.link()
    for element in elements.values():
        element.freeze()
    names = tuple(sorted(elements))
    flow_names = tuple(sorted(flow.id for flow in flows))
    return ProcessDefinition(
        process_id=process.name,
        name=process.facts.label,
        version_tag=version_tag,
        spec=spec,
        elements=MappingProxyType(elements),
        start_events=tuple(_trigger(e) for e in elements.values() if _starts_process(e)),
        names=names,
        ordered=tuple(elements[name] for name in names),
        flow_names=flow_names,
        rearming=frozenset(name for name, e in elements.items() if ("rearm", "true") in e.facts.properties),
        has_inclusive_join=any(isinstance(e, InclusiveGateway) and len(e.incoming) > 1 for e in elements.values()),
        has_conditions=any(isinstance(getattr(e, "definition", None), ConditionDefinition) for e in elements.values()),
        positions=MappingProxyType({name: index for index, name in enumerate(names)}),
        flow_positions=MappingProxyType({name: index for index, name in enumerate(flow_names)}),
    )


def _connect(elements: Mapping[str, Element], flows: tuple[SequenceFlow, ...]) -> None:
    """Tell every element its neighbours, in one walk over all: diagrams may have thousands of nodes."""
    outgoing, incoming, attached, inside = (defaultdict[str | None, list[Any]](list) for _ in range(4))
    for flow in flows:
        outgoing[flow.source].append(flow)
        incoming[flow.target].append(flow)
    for element in elements.values():
        attached[getattr(element, "attached_to", None)].append(element)
        if not isinstance(element, ProcessElement):
            inside[element.facts.container or None].append(element)
    for name, element in elements.items():
        element.outgoing, element.incoming = tuple(outgoing[name]), tuple(incoming[name])
        element.attached = tuple(attached[name])
        if isinstance(element, ScopeElement):
            element.inside = tuple(inside[element.container_id])


def _starts_process(element: Element) -> bool:
    return isinstance(element, StartEvent) and element.facts.container is None


def _trigger(element: Element) -> StartTrigger:
    definition = getattr(element, "definition", None)
    match definition:
        case MessageDefinition(name=Value() as name):
            return StartTrigger(element.name, "message", name.text)
        case SignalDefinition(name=Value() as name):
            return StartTrigger(element.name, "signal", name.text)
        case ConditionDefinition() as condition:
            return StartTrigger(element.name, "condition", condition=condition)
        case TimerDefinition() | CycleDefinition() as timer:
            return StartTrigger(element.name, "timer", timer=timer)
        case _:
            return StartTrigger(element.name, "none")
