"""Rule `unique-id`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import kind, line
from engine.dialect.lint.rule import Report, Words, rule


@rule("unique-id", Words("give one of them another id", "请修改其中一个的 id"))
def unique_id(diagram: Diagram) -> Iterator[Report]:
    """No two BPMN elements share an id.

    Waits, history and links from other files name elements by id; with two of them the last one would win.
    """
    for element in diagram.model:
        key = element.get("id")
        if not key or not kind(element):
            continue
        first = diagram.by_id[key]
        if first is not element:
            yield Report(
                element,
                Words(f"id '{key}' is already used on line {line(first)}", f"id“{key}”已在第 {line(first)} 行使用"),
            )
