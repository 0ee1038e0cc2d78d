"""Rule `multi-instance`."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import extension
from engine.dialect.lint.rule import Report, Words, rule

OUTPUT = Words("fill in both the output collection and the output element, or neither", "输出集合与输出元素请同时填写或同时留空")


@rule("multi-instance", Words('give it an input collection that starts with "="', "请填写以“=”开头的输入集合"))
def multi_instance(diagram: Diagram) -> Iterator[Report]:
    """A multi-instance activity says over which list it runs.

    `zeebe:loopCharacteristics` has an `inputCollection` that is a FEEL expression with a leading `=`;
    `outputCollection` (a variable's name) and `outputElement` (a FEEL expression) come together.
    """
    for loop in diagram.all("multiInstanceLoopCharacteristics"):
        characteristics = extension(loop, "loopCharacteristics")
        if characteristics is None:
            yield Report(loop, Words("the multi-instance activity names no collection", "多实例活动没有指定集合"))
            continue
        if not characteristics.get("inputCollection", "").strip().startswith("="):
            yield Report(characteristics, Words("the input collection is not a FEEL expression", "输入集合不是 FEEL 表达式"))
        yield from output_pair(characteristics)


def output_pair(characteristics: etree._Element) -> Iterator[Report]:
    """Complain unless output collection and output element (an expression) come together."""
    collection = characteristics.get("outputCollection", "").strip()
    element = characteristics.get("outputElement", "").strip()
    if bool(collection) != bool(element):
        yield Report(
            characteristics,
            Words("only one of output collection and output element is given", "输出集合与输出元素只填了一个"),
            OUTPUT,
        )
    elif element and not element.startswith("="):
        yield Report(
            characteristics,
            Words(f"the output element '{element}' has no leading '='", f"输出元素“{element}”缺少开头的“=”"),
            Words('start it with "="', "请以“=”开头"),
        )
