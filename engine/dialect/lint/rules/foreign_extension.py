"""Rule `foreign-extension`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import BPMN, MODELER, XSI, ZEEBE, attributes, split
from engine.dialect.lint.rule import Report, Words, rule

KNOWN = frozenset({"", BPMN, ZEEBE, MODELER, XSI})


@rule(
    "foreign-extension",
    Words("remove it; keep own data in zeebe:property", "请删除；自有数据请写入 zeebe:property"),
)
def foreign_extension(diagram: Diagram) -> Iterator[Report]:
    """Elements and attributes of other vendors (Camunda 7, Flowable, Signavio and the like) are refused.

    They would be ignored, so a listener or an assignment written there would silently do nothing. Colours and the
    rest of the drawing may carry any attributes.
    """
    for element in diagram.model:
        namespace, name = split(element.tag)
        if namespace not in KNOWN - {"", XSI}:
            yield Report(
                element,
                Words(f"element '{name}' of '{namespace}' is not known", f"未知元素“{name}”（{namespace}）"),
            )
            continue
        for attribute in attributes(element):
            namespace, name = split(attribute)
            if namespace not in KNOWN:
                yield Report(
                    element,
                    Words(f"attribute '{name}' of '{namespace}' is not known", f"未知属性“{name}”（{namespace}）"),
                )
