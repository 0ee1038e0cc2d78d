"""Rule `duplicate-catch`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from engine.dialect.lint.diagram import Diagram, Scope, is_event_sub_process
from engine.dialect.lint.names import bpmn, elements, kind
from engine.dialect.lint.rule import Report, Words, rule
from engine.dialect.lint.thrown import caught_code

_WORDS = {
    "message": Words("message", "消息"),
    "signal": Words("signal", "信号"),
    "error": Words("error code", "错误代码"),
    "escalation": Words("escalation code", "升级代码"),
    "conditional": Words("condition", "条件"),
}


@rule("duplicate-catch", Words("keep one of them", "请只保留其中一个"))
def duplicate_catch(diagram: Diagram) -> Iterator[Report]:
    """At one place a message, signal, condition, error or escalation code is caught once.

    Two boundary events of one activity, two event sub-processes of one scope, two start events of a process or two events
    behind one event-based gateway that catch the same leave open which of them it is; so do two that catch every code, and a
    receive task with a boundary event for its own message. As in Camunda 8, boundary events may share a condition.
    """
    for scope in diagram.scopes:
        for events in _places(scope):
            yield from _same(diagram, events)


def _places(scope: Scope) -> Iterator[list[etree._Element]]:
    for host, events in scope.boundary.items():
        node = scope.nodes.get(host)
        yield [node, *events] if node is not None and kind(node) == "receiveTask" else events
    yield [child for node in scope.nodes.values() if is_event_sub_process(node) for child in _starts(node)]
    if not scope.is_event_sub_process:
        yield scope.starts()
    for key, node in scope.nodes.items():
        if kind(node) == "eventBasedGateway":
            targets = (scope.nodes.get(flow.get("targetRef", "")) for flow in scope.outgoing.get(key, ()))
            yield [target for target in targets if target is not None]


def _starts(node: etree._Element) -> Iterator[etree._Element]:
    return (child for child in elements(node) if kind(child) == "startEvent")


def _same(diagram: Diagram, events: list[etree._Element]) -> Iterator[Report]:
    seen: Counter[tuple[str, str | None]] = Counter()
    for event in events:
        for name, caught in _caught(diagram, event):
            seen[name, caught] += 1
            if seen[name, caught] == 2:
                word = _WORDS[name]
                what = f"every {word.en}" if caught is None else f"{word.en} '{caught}'"
                what_zh = f"全部{word.zh}" if caught is None else f"{word.zh}“{caught}”"
                yield Report(event, Words(f"{what} is caught twice here", f"此处重复捕获{what_zh}"))


def _caught(diagram: Diagram, event: etree._Element) -> Iterator[tuple[str, str | None]]:
    """What the event waits for; a message or signal that is declared nowhere is for other rules to report."""
    for definition in (event, *elements(event)):
        name = "message" if kind(definition) == "receiveTask" else kind(definition).removesuffix("EventDefinition")
        if name in ("error", "escalation"):
            yield name, caught_code(diagram, definition, name)
        elif name in ("message", "signal"):
            declared = diagram.by_id.get(definition.get(f"{name}Ref", ""))
            if declared is not None and declared.get("name"):
                yield name, declared.get("name", "").strip()
        elif name == "conditional" and kind(event) != "boundaryEvent":
            yield name, (definition.findtext(bpmn("condition")) or "").strip()
