"""Rule `boundary-attachment`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram, is_event_sub_process
from engine.dialect.lint.names import ACTIVITIES, kind
from engine.dialect.lint.rule import Report, Words, rule


@rule(
    "boundary-attachment",
    Words("move the event onto the border of a task, sub-process or call activity", "请把事件放到任务、子流程或调用活动的边界上"),
)
def boundary_attachment(diagram: Diagram) -> Iterator[Report]:
    """A boundary event sits on an activity of the same process or sub-process."""
    for scope, node in diagram.nodes():
        if kind(node) != "boundaryEvent":
            continue
        key = node.get("attachedToRef", "")
        host = scope.nodes.get(key)
        if host is None:
            yield Report(
                node,
                Words(f"attachedToRef '{key}' is not an activity of the same scope", f"attachedToRef“{key}”不是同一范围内的活动"),
            )
        elif kind(host) not in ACTIVITIES or is_event_sub_process(host):
            yield Report(
                node, Words(f"a boundary event cannot sit on {kind(host)} '{key}'", f"边界事件不能放在 {kind(host)}“{key}”上")
            )
