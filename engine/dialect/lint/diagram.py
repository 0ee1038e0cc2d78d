"""An index over one BPMN file, built once and read by every rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from engine.dialect.lint.names import BPMN, NODES, SCOPES, bpmn, descendants, elements, is_true, kind, split
from engine.dialect.positions import Positions
from engine.feel import FunctionLibrary


@dataclass(frozen=True, slots=True)
class Scope:
    """A process or sub-process: the flow nodes and sequence flows drawn directly in it."""

    element: etree._Element
    nodes: dict[str, etree._Element]
    flows: tuple[etree._Element, ...]
    outgoing: dict[str, list[etree._Element]]
    incoming: dict[str, list[etree._Element]]
    boundary: dict[str, list[etree._Element]]
    handlers: dict[str, list[str]]
    """From compensation events to the nodes that associations connect them with."""

    @property
    def is_event_sub_process(self) -> bool:
        """Whether this is a sub-process triggered by an event."""
        return is_event_sub_process(self.element)

    @property
    def is_ad_hoc(self) -> bool:
        """Whether this is an ad-hoc sub-process, whose paths begin where nothing leads to and end where nothing follows."""
        return kind(self.element) == "adHocSubProcess"

    def starts(self) -> list[etree._Element]:
        """The start events of the scope."""
        return [node for node in self.nodes.values() if kind(node) == "startEvent"]

    def links(self, place: str) -> Iterator[tuple[str, etree._Element]]:
        """The link events of this place (throw or catch), with the names of their links."""
        for node in self.nodes.values():
            link = node.find(bpmn("linkEventDefinition")) if kind(node) == place else None
            if link is not None:
                yield link.get("name", "").strip(), node

    def reachable(self, *, without: str | None = None) -> set[str]:
        """Ids of the nodes a token can come to, from start events and event sub-processes, never entering `without`."""
        todo = [key for key, node in self.nodes.items() if _is_entry(node) or (self.is_ad_hoc and key not in self.incoming)]
        seen = {without} if without is not None else set()
        found: set[str] = set()
        landings = {name: node.get("id", "") for name, node in self.links("intermediateCatchEvent")}
        jumps = {node.get("id", ""): landings.get(name, "") for name, node in self.links("intermediateThrowEvent")}
        while todo:
            key = todo.pop()
            if key in seen or key not in self.nodes:
                continue
            seen.add(key)
            found.add(key)
            todo.extend(flow.get("targetRef", "") for flow in self.outgoing.get(key, ()))
            todo.extend(event.get("id", "") for event in self.boundary.get(key, ()))
            todo.append(jumps.get(key, ""))
            todo += self.handlers.get(key, ())
        return found


@dataclass(frozen=True, slots=True)
class Diagram:
    """A BPMN file as the rules see it. `by_id` holds the first element of each id; `job_types` are those somebody does."""

    root: etree._Element
    resource: str
    functions: FunctionLibrary | None
    positions: Positions | None = None
    job_types: frozenset[str] | None = None
    by_id: dict[str, etree._Element] = field(default_factory=dict)
    scopes: list[Scope] = field(default_factory=list)
    model: list[etree._Element] = field(default_factory=list)

    def all(self, *kinds: str) -> Iterator[etree._Element]:
        """Every BPMN element of these local names, in document order."""
        wanted = frozenset(kinds)
        return (element for element in self.model if kind(element) in wanted)

    def nodes(self) -> Iterator[tuple[Scope, etree._Element]]:
        """Every flow node with its scope."""
        return ((scope, node) for scope in self.scopes for node in scope.nodes.values())

    def flows(self) -> Iterator[tuple[Scope, etree._Element]]:
        """Every sequence flow with its scope."""
        return ((scope, flow) for scope in self.scopes for flow in scope.flows)


def is_event_sub_process(element: etree._Element) -> bool:
    """Whether an element is a sub-process triggered by an event."""
    return kind(element) == "subProcess" and is_true(element, "triggeredByEvent")


def process_around(element: etree._Element) -> etree._Element | None:
    """The process an element is drawn in; of a process, itself."""
    return next((around for around in (element, *element.iterancestors()) if kind(around) == "process"), None)


def starts_process(definition: etree._Element) -> bool:
    """Whether an event definition stands in a start event of a process."""
    event = definition.getparent()
    scope = None if event is None else event.getparent()
    return event is not None and scope is not None and kind(event) == "startEvent" and kind(scope) == "process"


def index(
    root: etree._Element,
    resource: str,
    functions: FunctionLibrary | None,
    positions: Positions | None = None,
    job_types: frozenset[str] | None = None,
) -> Diagram:
    """Index a file. `model` leaves out the drawing (DI) but keeps extension elements."""
    diagram = Diagram(root, resource, functions, positions, job_types)
    for child in descendants(root):
        if not split(child.tag)[0].startswith(("http://www.omg.org/spec/BPMN/20100524/DI", "http://www.omg.org/spec/DD/")):
            diagram.model.append(child)
            if split(child.tag)[0] == BPMN:
                diagram.by_id.setdefault(child.get("id", ""), child)
                if kind(child) in SCOPES:
                    diagram.scopes.append(_scope(child))
    diagram.by_id.pop("", None)
    return diagram


def _scope(element: etree._Element) -> Scope:
    nodes = {child.get("id", ""): child for child in elements(element) if kind(child) in NODES}
    flows = tuple(child for child in elements(element) if child.tag == bpmn("sequenceFlow"))
    boundary = [node for node in nodes.values() if kind(node) == "boundaryEvent"]
    return Scope(
        element,
        nodes,
        flows,
        _grouped(flows, "sourceRef"),
        _grouped(flows, "targetRef"),
        _grouped(boundary, "attachedToRef"),
        _handlers(element, boundary),
    )


def _handlers(element: etree._Element, boundary: list[etree._Element]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {
        node.get("id", ""): [] for node in boundary if node.find(bpmn("compensateEventDefinition")) is not None
    }
    for association in element.getroottree().iter(bpmn("association")) if found else ():
        ends = (association.get("sourceRef", ""), association.get("targetRef", ""))
        for here, there in (ends, ends[::-1]):
            if here in found:
                found[here].append(there)
    return found


def _grouped(items: list[etree._Element] | tuple[etree._Element, ...], by: str) -> dict[str, list[etree._Element]]:
    groups: dict[str, list[etree._Element]] = defaultdict(list)
    for item in items:
        groups[item.get(by, "")].append(item)
    return dict(groups)


def _is_entry(node: etree._Element) -> bool:
    return kind(node) == "startEvent" or is_event_sub_process(node)
