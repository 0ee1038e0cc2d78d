"""The XML names of the Camunda 8 dialect."""

from __future__ import annotations

from lxml import etree

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI"
DC = "http://www.omg.org/spec/DD/20100524/DC"
ZEEBE = "http://camunda.org/schema/zeebe/1.0"
MODELER = "http://camunda.org/schema/modeler/1.0"

NAMESPACES = {"bpmn": BPMN, "bpmndi": BPMNDI, "dc": DC, "zeebe": ZEEBE}


SUB_PROCESSES = ("subProcess", "adHocSubProcess")


def bpmn(name: str) -> str:
    """`{namespace}name` in the BPMN namespace."""
    return f"{{{BPMN}}}{name}"


def zeebe(name: str) -> str:
    """`{namespace}name` in the zeebe namespace."""
    return f"{{{ZEEBE}}}{name}"


def local_name(element: etree._Element) -> str:
    """The tag without its namespace."""
    return str(etree.QName(element).localname)
