"""Rule `event-definition`."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from engine.dialect.lint.diagram import Diagram, is_event_sub_process
from engine.dialect.lint.names import EVENTS, elements, kind
from engine.dialect.lint.rule import Report, Words, rule

SUFFIX = "EventDefinition"
REFUSED_EVERYWHERE = frozenset({"cancel"})
ALLOWED = {
    "startEvent": frozenset({"message", "timer", "signal", "conditional"}),
    "event sub-process startEvent": frozenset({"message", "timer", "signal", "error", "escalation", "conditional"}),
    "intermediateCatchEvent": frozenset({"message", "timer", "signal", "link", "conditional"}),
    "intermediateThrowEvent": frozenset({"message", "signal", "escalation", "link", "compensate"}),
    "endEvent": frozenset({"message", "signal", "error", "escalation", "compensate", "terminate"}),
    "boundaryEvent": frozenset({"message", "timer", "signal", "error", "escalation", "conditional", "compensate"}),
}


@rule("event-definition", Words("choose one of the supported event types", "请选择受支持的事件类型"))
def event_definition(diagram: Diagram) -> Iterator[Report]:
    """An event has at most one definition, of a kind that this release carries out at that place.

    | event | kinds |
    |---|---|
    | start event of a process | none, message, timer, signal, conditional |
    | start event of an event sub-process | message, timer, signal, error, escalation, conditional |
    | intermediate catch event | message, timer, signal, link, conditional |
    | intermediate throw event | none, message, signal, escalation, link, compensate |
    | end event | none, message, signal, error, escalation, compensate, terminate |
    | boundary event | message, timer, signal, error, escalation, conditional, compensate |
    """
    for event in diagram.all(*EVENTS):
        definitions = [kind(child) for child in elements(event) if kind(child).endswith(SUFFIX)]
        yield from _count(event, len(definitions))
        place = _place(event)
        for name in (definition.removesuffix(SUFFIX) for definition in definitions):
            if name not in ALLOWED[place] and name not in REFUSED_EVERYWHERE:
                kinds = ", ".join(sorted(ALLOWED[place]))
                yield Report(
                    event,
                    Words(f"a {name} {kind(event)} is not supported here", f"此处不支持 {name} 类型的 {kind(event)}"),
                    Words(f"choose one of: {kinds}", f"请选择：{kinds}"),
                )


def _count(event: etree._Element, count: int) -> Iterator[Report]:
    if count > 1:
        yield Report(event, Words(f"the event has {count} definitions", f"事件有 {count} 个定义"))
    elif count == 0 and kind(event) in ("intermediateCatchEvent", "boundaryEvent"):
        yield Report(event, Words("the event does not say what it waits for", "事件没有说明等待什么"))


def _place(event: etree._Element) -> str:
    parent = event.getparent()
    if kind(event) == "startEvent" and parent is not None and is_event_sub_process(parent):
        return "event sub-process startEvent"
    return kind(event)
