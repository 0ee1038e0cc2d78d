"""Rule `supported-attribute`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import kind
from engine.dialect.lint.rule import Report, Words, rule

BOOLEAN = ("true", "false")
# attribute -> the only values that are carried out, or change nothing
HARMLESS: dict[str, tuple[str, ...]] = {
    "startQuantity": ("1",),
    "completionQuantity": ("1",),
    "instantiate": ("false",),
    "waitForCompletion": ("true",),
    "parallelMultiple": ("false",),
    "eventGatewayType": ("Exclusive",),
    "behavior": ("All",),
    "ordering": ("Parallel",),
    "cancelRemainingInstances": BOOLEAN,
    "scriptFormat": (),
    "calledElement": (),
    "language": (),
    "evaluatesToTypeRef": (),
    **dict.fromkeys(
        ("isExecutable", "triggeredByEvent", "isInterrupting", "cancelActivity", "isSequential", "isForCompensation"), BOOLEAN
    ),
}


@rule(
    "supported-attribute",
    Words("remove the attribute", "请删除该属性"),
)
def supported_attribute(diagram: Diagram) -> Iterator[Report]:
    """BPMN attributes that would change what happens, and that this release does not carry out, are refused.

    For example `instantiate`, `scriptFormat` or `startQuantity="2"`. Called processes are
    named by `zeebe:calledElement`, expressions are always FEEL, and booleans are written `true` or `false`.
    """
    for element in diagram.model:
        if not kind(element):
            continue
        for name, harmless in HARMLESS.items():
            value = element.get(name)
            if value is not None and value not in harmless:
                yield Report(
                    element,
                    Words(f"attribute {name}='{value}' is not supported", f"不支持属性 {name}='{value}'"),
                )
