"""Rule `escalation-place`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import kind
from engine.dialect.lint.rule import Report, Words, rule

HOSTS = ("subProcess", "adHocSubProcess", "callActivity")


@rule(
    "escalation-place",
    Words("attach it to the sub-process or call activity that throws", "请把事件附在抛出升级的子流程或调用活动上"),
)
def escalation_place(diagram: Diagram) -> Iterator[Report]:
    """An escalation boundary event sits on a sub-process or a call activity, for only these can throw escalations."""
    for scope, node in diagram.nodes():
        if kind(node) != "boundaryEvent" or not any(kind(child) == "escalationEventDefinition" for child in node):
            continue
        host = scope.nodes.get(node.get("attachedToRef", ""))
        if host is not None and kind(host) not in HOSTS:
            yield Report(node, Words(f"no escalation can come out of a {kind(host)}", f"{kind(host)} 不会抛出升级"))
