"""Rule `sub-process-start`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import elements, kind
from engine.dialect.lint.rule import Report, Words, rule


@rule("sub-process-start", Words("give the sub-process one plain start event", "请为子流程设置一个空白开始事件"))
def sub_process_start(diagram: Diagram) -> Iterator[Report]:
    """A sub-process has exactly one start event, and it has no event definition."""
    for scope in diagram.scopes:
        if kind(scope.element) != "subProcess" or scope.is_event_sub_process:
            continue
        starts = scope.starts()
        if len(starts) != 1:
            yield Report(
                scope.element, Words(f"the sub-process has {len(starts)} start events", f"子流程有 {len(starts)} 个开始事件")
            )
        for start in starts:
            if any(kind(child).endswith("EventDefinition") for child in elements(start)):
                yield Report(
                    start, Words("the start event of a sub-process has an event definition", "子流程的开始事件带有事件定义")
                )
