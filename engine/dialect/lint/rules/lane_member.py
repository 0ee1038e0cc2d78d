"""Rule `lane-member`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram, process_around
from engine.dialect.lint.names import NODES, bpmn, kind, text
from engine.dialect.lint.rule import Report, Words, rule


@rule(
    "lane-member",
    Words("open the file in Camunda Modeler and move the node into its lane", "请在 Camunda Modeler 中重新把节点放入泳道"),
)
def lane_member(diagram: Diagram) -> Iterator[Report]:
    """Lanes name only nodes of their own process.

    The lane is shown with every task, so a lane that names a deleted node has lost one.
    """
    for lane in diagram.all("lane"):
        process = process_around(lane)
        for reference in lane.iterchildren(bpmn("flowNodeRef")):
            node = diagram.by_id.get(text(reference))
            if node is None or kind(node) not in NODES or process not in list(node.iterancestors()):
                yield Report(
                    reference,
                    Words(f"the lane names an unknown node '{text(reference)}'", f"泳道引用了未知节点“{text(reference)}”"),
                )
