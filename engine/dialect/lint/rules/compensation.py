"""Rule `compensation`."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from engine.dialect.lint.diagram import Diagram, Scope
from engine.dialect.lint.names import ACTIVITIES, bpmn, is_true, kind
from engine.dialect.lint.rule import Report, Words, rule

THROWN = Words("choose an activity of the same scope that a handler undoes", "请选择同一范围内设有补偿处理的活动")


@rule(
    "compensation",
    Words(
        "connect the compensation event by one association with an activity marked for compensation, and both with nothing else",
        "请用一条关联把补偿事件连到一个标记为补偿的活动，且二者不连接其他元素",
    ),
)
def compensation(diagram: Diagram) -> Iterator[Report]:
    """What undoes an activity is drawn beside the flow.

    A compensation event on the border of the activity is associated with one activity that is marked for compensation
    (`isForCompensation`). No flow leads into or out of either, and the handler has no boundary events. An activity has one
    such event; each handler belongs to one. A throw event that names an activity names one of its own scope, or of
    the scope around its event sub-process, that something undoes.
    """
    around = {scope.element: scope for scope in diagram.scopes}
    for scope in diagram.scopes:
        yield from _events(scope)
        yield from _marked(scope)
        for node in scope.nodes.values():
            thrown = node.find(bpmn("compensateEventDefinition"))
            if thrown is not None and kind(node) != "boundaryEvent" and thrown.get("activityRef") is not None:
                yield from _thrown(around, scope, node, thrown.get("activityRef", ""))


def _events(scope: Scope) -> Iterator[Report]:
    hosts: set[str] = set()
    for key, ends in scope.handlers.items():
        event, handler = scope.nodes[key], scope.nodes.get(ends[0]) if len(ends) == 1 else None
        if handler is None or not is_true(handler, "isForCompensation"):
            yield Report(event, Words("the compensation event leads to no handler", "补偿事件没有对应的处理活动"))
        for flow in scope.outgoing.get(key, ()):
            yield Report(flow, Words("a flow leads out of a compensation event", "有顺序流离开补偿事件"))
        host = event.get("attachedToRef", "")
        if host in hosts:
            yield Report(event, Words(f"activity '{host}' has two compensation events", f"活动“{host}”有两个补偿事件"))
        hosts.add(host)


def _marked(scope: Scope) -> Iterator[Report]:
    undoing = [end for ends in scope.handlers.values() for end in ends]
    for key, node in scope.nodes.items():
        if not is_true(node, "isForCompensation"):
            continue
        if kind(node) not in ACTIVITIES or undoing.count(key) != 1:
            yield Report(
                node, Words(f"handler '{key}' belongs to {undoing.count(key)} events", f"补偿处理“{key}”不属于唯一的事件")
            )
        if scope.incoming.get(key) or scope.outgoing.get(key) or scope.boundary.get(key):
            yield Report(node, Words(f"handler '{key}' is part of the flow", f"补偿处理“{key}”连入了流程"))


def _thrown(around: dict[etree._Element, Scope], scope: Scope, event: etree._Element, key: str) -> Iterator[Report]:
    outer = scope.element.getparent()
    places = [scope, around[outer]] if scope.is_event_sub_process and outer is not None and outer in around else [scope]
    for place in places:
        node = place.nodes.get(key)
        hosts = {place.nodes[event_key].get("attachedToRef") for event_key in place.handlers}
        if node is not None and (key in hosts or kind(node) == "subProcess"):
            return
    yield Report(event, Words(f"nothing undoes activity '{key}' here", f"此处没有活动“{key}”的补偿处理"), THROWN)
