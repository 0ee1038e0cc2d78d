"""Rule `execution-listener`."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import GATEWAYS, bpmn, extension, is_given, kind, zeebe
from engine.dialect.lint.rule import Report, Words, rule

EVENTS = ("start", "end", "beforeAll")
LATER = Words(
    "give a user task a task listener to 'canceling', or draw what follows behind the event that interrupts",
    "用户任务可改用任务监听器的“canceling”事件，或在中断事件之后画出后续处理",
)
INSTEAD = {
    "start": Words(
        "listen to the start of the process, sub-process or activity around it", "请改为监听其所在流程、子流程或活动的开始"
    ),
    "end": Words(
        "listen to the start of the element behind it, or at the event that catches", "请改为监听后续元素或捕获事件的开始"
    ),
    "beforeAll": Words("listen to the start", "请改为监听开始"),
}


@rule(
    "execution-listener",
    Words("give the listener a job type and an event the element has", "请为监听器填写任务类型和该元素支持的事件"),
)
def execution_listener(diagram: Diagram) -> Iterator[Report]:
    """Execution listeners name a job type and listen to something that happens at their element.

    `eventType` is `start`, `end`, or, on a multi-instance activity, `beforeAll`. As in Camunda 8 there is no start on start
    and boundary events, no end on gateways and error end events, and nothing on compensation boundary events; a listener
    of one event and one job type stands there once. Listeners to `cancel` come with Camunda 8.10.
    """
    for listener in (element for element in diagram.model if element.tag == zeebe("executionListener")):
        holder = listener.getparent()
        outer = None if holder is None else holder.getparent()
        element = None if outer is None else outer.getparent()
        if element is not None:
            yield from _listener(element, listener)
    for element in diagram.all("process", *_HOLDERS):
        yield from _repeated(element)


_HOLDERS = (
    *("task", "userTask", "serviceTask", "sendTask", "receiveTask", "businessRuleTask", "scriptTask", "manualTask"),
    *("callActivity", "subProcess", "adHocSubProcess", "startEvent", "intermediateCatchEvent", "intermediateThrowEvent"),
    *("endEvent", "boundaryEvent", *sorted(GATEWAYS)),
)


def _listener(element: etree._Element, listener: etree._Element) -> Iterator[Report]:
    event = listener.get("eventType", "")
    if not is_given(listener.get("type", "")):
        yield Report(listener, Words("the listener names no job type", "监听器没有任务类型"))
    if event == "cancel":
        words = Words("listeners to 'cancel' are not known to Camunda 8.9", "Camunda 8.9 没有“cancel”监听事件")
        yield Report(listener, words, LATER)
    elif event not in EVENTS:
        yield Report(listener, Words(f"listeners to '{event}' are not supported", f"不支持监听“{event}”"))
    elif not _has(element, event):
        words = Words(
            f"a {kind(element)} like this one has no '{event}' to listen to", f"该 {kind(element)} 没有可监听的“{event}”"
        )
        yield Report(listener, words, INSTEAD[event])


def _has(element: etree._Element, event: str) -> bool:
    name = kind(element)
    if event == "beforeAll":
        return element.find(bpmn("multiInstanceLoopCharacteristics")) is not None
    if name == "boundaryEvent" and element.find(bpmn("compensateEventDefinition")) is not None:
        return False
    if event == "start":
        return name not in ("startEvent", "boundaryEvent")
    return name not in GATEWAYS and not (name == "endEvent" and element.find(bpmn("errorEventDefinition")) is not None)


def _repeated(element: etree._Element) -> Iterator[Report]:
    seen: set[tuple[str, str]] = set()
    holder = extension(element, "executionListeners")
    for listener in () if holder is None else holder.iterchildren(zeebe("executionListener")):
        one = listener.get("eventType", ""), listener.get("type", "").strip()
        if one in seen:
            words = Words(
                f"a listener to '{one[0]}' with job type '{one[1]}' stands here twice", f"监听器重复：{one[0]}，{one[1]}"
            )
            yield Report(listener, words)
        seen.add(one)
