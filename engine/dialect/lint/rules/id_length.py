"""Rule `id-length`."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import ZEEBE, split
from engine.dialect.lint.rule import Report, Words, rule

MAX_ID = 255
NAMES = {"message": "name", "signal": "name", "error": "errorCode", "escalation": "escalationCode"}
ZEEBE_NAMES = {
    "taskDefinition": "type",
    "formDefinition": "formId",
    "calledElement": "processId",
    "calledDecision": "decisionId",
    "versionTag": "value",
}


@rule("id-length", Words(f"shorten it to {MAX_ID} characters", f"请缩短到 {MAX_ID} 个字符以内"))
def id_length(diagram: Diagram) -> Iterator[Report]:
    """Ids, and the names things are found by, have at most 255 characters, as in Camunda 8.

    These are the names of messages and signals, the codes of errors and escalations, job types, version tags, and the ids of
    forms, decisions and called processes. Texts with a leading `=` are expressions and may be longer.
    """
    for element in diagram.model:
        for attribute in ("id", _name(element)):
            value = element.get(attribute, "") if attribute else ""
            if len(value) > MAX_ID and (attribute == "id" or not value.startswith("=")):
                yield Report(
                    element,
                    Words(f"{attribute} has {len(value)} characters", f"{attribute} 有 {len(value)} 个字符"),
                )


def _name(element: etree._Element) -> str:
    namespace, local = split(element.tag)
    return (ZEEBE_NAMES if namespace == ZEEBE else NAMES).get(local, "")
