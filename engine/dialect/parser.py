"""The Camunda 8 dialect for Spiff's parser. Nodes are read in document order, not by recursion along flows."""

from __future__ import annotations

from typing import Any

from lxml import etree
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser
from SpiffWorkflow.bpmn.parser.ProcessParser import ProcessParser
from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec

from engine.dialect.elements import ActivityParser, ElementParser, GatewayParser
from engine.dialect.events import BoundaryEventParser, CatchEventParser, StartEventParser, ThrowEventParser
from engine.dialect.extensions import Extensions
from engine.dialect.names import NAMESPACES, bpmn, zeebe
from engine.feel import FunctionLibrary
from engine.spiff.ad_hoc import AdHocSubProcess
from engine.spiff.call_activity import CallActivity
from engine.spiff.catching import BoundaryEvent, IntermediateCatchEvent, StartEvent
from engine.spiff.definition import ProcessDefinition, compile_definition
from engine.spiff.element import ElementFacts, SequenceFlow
from engine.spiff.expression import EXTRACT, Value
from engine.spiff.gateways import EventBasedGateway, ExclusiveGateway, InclusiveGateway, ParallelGateway
from engine.spiff.jobs import JobTask
from engine.spiff.listeners import Listeners
from engine.spiff.subprocess import ProcessElement, SubProcess
from engine.spiff.tasks import DecisionTask, PassThroughTask, ReceiveTask, ScriptTask, UserTask
from engine.spiff.throwing import ThrowEvent

CLASSES = {
    "startEvent": (StartEventParser, StartEvent),
    "endEvent": (ThrowEventParser, ThrowEvent),
    "intermediateThrowEvent": (ThrowEventParser, ThrowEvent),
    "intermediateCatchEvent": (CatchEventParser, IntermediateCatchEvent),
    "boundaryEvent": (BoundaryEventParser, BoundaryEvent),
    "exclusiveGateway": (GatewayParser, ExclusiveGateway),
    "inclusiveGateway": (GatewayParser, InclusiveGateway),
    "parallelGateway": (ElementParser, ParallelGateway),
    "eventBasedGateway": (ElementParser, EventBasedGateway),
    "userTask": (ActivityParser, UserTask),
    "serviceTask": (ActivityParser, JobTask),
    "sendTask": (ActivityParser, JobTask),
    "businessRuleTask": (ActivityParser, DecisionTask),
    "scriptTask": (ActivityParser, ScriptTask),
    "receiveTask": (ActivityParser, ReceiveTask),
    "manualTask": (ActivityParser, PassThroughTask),
    "task": (ActivityParser, PassThroughTask),
    "callActivity": (ActivityParser, CallActivity),
    "subProcess": (ActivityParser, SubProcess),
    "adHocSubProcess": (ActivityParser, AdHocSubProcess),
}


class ZeebeProcessParser(ProcessParser):  # type: ignore[misc]  # SpiffWorkflow is untyped
    """Makes one flat spec of a process: elements of sub-processes know their container by id."""

    parser: ZeebeParser

    def _parse(self) -> None:
        self.spec = BpmnProcessSpec(name=self.bpmn_id, description=self.get_name(), filename=self.filename)
        for node in self.node.iter():
            if isinstance(node.tag, str) and node.tag in self.parser.OVERRIDE_PARSER_CLASSES:
                self.parse_node(node)

    def definition(self) -> ProcessDefinition:
        """Parse and compile."""
        spec = self.get_spec()
        process = ProcessElement(spec, ElementFacts(self.bpmn_id, "PROCESS", self.node.get("name")))
        if jobs := Extensions(self.node, self.parser.functions).listeners():
            process.listeners = Listeners(spec, process, jobs)
        tag = self.node.find(f"{bpmn('extensionElements')}/{zeebe('versionTag')}")
        flows = tuple(self._flow(node) for node in self.node.iter(bpmn("sequenceFlow")))
        return compile_definition(spec, process, flows, None if tag is None else tag.get("value"))

    def _flow(self, node: etree._Element) -> SequenceFlow:
        condition = node.find(bpmn("conditionExpression"))
        text = "" if condition is None else (condition.text or "").strip()
        place = f"condition of '{node.get('id')}'"
        value = Value.parse(text, place, EXTRACT, self.parser.functions, decides=True) if text else None
        return SequenceFlow(str(node.get("id")), str(node.get("sourceRef")), str(node.get("targetRef")), value)


class ZeebeParser(BpmnParser):  # type: ignore[misc]  # SpiffWorkflow is untyped
    """Spiff's parser with every element class replaced by ours. Feed it trees from `engine.dialect.xml.parse_xml` only."""

    OVERRIDE_PARSER_CLASSES = {bpmn(tag): classes for tag, classes in CLASSES.items()}  # noqa: RUF012 - Spiff's name and shape
    PROCESS_PARSER_CLASS = ZeebeProcessParser

    def __init__(self, functions: FunctionLibrary) -> None:
        super().__init__(namespaces=NAMESPACES)
        self.functions = functions
        self.correlation_keys: dict[str, str] = {}

    def _get_parser_class(self, tag: str) -> Any:
        return self.OVERRIDE_PARSER_CLASSES[tag]

    def _find_dependencies(self, process: etree._Element) -> None:
        """Called processes and decisions are found at run time, by their binding."""

    def _add_correlations(self, root: etree._Element) -> None:
        for message in root.iter(bpmn("message")):
            subscription = message.find(f"{bpmn('extensionElements')}/{zeebe('subscription')}")
            if subscription is not None:
                self.correlation_keys[str(message.get("id"))] = subscription.get("correlationKey", "")

    def definitions(self) -> tuple[ProcessDefinition, ...]:
        """Every process of the document, compiled, in document order."""
        return tuple(parser.definition() for parser in self.process_parsers.values())
