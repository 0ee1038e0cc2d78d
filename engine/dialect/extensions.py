"""Reads what the `zeebe:` extension elements of one BPMN element say."""

from __future__ import annotations

from lxml import etree

from engine.dialect.names import bpmn, zeebe
from engine.feel import FunctionLibrary
from engine.spiff.ad_hoc import AdHoc
from engine.spiff.call_activity import CalledElement
from engine.spiff.element import VariableMapping
from engine.spiff.expression import Value
from engine.spiff.jobs import JobDefinition
from engine.spiff.listeners import BEFORE_ALL, END, START
from engine.spiff.multi_instance import MultiInstance
from engine.spiff.task_listeners import EVENTS
from engine.spiff.tasks import Assignment, CalledDecision
from engine.spiff.waits import JobKind

IO, EXTRACT = "IO_MAPPING_ERROR", "EXTRACT_VALUE_ERROR"
PHASES = {"start": START, "end": END, "beforeAll": BEFORE_ALL}


class Extensions:
    """The extension elements of `node`, as typed values. FEEL is compiled here, once."""

    def __init__(self, node: etree._Element, functions: FunctionLibrary) -> None:
        self._node = node
        self._functions = functions

    def value(self, text: str, what: str, kind: str = EXTRACT, *, decides: bool = False) -> Value:
        """Compile one attribute of this element; `what` names it in error messages."""
        return Value.parse(text, f"{what} of '{self._node.get('id')}'", kind, self._functions, decides=decides)

    def _child(self, name: str) -> etree._Element | None:
        return self._node.find(f"{bpmn('extensionElements')}/{zeebe(name)}")

    def _attribute(self, child: etree._Element | None, name: str, what: str) -> Value | None:
        text = None if child is None else child.get(name)
        return None if not text else self.value(text, what)

    def _mappings(self, name: str) -> tuple[VariableMapping, ...]:
        found = self._node.iterfind(f"{bpmn('extensionElements')}/{zeebe('ioMapping')}/{zeebe(name)}")
        pairs = ((mapping.get("source", ""), mapping.get("target", "")) for mapping in found)
        return tuple(VariableMapping(self.value(source, f"{name} '{target}'", IO), target) for source, target in pairs)

    def inputs(self) -> tuple[VariableMapping, ...]:
        """`zeebe:input` in order."""
        return self._mappings("input")

    def outputs(self) -> tuple[VariableMapping, ...]:
        """`zeebe:output` in order."""
        return self._mappings("output")

    def properties(self) -> tuple[tuple[str, str], ...]:
        """`zeebe:property` pairs."""
        found = self._node.iterfind(f"{bpmn('extensionElements')}/{zeebe('properties')}/{zeebe('property')}")
        return tuple((p.get("name", ""), p.get("value", "")) for p in found)

    def job(self, kind: JobKind = JobKind.BPMN_ELEMENT) -> JobDefinition | None:
        """`zeebe:taskDefinition` with its headers, where there is one."""
        definition = self._child("taskDefinition")
        if definition is None:
            return None
        return JobDefinition(
            self.value(definition.get("type", ""), "job type"),
            self._headers(self._node.find(bpmn("extensionElements"))),
            self._attribute(definition, "retries", "retries"),
            self._priority(),
            kind,
        )

    def _priority(self) -> Value | None:
        """The priority of the element's jobs: its own, or that of its process."""
        own, of_process = self._child("jobPriorityDefinition"), None
        for process in self._node.iterancestors(bpmn("process")):
            of_process = process.find(f"{bpmn('extensionElements')}/{zeebe('jobPriorityDefinition')}")
        return self._attribute(of_process if own is None else own, "priority", "job priority")

    def _headers(self, holder: etree._Element | None) -> tuple[tuple[str, str], ...]:
        found = () if holder is None else holder.iterfind(f"{zeebe('taskHeaders')}/{zeebe('header')}")
        return tuple((header.get("key", ""), header.get("value", "")) for header in found)

    def listeners(self) -> tuple[JobDefinition, ...]:
        """`zeebe:executionListener`s in order. Each sees the element's headers, and its own before those."""
        found = self._node.iterfind(f"{bpmn('extensionElements')}/{zeebe('executionListeners')}/{zeebe('executionListener')}")
        general = dict(self._headers(self._node.find(bpmn("extensionElements"))))
        return tuple(
            self._listener(
                listener,
                "listener",
                tuple({**general, **dict(self._headers(listener))}.items()),
                JobKind.EXECUTION_LISTENER,
                PHASES[listener.get("eventType", "")],
            )
            for listener in found
        )

    def task_listeners(self) -> tuple[JobDefinition, ...]:
        """`zeebe:taskListener`s in order. Each sees the headers of the task."""
        found = self._node.iterfind(f"{bpmn('extensionElements')}/{zeebe('taskListeners')}/{zeebe('taskListener')}")
        headers = self._headers(self._node.find(bpmn("extensionElements")))
        return tuple(
            self._listener(listener, "task listener", headers, JobKind.TASK_LISTENER, EVENTS[listener.get("eventType", "")])
            for listener in found
        )

    def _listener(
        self, listener: etree._Element, what: str, headers: tuple[tuple[str, str], ...], kind: JobKind, event: str
    ) -> JobDefinition:
        return JobDefinition(
            self.value(listener.get("type", ""), f"{what} type"),
            headers,
            self._attribute(listener, "retries", f"{what} retries"),
            self._priority(),
            kind,
            event,
        )

    def assignment(self) -> Assignment:
        """Who may do a user task, by when, with which form."""
        who, when = self._child("assignmentDefinition"), self._child("taskSchedule")
        form = self._child("formDefinition")
        return Assignment(
            assignee=self._attribute(who, "assignee", "assignee"),
            candidate_groups=self._attribute(who, "candidateGroups", "candidate groups"),
            candidate_users=self._attribute(who, "candidateUsers", "candidate users"),
            due=self._attribute(when, "dueDate", "due date"),
            follow_up=self._attribute(when, "followUpDate", "follow-up date"),
            priority=self._attribute(self._child("priorityDefinition"), "priority", "priority"),
            form_id=self._attribute(form, "formId", "form id"),
            form_binding=_text(form, "bindingType", "latest"),
            form_version_tag=None if form is None else form.get("versionTag"),
        )

    def called_decision(self) -> CalledDecision | None:
        """`zeebe:calledDecision`, where there is one."""
        called = self._child("calledDecision")
        if called is None:
            return None
        return CalledDecision(
            self.value(called.get("decisionId", ""), "decision id"),
            called.get("resultVariable", "result"),
            called.get("bindingType", "latest"),
            called.get("versionTag"),
        )

    def script(self) -> tuple[Value, str] | None:
        """The FEEL expression and result variable of `zeebe:script`, where there is one."""
        script = self._child("script")
        if script is None:
            return None
        return self.value(script.get("expression", ""), "script"), script.get("resultVariable", "result")

    def called_element(self) -> CalledElement:
        """`zeebe:calledElement`."""
        called = self._child("calledElement")
        return CalledElement(
            self.value(_text(called, "processId", ""), "called process"),
            _text(called, "bindingType", "latest"),
            None if called is None else called.get("versionTag"),
            _text(called, "propagateAllParentVariables", "true") == "true",
            _text(called, "propagateAllChildVariables", "true") == "true",
        )

    def ad_hoc(self) -> AdHoc:
        """`zeebe:adHoc`, with the completion condition."""
        chosen, condition = self._child("adHoc"), self._node.find(bpmn("completionCondition"))
        output, job = _text(chosen, "outputElement", ""), self.job(JobKind.AD_HOC_SUB_PROCESS)
        return AdHoc(
            active_elements=self._attribute(chosen, "activeElementsCollection", "active elements"),
            output_collection=_text(chosen, "outputCollection", "") or None,
            output_element=self.value(output, "output element") if output else None,
            completion_condition=self._completion(condition),
            cancels=self._node.get("cancelRemainingInstances", "true") == "true",
            job=job,
            documentation={} if job is None else self._documentation(),
        )

    def _documentation(self) -> dict[str, str]:
        """What the diagram says about the elements inside, by their ids."""
        inside = self._node.iterfind(f"*[@id]/{bpmn('documentation')}/..")
        return {str(node.get("id")): (node.findtext(bpmn("documentation")) or "").strip() for node in inside}

    def _completion(self, condition: etree._Element | None) -> Value | None:
        return None if condition is None else self.value(condition.text or "", "completion condition", decides=True)

    def multi_instance(self) -> MultiInstance | None:
        """`bpmn:multiInstanceLoopCharacteristics`, where there are any."""
        marker = self._node.find(bpmn("multiInstanceLoopCharacteristics"))
        if marker is None:
            return None
        loop = marker.find(f"{bpmn('extensionElements')}/{zeebe('loopCharacteristics')}")
        condition = marker.find(bpmn("completionCondition"))
        output = _text(loop, "outputElement", "")
        return MultiInstance(
            sequential=marker.get("isSequential") == "true",
            input_collection=self.value(_text(loop, "inputCollection", ""), "input collection"),
            input_element=_text(loop, "inputElement", "") or None,
            output_collection=_text(loop, "outputCollection", "") or None,
            output_element=self.value(output, "output element") if output else None,
            completion_condition=self._completion(condition),
        )


def _text(child: etree._Element | None, name: str, default: str) -> str:
    return default if child is None else child.get(name, default)
