"""Rule `process-start`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import elements, kind
from engine.dialect.lint.rule import Report, Words, rule


@rule(
    "process-start",
    Words(
        "keep exactly one plain start event, and any number of message, timer, signal or conditional starts",
        "请只保留一个空白开始事件；消息、定时、信号、条件开始事件数量不限",
    ),
)
def process_start(diagram: Diagram) -> Iterator[Report]:
    """A process has a start event, and at most one without an event definition."""
    for scope in diagram.scopes:
        if kind(scope.element) != "process":
            continue
        starts = scope.starts()
        if not starts:
            yield Report(scope.element, Words("the process has no start event", "流程没有开始事件"))
        plain = [start for start in starts if not any(kind(child).endswith("EventDefinition") for child in elements(start))]
        for start in plain[1:]:
            yield Report(
                start,
                Words(f"'{plain[0].get('id')}' is already the plain start event", f"已有空白开始事件“{plain[0].get('id')}”"),
            )
