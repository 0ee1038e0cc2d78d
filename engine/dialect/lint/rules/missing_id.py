"""Rule `missing-id`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import NODES
from engine.dialect.lint.rule import Report, Words, rule

NAMED = ("process", "sequenceFlow", "message", "signal", "error", "lane", *sorted(NODES))


@rule("missing-id", Words("give it an id that says what it is", "请填写能说明含义的 id"))
def missing_id(diagram: Diagram) -> Iterator[Report]:
    """Processes, nodes, flows, lanes, messages, signals and errors have an id."""
    for element in diagram.all(*NAMED):
        if not element.get("id"):
            yield Report(element, Words("the element has no id", "元素没有 id"))
