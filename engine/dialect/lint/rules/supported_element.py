"""Rule `supported-element`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import NODES, kind
from engine.dialect.lint.rule import Report, Words, rule

SUPPORTED = NODES | {
    *("definitions", "process", "documentation", "extensionElements", "incoming", "outgoing"),
    *("sequenceFlow", "conditionExpression"),
    "compensateEventDefinition",
    *("messageEventDefinition", "timerEventDefinition", "signalEventDefinition", "errorEventDefinition"),
    *("escalationEventDefinition", "linkEventDefinition", "conditionalEventDefinition", "condition", "terminateEventDefinition"),
    *("timeDate", "timeDuration", "timeCycle", "message", "signal", "error", "escalation"),
    *("multiInstanceLoopCharacteristics", "completionCondition"),
}
DRAWN = {
    *("collaboration", "participant", "messageFlow", "laneSet", "lane", "childLaneSet", "flowNodeRef"),
    *("textAnnotation", "text", "association", "group", "category", "categoryValue"),
    *("dataObject", "dataObjectReference", "dataStore", "dataStoreReference", "dataState"),
    *("dataInputAssociation", "dataOutputAssociation", "sourceRef", "targetRef", "property"),
}
INSTEAD = {
    "transaction": Words("draw an ordinary sub-process with error events", "请改用普通子流程并以错误事件处理"),
    "cancelEventDefinition": Words("use an error event", "请改用错误事件"),
    "complexGateway": Words("use exclusive, inclusive or parallel gateways", "请改用排他、包容或并行网关"),
    "standardLoopCharacteristics": Words(
        "draw the loop with a gateway, or use a multi-instance marker", "请用网关画出循环，或改用多实例标记"
    ),
    "loopCardinality": Words("give zeebe:loopCharacteristics an input collection", "请填写多实例的输入集合"),
    "script": Words("write the script as a FEEL expression (zeebe:script)", "请用 FEEL 表达式写脚本（zeebe:script）"),
}


@rule(
    "supported-element",
    Words("remove it or draw it with supported elements", "请删除，或改用受支持的元素"),
)
def supported_element(diagram: Diagram) -> Iterator[Report]:
    """Only BPMN elements that this release carries out, or that are only drawn, are accepted.

    Nothing is ignored: an element the engine would skip is refused, because the diagram would promise what the
    engine does not do. Run: all kinds of task, call activities, sub-processes, also event and ad-hoc ones, exclusive,
    parallel, inclusive and event-based gateways, and message, timer, signal, error, escalation, link, conditional,
    compensation and terminate events. Drawn only: pools, lanes, message flows, annotations, groups, associations,
    data objects and stores. Refused: transactions, complex gateways, standard loops and cancel events.
    """
    for element in diagram.model:
        name = kind(element)
        if name and name not in SUPPORTED and name not in DRAWN:
            yield Report(
                element,
                Words(f"bpmn:{name} is not supported in this release", f"本版本不支持 bpmn:{name}"),
                INSTEAD.get(name),
            )
