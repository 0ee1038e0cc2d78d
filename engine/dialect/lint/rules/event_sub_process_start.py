"""Rule `event-sub-process-start`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import elements, kind
from engine.dialect.lint.rule import Report, Words, rule


@rule(
    "event-sub-process-start",
    Words("give it one start event with an event definition", "请设置一个带事件定义的开始事件"),
)
def event_sub_process_start(diagram: Diagram) -> Iterator[Report]:
    """An event sub-process has exactly one start event, and that says which event starts it."""
    for scope in diagram.scopes:
        if not scope.is_event_sub_process:
            continue
        starts = scope.starts()
        if len(starts) != 1:
            yield Report(
                scope.element,
                Words(f"the event sub-process has {len(starts)} start events", f"事件子流程有 {len(starts)} 个开始事件"),
            )
        for start in starts:
            if not any(kind(child).endswith("EventDefinition") for child in elements(start)):
                yield Report(
                    start,
                    Words("the start event does not say what starts the event sub-process", "开始事件没有说明由什么事件触发"),
                )
