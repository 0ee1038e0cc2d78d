"""Rule `event-based-gateway`."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from engine.dialect.lint.diagram import Diagram, Scope
from engine.dialect.lint.names import bpmn, kind
from engine.dialect.lint.rule import Report, Words, rule

WAITED_FOR = ("message", "timer", "signal", "conditional")


@rule(
    "event-based-gateway",
    Words(
        "let it lead directly to two or more message, timer, signal or conditional catch events",
        "请直接连接两个以上的消息、定时、信号或条件捕获事件",
    ),
)
def event_based_gateway(diagram: Diagram) -> Iterator[Report]:
    """An event-based gateway leads directly to at least two intermediate catch events.

    Each of these has no other incoming flow, since only the gateway decides when it starts to wait.
    """
    for scope, node in diagram.nodes():
        if kind(node) == "eventBasedGateway":
            outgoing = scope.outgoing.get(node.get("id", ""), [])
            if len(outgoing) < 2:
                yield Report(
                    node,
                    Words(
                        f"the event-based gateway has {len(outgoing)} outgoing flows",
                        f"事件网关只有 {len(outgoing)} 条流出顺序流",
                    ),
                )
            for flow in outgoing:
                yield from _target(scope, flow)


def _target(scope: Scope, flow: etree._Element) -> Iterator[Report]:
    key = flow.get("targetRef", "")
    target = scope.nodes.get(key)
    if target is None:
        return
    if kind(target) != "intermediateCatchEvent":
        yield Report(flow, Words(f"the gateway leads to {kind(target)} '{key}'", f"事件网关指向了 {kind(target)}“{key}”"))
    elif not any(target.find(bpmn(f"{name}EventDefinition")) is not None for name in WAITED_FOR):
        yield Report(
            flow,
            Words(
                f"event '{key}' waits for no message, timer, signal or condition", f"事件“{key}”等待的不是消息、定时、信号或条件"
            ),
        )
    elif len(scope.incoming.get(key, ())) > 1:
        yield Report(flow, Words(f"event '{key}' has other incoming flows", f"事件“{key}”还有其他流入顺序流"))
