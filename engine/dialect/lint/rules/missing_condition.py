"""Rule `missing-condition`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import bpmn, kind
from engine.dialect.lint.rule import Report, Words, rule

DECIDING = ("exclusiveGateway", "inclusiveGateway")


@rule("missing-condition", Words("write the condition, or make this the default flow", "请填写条件，或将其设为默认流"))
def missing_condition(diagram: Diagram) -> Iterator[Report]:
    """Every flow out of a splitting exclusive or inclusive gateway has a condition or is the default flow."""
    for scope, node in diagram.nodes():
        outgoing = scope.outgoing.get(node.get("id", ""), [])
        if kind(node) not in DECIDING or len(outgoing) < 2:
            continue
        for flow in outgoing:
            is_default = node.get("default") is not None and flow.get("id") == node.get("default")
            if not is_default and flow.find(bpmn("conditionExpression")) is None:
                yield Report(flow, Words("the flow has no condition and is not the default", "该顺序流既没有条件也不是默认流"))
