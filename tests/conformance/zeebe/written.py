"""Drawn documents as Camunda Modeler would write them: its engine reads some things that a drawing leaves out."""

from __future__ import annotations

from itertools import count
from xml.etree import ElementTree as ET

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
_PREFIXES = {
    "bpmn": BPMN,
    "xsi": XSI,
    "zeebe": "http://camunda.org/schema/zeebe/1.0",
    "modeler": "http://camunda.org/schema/modeler/1.0",
}
_HEADS = ("documentation", "extensionElements", "incoming", "outgoing")
_FORMAL = ("conditionExpression", "condition", "completionCondition", "timeDate", "timeDuration", "timeCycle")


def as_modeler_writes(text: str) -> str:
    """The same document with `incoming` and `outgoing`, ids on event definitions and types on expressions."""
    for prefix, uri in _PREFIXES.items():
        ET.register_namespace(prefix, uri)
    root = ET.fromstring(text)  # our own drawing
    numbers = count(1)
    by_id = {node.get("id"): node for node in root.iter() if node.get("id")}
    for node in list(root.iter()):
        name = node.tag.partition("}")[2]
        if name.endswith("EventDefinition") and node.get("id") is None:
            node.set("id", f"def_{next(numbers)}")
        if name in _FORMAL:
            node.set(f"{{{XSI}}}type", "bpmn:tFormalExpression")
        if name == "sequenceFlow":
            _connect(by_id[node.get("sourceRef")], "outgoing", str(node.get("id")))
            _connect(by_id[node.get("targetRef")], "incoming", str(node.get("id")))
    for node in list(root.iter()):
        _in_order(node)
    return ET.tostring(root, encoding="unicode")


def _in_order(node: ET.Element) -> None:
    """Multi-instance marks stand before the elements inside, artifacts behind them."""
    if node.tag.partition("}")[2] in ("process", "subProcess", "adHocSubProcess"):
        ranks = {**dict.fromkeys(_HEADS, 0), "multiInstanceLoopCharacteristics": 1, "association": 3, "completionCondition": 4}
        node[:] = sorted(node, key=lambda child: ranks.get(child.tag.partition("}")[2], 2))


def in_our_order(text: str) -> str:
    """The document for Camunda's engine, which looks at sequence flows from the last one in the file to the first."""
    root = ET.fromstring(text)  # our own drawing
    for scope in list(root.iter()):
        flows = [child for child in scope if child.tag == f"{{{BPMN}}}sequenceFlow"]
        places = [place for place, child in enumerate(scope) if child in flows]
        for place, flow in zip(places, reversed(flows), strict=True):
            scope[place] = flow
    return ET.tostring(root, encoding="unicode")


def flows_behind(text: str, tag: str) -> set[str]:
    """The ids of the sequence flows out of elements of this kind."""
    root = ET.fromstring(text)  # our own drawing
    return {str(out.text) for node in root.iter(f"{{{BPMN}}}{tag}") for out in node.iter(f"{{{BPMN}}}outgoing")}


def hanging_together(text: str) -> dict[str, set[tuple[str, str]]]:
    """Pairs of elements with a sequence flow between them, one inside the other, or one on the other's edge."""
    found: dict[str, set[tuple[str, str]]] = {}
    for scope in ET.fromstring(text).iter():  # our own drawing
        for child in scope:
            ends = [child.get("sourceRef"), child.get("targetRef")]
            pairs = [ends, [scope.get("id"), child.get("id")], [child.get("attachedToRef"), child.get("id")]]
            for one, other in (sorted(map(str, pair)) for pair in pairs if None not in pair):
                for end in (one, other):
                    found.setdefault(end, set()).add((one, other))
    return found


def _connect(node: ET.Element, side: str, flow: str) -> None:
    heads = _HEADS if side == "outgoing" else _HEADS[:-1]
    place = sum(1 for child in node if child.tag.partition("}")[2] in heads)
    entry = ET.Element(f"{{{BPMN}}}{side}")
    entry.text = flow
    node.insert(place, entry)
