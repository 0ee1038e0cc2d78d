"""Rule `process-size`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.finding import Severity
from engine.dialect.lint.rule import Report, Words, rule

MAX_NODES = 300


@rule(
    "process-size",
    Words("move a part of it into a process of its own and call it", "请把其中一部分拆成独立流程并调用"),
    Severity.WARNING,
)
def process_size(diagram: Diagram) -> Iterator[Report]:
    """A process or sub-process has at most 300 nodes.

    No reader takes in more, and the linter's work on one scope stays small.
    """
    for scope in diagram.scopes:
        if len(scope.nodes) > MAX_NODES:
            yield Report(
                scope.element,
                Words(
                    f"it has {len(scope.nodes)} nodes, more than {MAX_NODES}",
                    f"共有 {len(scope.nodes)} 个节点，超过 {MAX_NODES} 个",
                ),
            )
