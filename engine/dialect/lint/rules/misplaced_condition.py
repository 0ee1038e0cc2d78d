"""Rule `misplaced-condition`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import bpmn, kind
from engine.dialect.lint.rule import Report, Words, rule

DECIDING = ("exclusiveGateway", "inclusiveGateway")


@rule(
    "misplaced-condition",
    Words("put an exclusive or inclusive gateway in front of the flow", "请在该顺序流之前加排他网关或包容网关"),
)
def misplaced_condition(diagram: Diagram) -> Iterator[Report]:
    """Only flows out of exclusive and inclusive gateways have a condition.

    Anywhere else the condition would be ignored and the flow always taken.
    """
    for scope, flow in diagram.flows():
        source = scope.nodes.get(flow.get("sourceRef", ""))
        if source is None or kind(source) in DECIDING:
            continue
        if flow.find(bpmn("conditionExpression")) is not None:
            yield Report(
                flow,
                Words(
                    f"the condition on a flow out of a {kind(source)} has no effect",
                    f"从 {kind(source)} 流出的顺序流上的条件不起作用",
                ),
            )
