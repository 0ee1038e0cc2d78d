"""Rule `job-type`."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import bpmn, extension, is_given, kind
from engine.dialect.lint.rule import Report, Words, rule

MISPLACED = Words("make it a message event, or remove the task definition", "请改为消息事件，或删除任务定义")


@rule("job-type", Words("fill in the task definition's type", "请填写任务定义的类型"))
def job_type(diagram: Diagram) -> Iterator[Report]:
    """Service tasks, send tasks and message throw and end events name the job that does their work.

    That is a `zeebe:taskDefinition` with a `type`, a text or a FEEL expression. A throw or end event without a
    message does no work, so a task definition there is refused.
    """
    for element in diagram.all("serviceTask", "sendTask", "intermediateThrowEvent", "endEvent"):
        definition = extension(element, "taskDefinition")
        if kind(element).endswith("Task") or element.find(bpmn("messageEventDefinition")) is not None:
            yield from named_type(element, definition)
        elif definition is not None:
            yield Report(definition, Words("an event without a message does no job", "没有消息的事件不执行任务"), MISPLACED)


def named_type(element: etree._Element, definition: etree._Element | None) -> Iterator[Report]:
    """Complain when there is no job type."""
    value = "" if definition is None else definition.get("type", "").strip()
    if not is_given(value):
        yield Report(element, Words(f"the {kind(element)} names no job type", f"{kind(element)} 没有任务类型"))
