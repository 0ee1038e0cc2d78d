"""Rule `message-correlation`."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from engine.dialect.lint.diagram import Diagram, is_event_sub_process
from engine.dialect.lint.names import extension, kind
from engine.dialect.lint.rule import Report, Words, rule


@rule(
    "message-correlation",
    Words(
        'give the message a subscription correlation key, such as "=applicationNumber"',
        "请为消息填写订阅关联键，例如“=applicationNumber”",
    ),
)
def message_correlation(diagram: Diagram) -> Iterator[Report]:
    """A running instance that waits for a message says which one is meant for it.

    The message has a `zeebe:subscription` whose `correlationKey` is a FEEL expression with a leading `=`. Only the
    message start event of a process needs none, because no instance waits yet.
    """
    for element in diagram.all("messageEventDefinition", "receiveTask"):
        if not _waits(element):
            continue
        message = diagram.by_id.get(element.get("messageRef", ""))
        if message is None or kind(message) != "message":
            continue
        subscription = extension(message, "subscription")
        key = "" if subscription is None else subscription.get("correlationKey", "").strip()
        if not key.removeprefix("=").strip():
            yield Report(
                element, Words(f"message '{message.get('id')}' has no correlation key", f"消息“{message.get('id')}”没有关联键")
            )
        elif not key.startswith("="):
            yield Report(element, Words(f"the correlation key '{key}' has no leading '='", f"关联键“{key}”缺少开头的“=”"))


def _waits(element: etree._Element) -> bool:
    event = element if kind(element) == "receiveTask" else element.getparent()
    scope = None if event is None else event.getparent()
    if event is None or scope is None:
        return False
    if kind(event) == "startEvent":
        return is_event_sub_process(scope)
    return kind(event) in ("receiveTask", "intermediateCatchEvent", "boundaryEvent")
