"""Rule `flow-ends`."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from engine.dialect.lint.diagram import Diagram, Scope, is_event_sub_process
from engine.dialect.lint.names import kind
from engine.dialect.lint.rule import Report, Words, rule


@rule("flow-ends", Words("draw the flow again between two nodes of the same scope", "请在同一范围内的两个节点之间重新连线"))
def flow_ends(diagram: Diagram) -> Iterator[Report]:
    """A sequence flow leads from one node to another of the same process or sub-process.

    Nothing flows into a start event, a boundary event or an event sub-process, nor out of an end event or an event
    sub-process.
    """
    for scope, flow in diagram.flows():
        for attribute in ("sourceRef", "targetRef"):
            yield from _end(diagram, scope, flow, attribute)


def _end(diagram: Diagram, scope: Scope, flow: etree._Element, attribute: str) -> Iterator[Report]:
    key = flow.get(attribute)
    if not key:
        yield Report(flow, Words(f"the flow has no {attribute}", f"顺序流缺少 {attribute}"))
        return
    node = scope.nodes.get(key)
    if node is None:
        elsewhere = key in diagram.by_id
        yield Report(
            flow,
            Words(
                f"{attribute} '{key}' is {'not a node of the same scope' if elsewhere else 'unknown'}",
                f"{attribute}“{key}”{'不在同一范围内' if elsewhere else '不存在'}",
            ),
        )
    elif _is_closed(node, attribute):
        way = Words("into", "进入") if attribute == "targetRef" else Words("out of", "离开")
        yield Report(
            flow,
            Words(f"nothing may flow {way.en} {kind(node)} '{key}'", f"顺序流不得{way.zh} {kind(node)}“{key}”"),
        )


def _is_closed(node: etree._Element, attribute: str) -> bool:
    closed = ("startEvent", "boundaryEvent") if attribute == "targetRef" else ("endEvent",)
    return kind(node) in closed or is_event_sub_process(node)
