"""Rule `zeebe-extension`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import ACTIVITIES, BPMN, EVENTS, NODES, ZEEBE, attributes, split
from engine.dialect.lint.rule import Report, Words, rule


class Place(NamedTuple):
    """Where a zeebe element may stand, and with which attributes."""

    parents: frozenset[str]
    attributes: frozenset[str] = frozenset()


def _place(parents: str | frozenset[str], attributes: str = "") -> Place:
    named = frozenset(parents.split()) if isinstance(parents, str) else parents
    return Place(named, frozenset(attributes.split()))


JOBS = frozenset(
    {"serviceTask", "sendTask", "businessRuleTask", "scriptTask", "intermediateThrowEvent", "endEvent", "adHocSubProcess"}
)
PLACES = {
    "userTask": _place("userTask"),
    "formDefinition": _place("userTask startEvent", "formId formKey externalReference bindingType versionTag"),
    "assignmentDefinition": _place("userTask", "assignee candidateGroups candidateUsers"),
    "taskSchedule": _place("userTask", "dueDate followUpDate"),
    "priorityDefinition": _place("userTask", "priority"),
    "taskDefinition": _place(JOBS, "type retries"),
    "taskHeaders": _place(JOBS | {"executionListener", "userTask"}),
    "jobPriorityDefinition": _place(JOBS | {"process"}, "priority"),
    "executionListeners": _place(NODES | {"process"}),
    "executionListener": _place("executionListeners", "eventType type retries"),
    "taskListeners": _place("userTask"),
    "taskListener": _place("taskListeners", "eventType type retries"),
    "header": _place("taskHeaders", "id key value"),
    "ioMapping": _place((ACTIVITIES - {"task", "manualTask"}) | EVENTS),
    "input": _place("ioMapping", "source target"),
    "output": _place("ioMapping", "source target"),
    "calledDecision": _place("businessRuleTask", "decisionId resultVariable bindingType versionTag"),
    "calledElement": _place(
        "callActivity",
        "processId propagateAllChildVariables propagateAllParentVariables bindingType versionTag",
    ),
    "loopCharacteristics": _place(
        "multiInstanceLoopCharacteristics", "inputCollection inputElement outputCollection outputElement"
    ),
    "script": _place("scriptTask", "expression resultVariable"),
    "subscription": _place("message", "correlationKey"),
    "adHoc": _place("adHocSubProcess", "activeElementsCollection outputCollection outputElement"),
    "conditionalFilter": _place("conditionalEventDefinition", "variableNames variableEvents"),
    "versionTag": _place("process", "value"),
    "properties": _place(NODES | {"process", "collaboration", "participant", "sequenceFlow", "lane"}),
    "property": _place("properties", "name value"),
}
TEMPLATE = frozenset({"modelerTemplate", "modelerTemplateVersion", "modelerTemplateIcon"})


@rule(
    "zeebe-extension",
    Words("remove it; Camunda Modeler's properties panel offers what is supported", "请删除，并改用属性面板中受支持的设置"),
)
def zeebe_extension(diagram: Diagram) -> Iterator[Report]:
    """Every `zeebe:` element and attribute is one this release carries out, and stands where it has a meaning.

    Refused are, among others, embedded user task forms, linked resources, and a known extension on an element it does not
    apply to, such as `zeebe:script` on a user task.
    """
    for element in diagram.model:
        namespace, name = split(element.tag)
        if namespace == ZEEBE:
            yield from _element(element, name)
        elif namespace == BPMN:
            yield from _template_attributes(element)


def _element(element: etree._Element, name: str) -> Iterator[Report]:
    place = PLACES.get(name)
    if place is None:
        yield Report(element, Words(f"zeebe:{name} is not supported", f"不支持 zeebe:{name}"))
        return
    holder = _holder(element)
    if holder not in place.parents:
        yield Report(
            element,
            Words(f"zeebe:{name} has no meaning on {holder}", f"zeebe:{name} 用在 {holder} 上没有意义"),
        )
    for attribute in attributes(element):
        if attribute not in place.attributes:
            yield Report(
                element,
                Words(
                    f"attribute '{attribute}' of zeebe:{name} is not supported",
                    f"不支持 zeebe:{name} 的属性“{attribute}”",
                ),
            )
    if element.getprevious() is not None and _repeats(element, name):
        yield Report(element, Words(f"zeebe:{name} is given twice", f"zeebe:{name} 重复"))


def _holder(element: etree._Element) -> str:
    parent = element.getparent()
    if parent is None:
        return "nothing"
    namespace, name = split(parent.tag)
    if namespace == ZEEBE:
        return name
    outer = parent.getparent()
    return split(outer.tag)[1] if name == "extensionElements" and outer is not None else f"bpmn:{name}"


def _repeats(element: etree._Element, name: str) -> bool:
    if name in ("input", "output", "header", "property", "executionListener", "taskListener"):
        return False
    return next(element.itersiblings(element.tag, preceding=True), None) is not None


def _template_attributes(element: etree._Element) -> Iterator[Report]:
    for attribute in attributes(element):
        namespace, name = split(attribute)
        if namespace == ZEEBE and name not in TEMPLATE:
            yield Report(element, Words(f"attribute zeebe:{name} is not supported", f"不支持属性 zeebe:{name}"))
