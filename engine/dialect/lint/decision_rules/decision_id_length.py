"""Rule `decision-id-length`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.decisions import DecisionFile
from engine.dialect.lint.names import descendants
from engine.dialect.lint.rule import Report, Words, rule
from engine.dialect.lint.rules.id_length import MAX_ID


@rule("decision-id-length", Words(f"shorten it to {MAX_ID} characters", f"请缩短到 {MAX_ID} 个字符以内"))
def decision_id_length(file: DecisionFile) -> Iterator[Report]:
    """Ids have at most 255 characters, as in Camunda 8."""
    for element in descendants(file.root):
        length = len(element.get("id", ""))
        if length > MAX_ID:
            yield Report(element, Words(f"the id has {length} characters", f"id 有 {length} 个字符"))
