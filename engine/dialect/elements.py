"""One parser per family of elements: reads a node and makes the spec our runtime executes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree
from SpiffWorkflow.bpmn.parser.TaskParser import TaskParser
from SpiffWorkflow.bpmn.parser.ValidationException import ValidationException

from engine.dialect.extensions import Extensions
from engine.dialect.names import SUB_PROCESSES, bpmn, local_name
from engine.spiff.activity import Activity
from engine.spiff.ad_hoc import AdHocSubProcess
from engine.spiff.call_activity import CallActivity
from engine.spiff.element import Element, ElementFacts
from engine.spiff.events import MessageDefinition
from engine.spiff.jobs import JobTask
from engine.spiff.listeners import Listeners
from engine.spiff.subprocess import EventSubProcess, SubProcess
from engine.spiff.task_listeners import TaskListeners
from engine.spiff.tasks import DecisionTask, PassThroughTask, ReceiveTask, ScriptTask, UserTask

if TYPE_CHECKING:
    from engine.dialect.parser import ZeebeParser

TYPES = {
    "startEvent": "START_EVENT",
    "endEvent": "END_EVENT",
    "intermediateThrowEvent": "INTERMEDIATE_THROW_EVENT",
    "intermediateCatchEvent": "INTERMEDIATE_CATCH_EVENT",
    "boundaryEvent": "BOUNDARY_EVENT",
    "exclusiveGateway": "EXCLUSIVE_GATEWAY",
    "inclusiveGateway": "INCLUSIVE_GATEWAY",
    "parallelGateway": "PARALLEL_GATEWAY",
    "eventBasedGateway": "EVENT_BASED_GATEWAY",
    "userTask": "USER_TASK",
    "serviceTask": "SERVICE_TASK",
    "sendTask": "SEND_TASK",
    "businessRuleTask": "BUSINESS_RULE_TASK",
    "scriptTask": "SCRIPT_TASK",
    "receiveTask": "RECEIVE_TASK",
    "manualTask": "MANUAL_TASK",
    "task": "TASK",
    "callActivity": "CALL_ACTIVITY",
    "subProcess": "SUB_PROCESS",
    "adHocSubProcess": "AD_HOC_SUB_PROCESS",
}


class ElementParser(TaskParser):  # type: ignore[misc]  # SpiffWorkflow is untyped
    """Reads one flow node. Flows are connected afterwards, from the list of sequence flows."""

    node: etree._Element
    spec_class: type[Element]

    def parse_node(self) -> Element:
        """The spec of this node, registered in the process spec, with its listeners."""
        element = self.create_task()
        if jobs := self.extensions.listeners():
            element.listeners = Listeners(self.spec, element, jobs)
        if isinstance(element, UserTask) and (jobs := self.extensions.task_listeners()):
            element.task_listeners = TaskListeners(self.spec, element, jobs)
        return element

    def create_task(self) -> Element:
        """Make the spec. Overridden by the families that have more to say."""
        return self.spec_class(self.spec, self.facts())

    @property
    def dialect(self) -> ZeebeParser:
        """The parser of the whole document."""
        return self.process_parser.parser  # type: ignore[no-any-return]  # SpiffWorkflow is untyped

    @property
    def extensions(self) -> Extensions:
        """This node's `zeebe:` elements."""
        return Extensions(self.node, self.dialect.functions)

    def facts(self) -> ElementFacts:
        """What every element has."""
        extensions, container = self.extensions, self.node.getparent()
        inside = container if container is not None and local_name(container) in SUB_PROCESSES else None
        return ElementFacts(
            id=str(self.bpmn_id),
            type=self.element_type(),
            label=self.node.get("name"),
            lane=self._lane(),
            container=None if inside is None else inside.get("id"),
            properties=extensions.properties(),
            inputs=extensions.inputs(),
            outputs=extensions.outputs(),
        )

    def _lane(self) -> str | None:
        """The name of the lane; what is drawn inside a sub-process stands in the lane of the sub-process."""
        around = (str(node.get("id")) for node in self.node.iterancestors(*map(bpmn, SUB_PROCESSES)))
        lanes = (self.process_parser.get_lane_name(element_id) for element_id in (self.bpmn_id, *around))
        return next((lane for lane in lanes if lane is not None), None)

    def element_type(self) -> str:
        """Camunda's name for the element type."""
        return TYPES[local_name(self.node)]

    def message(self, reference: str | None) -> MessageDefinition:
        """The message behind a `messageRef`, with the correlation key of its subscription."""
        name = self.dialect.messages.get(reference) or ""
        key = self.dialect.correlation_keys.get(reference or "")
        correlation = self.extensions.value(key, "correlation key") if key else None
        return MessageDefinition(self.extensions.value(name, "message name"), correlation)


class GatewayParser(ElementParser):
    """Exclusive and inclusive gateways: they have a default flow."""

    def create_task(self) -> Element:
        make: Any = self.spec_class
        return make(self.spec, self.facts(), self.node.get("default"))  # type: ignore[no-any-return]


class ActivityParser(ElementParser):
    """Tasks, call activities and sub-processes."""

    def element_type(self) -> str:
        return "EVENT_SUB_PROCESS" if self.is_event_subprocess() else super().element_type()

    def is_event_subprocess(self) -> bool:
        """Whether the node is a sub-process triggered by an event."""
        return self.node.get("triggeredByEvent") == "true"

    def create_task(self) -> Element:
        if self.is_event_subprocess():
            return EventSubProcess(self.spec, self.facts())
        return self._activity(self.facts(), self.extensions)

    def _activity(self, facts: ElementFacts, extensions: Extensions) -> Activity:
        loop, spec = extensions.multi_instance(), self.spec
        if self.spec_class is UserTask:
            return UserTask(spec, facts, extensions.assignment(), loop)
        if self.spec_class is CallActivity:
            return CallActivity(spec, facts, extensions.called_element(), loop)
        if self.spec_class is ReceiveTask:
            return ReceiveTask(spec, facts, self.message(self.node.get("messageRef")), loop)
        if self.spec_class is SubProcess:
            return SubProcess(spec, facts, loop)
        if self.spec_class is AdHocSubProcess:
            return AdHocSubProcess(spec, facts, extensions.ad_hoc(), loop)
        if self.spec_class is PassThroughTask:
            return PassThroughTask(spec, facts, loop)
        return self._automatic(facts, extensions)

    def _automatic(self, facts: ElementFacts, extensions: Extensions) -> Activity:
        loop, spec, job = extensions.multi_instance(), self.spec, extensions.job()
        decision, script = extensions.called_decision(), extensions.script()
        if self.spec_class is DecisionTask and decision is not None:
            return DecisionTask(spec, facts, decision, loop)
        if self.spec_class is ScriptTask and script is not None:
            return ScriptTask(spec, facts, *script, loop)
        if job is None:
            raise ValidationException("Expected a zeebe:taskDefinition, calledDecision or script, but found none.", self.node)
        return JobTask(spec, facts, job, loop)
