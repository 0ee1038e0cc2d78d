"""Rule `default-flow`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import bpmn, kind
from engine.dialect.lint.rule import Report, Words, rule

DECIDING = ("exclusiveGateway", "inclusiveGateway")


@rule(
    "default-flow", Words("choose the default flow again, and leave it without a condition", "请重新选择默认流，且默认流不写条件")
)
def default_flow(diagram: Diagram) -> Iterator[Report]:
    """A default flow leaves its own exclusive or inclusive gateway and has no condition.

    It is taken when no other condition holds; a condition of its own would be ignored.
    """
    for scope, node in diagram.nodes():
        key = node.get("default")
        if key is None:
            continue
        flows = [flow for flow in scope.outgoing.get(node.get("id", ""), ()) if flow.get("id") == key]
        if kind(node) not in DECIDING:
            yield Report(node, Words(f"a {kind(node)} has no default flow", f"{kind(node)} 不能设默认流"))
        elif not flows:
            yield Report(
                node, Words(f"the default flow '{key}' does not leave this gateway", f"默认流“{key}”不是本网关的流出顺序流")
            )
        for flow in flows:
            if flow.find(bpmn("conditionExpression")) is not None:
                yield Report(flow, Words("the default flow has a condition", "默认流带有条件"))
