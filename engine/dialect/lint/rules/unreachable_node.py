"""Rule `unreachable-node`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import kind
from engine.dialect.lint.rule import Report, Words, rule


@rule("unreachable-node", Words("connect it, or delete it", "请连接该节点，或将其删除"))
def unreachable_node(diagram: Diagram) -> Iterator[Report]:
    """Every node can be reached from a start event.

    What cannot be reached never happens, and the runtime would drop it without a word.
    """
    for scope in diagram.scopes:
        if not scope.starts():
            continue
        reachable = scope.reachable()
        for key, node in scope.nodes.items():
            if key not in reachable:
                yield Report(
                    node, Words(f"the {kind(node)} cannot be reached from a start event", f"从开始事件无法到达该 {kind(node)}")
                )
