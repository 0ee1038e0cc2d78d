"""XML names of the dialect, and small readers for elements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from lxml import etree

from engine.dialect.names import BPMN, BPMNDI, MODELER, ZEEBE, bpmn, zeebe

__all__ = ["BPMN", "BPMNDI", "MODELER", "ZEEBE", "bpmn", "zeebe"]

XSI = "http://www.w3.org/2001/XMLSchema-instance"

TASKS = frozenset({"task", "userTask", "serviceTask", "sendTask", "receiveTask", "businessRuleTask", "scriptTask", "manualTask"})
ACTIVITIES = TASKS | {"callActivity", "subProcess", "adHocSubProcess"}
GATEWAYS = frozenset({"exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway"})
EVENTS = frozenset({"startEvent", "intermediateCatchEvent", "intermediateThrowEvent", "endEvent", "boundaryEvent"})
NODES = ACTIVITIES | GATEWAYS | EVENTS
SCOPES = frozenset({"process", "subProcess", "adHocSubProcess"})


def modeler(name: str) -> str:
    """The qualified name of a modeler attribute."""
    return f"{{{MODELER}}}{name}"


def split(name: str) -> tuple[str, str]:
    """Split a qualified name into namespace (may be empty) and local name."""
    namespace, brace, local = name[1:].partition("}")
    return (namespace, local) if brace else ("", name)


def kind(element: etree._Element) -> str:
    """The local name of a BPMN element, or "" for anything else."""
    namespace, local = split(element.tag)
    return local if namespace == BPMN else ""


def elements(parent: etree._Element) -> Iterator[etree._Element]:
    """The child elements of `parent`, without comments."""
    return parent.iterchildren(tag=etree.Element)


def descendants(parent: etree._Element) -> Iterator[etree._Element]:
    """`parent` and all elements below it, without comments, in document order."""
    return parent.iter(etree.Element)


def line(element: etree._Element) -> int:
    """The line of the file an element starts on."""
    return cast("int", element.sourceline)


def owner_id(element: etree._Element) -> str | None:
    """The id of the BPMN or DMN element itself or of the nearest such element around it that has one."""
    holder: etree._Element | None = element
    while holder is not None:
        namespace = split(holder.tag)[0]
        if (namespace == BPMN or "/spec/DMN/" in namespace) and holder.get("id"):
            return holder.get("id")
        holder = holder.getparent()
    return None


def extension(element: etree._Element, name: str) -> etree._Element | None:
    """The zeebe extension element `name` of a BPMN element."""
    return element.find(f"{bpmn('extensionElements')}/{zeebe(name)}")


def text(element: etree._Element) -> str:
    """The text of an element without surrounding space."""
    return (element.text or "").strip()


def attributes(element: etree._Element) -> list[str]:
    """The qualified names of an element's attributes."""
    return [str(name) for name in element.keys()]  # noqa: SIM118


def is_given(value: str) -> bool:
    """Whether a name or code says something: a text, or an expression behind a leading `=`."""
    return bool(value.strip().removeprefix("=").strip())


def is_true(element: etree._Element, attribute: str, *, default: bool = False) -> bool:
    """Read a boolean attribute; other spellings than `true` and `false` are refused by a rule of their own."""
    value = element.get(attribute)
    return default if value is None else value == "true"
