"""Rule `implicit-end`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram, is_event_sub_process
from engine.dialect.lint.finding import Severity
from engine.dialect.lint.names import bpmn, is_true, kind
from engine.dialect.lint.rule import Report, Words, rule


@rule(
    "implicit-end",
    Words("connect it to what follows, at last to an end event", "请连接到后续元素，最终连到结束事件"),
    Severity.WARNING,
)
def implicit_end(diagram: Diagram) -> Iterator[Report]:
    """Every path ends in an end event.

    A path that just stops is mostly a flow somebody forgot.
    """
    for scope, node in diagram.nodes():
        if scope.is_ad_hoc:
            continue
        if kind(node) == "endEvent" or is_event_sub_process(node) or node.find(bpmn("linkEventDefinition")) is not None:
            continue
        if is_true(node, "isForCompensation") or node.get("id", "") in scope.handlers:
            continue
        if not scope.outgoing.get(node.get("id", "")):
            yield Report(node, Words(f"no flow leaves the {kind(node)}", f"{kind(node)} 没有流出顺序流"))
