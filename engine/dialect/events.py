"""One parser per place an event can stand at."""

from __future__ import annotations

from typing import Any

from lxml import etree

from engine.dialect.elements import ElementParser
from engine.dialect.names import bpmn, local_name, zeebe
from engine.spiff.catching import BoundaryEvent, StartEvent
from engine.spiff.compensation import CompensationEvent
from engine.spiff.conditions import ConditionDefinition
from engine.spiff.cycles import CycleDefinition
from engine.spiff.element import Element
from engine.spiff.events import (
    CompensationDefinition,
    ErrorDefinition,
    EscalationDefinition,
    EventDefinition,
    LinkDefinition,
    SignalDefinition,
    TerminateDefinition,
    TimerDefinition,
)
from engine.spiff.expression import Value
from engine.spiff.links import LinkCatchEvent, LinkThrowEvent
from engine.spiff.tasks import split_names
from engine.spiff.throwing import ErrorEndEvent, EscalationThrowEvent, SignalThrowEvent, TerminateEndEvent, ThrowEvent
from engine.spiff.undoing import CompensationThrowEvent


class EventParser(ElementParser):
    """What all events share: their definition."""

    def definition_node(self) -> etree._Element | None:
        """The `...EventDefinition` element, if there is one."""
        return next((child for child in self.node.iterchildren("{*}*") if local_name(child).endswith("EventDefinition")), None)

    def event_definition(self) -> EventDefinition | None:
        """What a catching event waits for."""
        node = self.definition_node()
        match "" if node is None else local_name(node):
            case "timerEventDefinition":
                return self._timer(node)
            case "messageEventDefinition":
                return self.message(None if node is None else node.get("messageRef"))
            case "signalEventDefinition":
                return SignalDefinition(self.thrown("signal"))
            case "errorEventDefinition":
                return ErrorDefinition(self.code("error"))
            case "escalationEventDefinition":
                return EscalationDefinition(self.code("escalation"))
            case "linkEventDefinition":
                return self.link()
            case "compensateEventDefinition":
                return CompensationDefinition(self._handler())
            case "conditionalEventDefinition":
                return self._condition(node)
            case _:
                return None

    def code(self, kind: str) -> str | None:
        """The name of the signal, or the code of the error or escalation, that the definition refers to; None without one."""
        node, dialect = self.definition_node(), self.dialect
        key = None if node is None else node.get(f"{kind}Ref")
        if kind == "signal":
            name: str | None = dialect.signals.get(key)
            return name
        declared = (dialect.errors if kind == "error" else dialect.escalations).get(key) or {}
        return declared.get(f"{kind}_code") or None

    def thrown(self, kind: str) -> Value:
        """The same where it may be an expression."""
        return self.extensions.value(self.code(kind) or "", "signal name" if kind == "signal" else f"{kind} code")

    def link(self) -> LinkDefinition:
        """The name of a link."""
        node = self.definition_node()
        return LinkDefinition("" if node is None else node.get("name", "").strip())

    def _handler(self) -> str:
        """The other end of the association that leads from a compensation event to its handler."""
        for association in self.node.getroottree().iter(bpmn("association")):
            ends = [association.get("sourceRef"), association.get("targetRef")]
            if self.bpmn_id in ends:
                ends.remove(self.bpmn_id)
                return str(ends[0])
        return ""

    def _condition(self, node: etree._Element | None) -> ConditionDefinition:
        text = "" if node is None else node.findtext(bpmn("condition"), "").strip()
        chosen = None if node is None else node.find(f"{bpmn('extensionElements')}/{zeebe('conditionalFilter')}")
        names, events = ("", "") if chosen is None else (chosen.get("variableNames", ""), chosen.get("variableEvents", ""))
        condition = self.extensions.value(text, "condition", decides=True)
        return ConditionDefinition(condition, frozenset(split_names(names)), frozenset(split_names(events)))

    def _timer(self, node: etree._Element | None) -> TimerDefinition | CycleDefinition:
        times = {} if node is None else {local_name(child): child for child in node.iterchildren("{*}*")}
        chosen = next(iter(times.values()), None)
        text = "" if chosen is None else (chosen.text or "").strip()
        if "timeCycle" in times:
            return CycleDefinition(self.extensions.value(text, "timer"))
        return TimerDefinition.of(self.extensions.value(text, "timer"), is_date="timeDate" in times)


class CatchEventParser(EventParser):
    """Intermediate catch events."""

    def create_task(self) -> Element:
        definition = self.event_definition()
        make: Any = LinkCatchEvent if isinstance(definition, LinkDefinition) else self.spec_class
        return make(self.spec, self.facts(), definition)  # type: ignore[no-any-return]


class StartEventParser(EventParser):
    """Start events, of the process, of sub-processes and of event sub-processes."""

    def create_task(self) -> Element:
        interrupting = self.node.get("isInterrupting", "true") == "true"
        return StartEvent(self.spec, self.facts(), self.event_definition(), interrupting=interrupting)


class BoundaryEventParser(EventParser):
    """Boundary events."""

    def create_task(self) -> Element:
        definition = self.event_definition() or TerminateDefinition()
        interrupting = self.node.get("cancelActivity", "true") == "true"
        host = str(self.node.get("attachedToRef"))
        make = CompensationEvent if isinstance(definition, CompensationDefinition) else BoundaryEvent
        return make(self.spec, self.facts(), definition, attached_to=host, interrupting=interrupting)


class ThrowEventParser(EventParser):
    """Throw events and end events."""

    def create_task(self) -> Element:
        node, facts = self.definition_node(), self.facts()
        match "" if node is None else local_name(node):
            case "errorEventDefinition":
                return ErrorEndEvent(self.spec, facts, self.thrown("error"))
            case "escalationEventDefinition":
                return EscalationThrowEvent(self.spec, facts, self.thrown("escalation"))
            case "signalEventDefinition":
                return SignalThrowEvent(self.spec, facts, self.thrown("signal"))
            case "linkEventDefinition":
                return LinkThrowEvent(self.spec, facts, self.link())
            case "compensateEventDefinition":
                return CompensationThrowEvent(self.spec, facts, None if node is None else node.get("activityRef"))
            case "terminateEventDefinition":
                return TerminateEndEvent(self.spec, facts)
            case _:
                return ThrowEvent(self.spec, facts, self.extensions.job())
