"""Rule `reserved-id`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import NODES
from engine.dialect.lint.rule import Report, Words, rule

WORDS = frozenset({"Start", "End", "Root", "StartEventSplit", "StartEventJoin"})
SUFFIXES = (".EndJoin", ".BoundaryEventSplit", ".BoundaryEventJoin")


@rule("reserved-id", Words("give the element another id, such as Event_applied", "请改用其他 id，例如 Event_applied"))
def reserved_id(diagram: Diagram) -> Iterator[Report]:
    """No element is called `Start`, `End`, `Root` or `*.EndJoin`.

    The runtime (SpiffWorkflow) uses these names for its own nodes. A flow node of the same name would silently
    replace one of them, and the whole process would be read as empty.
    """
    for element in diagram.all("process", *NODES):
        key = element.get("id", "")
        if key in WORDS or key.endswith(SUFFIXES):
            yield Report(element, Words(f"id '{key}' belongs to the runtime", f"id“{key}”由运行时保留"))
