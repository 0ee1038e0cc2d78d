"""Rule `call-activity`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import extension, is_given
from engine.dialect.lint.rule import Report, Words, rule


@rule("call-activity", Words("write the id of the called process", "请填写被调用流程的 id"))
def call_activity(diagram: Diagram) -> Iterator[Report]:
    """A call activity names the process it calls, by its id in `zeebe:calledElement`: a text or a FEEL expression."""
    for activity in diagram.all("callActivity"):
        called = extension(activity, "calledElement")
        process_id = "" if called is None else called.get("processId", "").strip()
        if not is_given(process_id):
            yield Report(activity, Words("the call activity names no process", "调用活动没有指定流程"))
