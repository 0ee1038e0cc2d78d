"""Rule `message-reference`."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from engine.dialect.lint.diagram import Diagram, starts_process
from engine.dialect.lint.names import is_given, kind
from engine.dialect.lint.rule import Report, Words, rule

THROWING = ("intermediateThrowEvent", "endEvent", "sendTask")


@rule(
    "message-reference",
    Words("choose a message with a name; a constant one to start a process", "请选择有名称的消息；启动流程的消息名称须固定"),
)
def message_reference(diagram: Diagram) -> Iterator[Report]:
    """An event or receive task that waits for a message names one that exists and has a name.

    The name may be a FEEL expression, worked out when the waiting begins; a message that starts a process, where there
    are no variables yet, has a constant one.
    Throw events and send tasks are done by their job, which says what is sent; their message is only drawn.
    """
    for element in diagram.all("messageEventDefinition", "receiveTask"):
        parent = element.getparent()
        if parent is None or kind(parent) in THROWING:
            continue
        yield from _message(diagram, element)


def _message(diagram: Diagram, element: etree._Element) -> Iterator[Report]:
    key = element.get("messageRef", "")
    message = diagram.by_id.get(key)
    if message is None or kind(message) != "message":
        yield Report(element, Words(f"messageRef '{key}' is not a message", f"messageRef“{key}”不是消息"))
        return
    name = message.get("name", "").strip()
    if not is_given(name):
        yield Report(element, Words(f"message '{key}' has no name", f"消息“{key}”没有名称"))
    elif name.startswith("=") and starts_process(element):
        yield Report(element, Words(f"message '{key}' has no constant name", f"消息“{key}”没有固定名称"))
