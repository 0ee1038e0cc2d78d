"""Rule `error-interrupts`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import is_true, kind
from engine.dialect.lint.rule import Report, Words, rule

FLAGS = {"boundaryEvent": "cancelActivity", "startEvent": "isInterrupting"}


@rule("error-interrupts", Words("make the event interrupting", "请把该事件改为中断型"))
def error_interrupts(diagram: Diagram) -> Iterator[Report]:
    """Catching an error always interrupts the work that threw it."""
    for definition in diagram.all("errorEventDefinition"):
        event = definition.getparent()
        flag = None if event is None else FLAGS.get(kind(event))
        if event is not None and flag is not None and not is_true(event, flag, default=True):
            yield Report(event, Words("an error event cannot be non-interrupting", "错误事件不能是非中断型"))
