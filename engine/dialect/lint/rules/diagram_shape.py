"""Rule `diagram-shape`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.finding import Severity
from engine.dialect.lint.names import BPMNDI
from engine.dialect.lint.rule import Report, Words, rule


@rule(
    "diagram-shape",
    Words("open the file in Camunda Modeler and draw the element", "请在 Camunda Modeler 中打开文件并画出该元素"),
    Severity.WARNING,
)
def diagram_shape(diagram: Diagram) -> Iterator[Report]:
    """Every node and flow is drawn.

    An element without a shape runs, but nobody sees it in the diagram, so its work cannot be followed on a screen.
    """
    drawn = {shape.get("bpmnElement") for tag in ("BPMNShape", "BPMNEdge") for shape in diagram.root.iter(f"{{{BPMNDI}}}{tag}")}
    if not drawn:
        yield Report(diagram.root, Words("the file contains no drawing", "文件中没有图形"))
        return
    for scope in diagram.scopes:
        for element in (*scope.nodes.values(), *scope.flows):
            if element.get("id") not in drawn:
                yield Report(element, Words("the element is not drawn", "该元素没有图形"))
