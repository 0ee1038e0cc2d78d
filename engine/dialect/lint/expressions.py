"""All places of a BPMN file that hold a FEEL expression."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import BPMN, ZEEBE, split, text
from engine.dialect.lint.rule import Report, Words

TEXTS = frozenset({"conditionExpression", "completionCondition", "condition", "timeDate", "timeDuration", "timeCycle"})
ATTRIBUTES = {
    "input": ("source",),
    "output": ("source",),
    "assignmentDefinition": ("assignee", "candidateGroups", "candidateUsers"),
    "taskSchedule": ("dueDate", "followUpDate"),
    "priorityDefinition": ("priority",),
    "subscription": ("correlationKey",),
    "loopCharacteristics": ("inputCollection", "outputElement"),
    "adHoc": ("activeElementsCollection", "outputElement"),
    "script": ("expression",),
    "taskDefinition": ("type", "retries"),
    "executionListener": ("type", "retries"),
    "taskListener": ("type", "retries"),
    "jobPriorityDefinition": ("priority",),
    "calledElement": ("processId",),
    "calledDecision": ("decisionId",),
    "formDefinition": ("formId",),
}
NAMES = {"message": "name", "signal": "name", "error": "errorCode", "escalation": "escalationCode"}
EMPTY_IS_REPORTED = frozenset(
    {"correlationKey", "expression", "type", "processId", "decisionId", "name", "errorCode", "escalationCode"}
)  # by rules of their own


class FeelPlace(NamedTuple):
    """An expression without its leading `=`, and where it stands: it starts at `offset` of the text or attribute."""

    element: etree._Element
    what: str
    text: str
    offset: int
    attribute: str | None = None

    def report(self, message: Words, position: int) -> Report:
        """A complaint about the character at a position of the expression."""
        return Report(self.element, message, None, self.offset + position, self.attribute)


def expressions(diagram: Diagram) -> Iterator[FeelPlace]:
    """Every expression of the file in document order. Texts without a leading `=` are constants and not listed."""
    for element in diagram.model:
        namespace, name = split(element.tag)
        if namespace == BPMN and name in TEXTS and text(element).startswith("=") and text(element) != "=":
            yield FeelPlace(element, name, text(element)[1:], (element.text or "").index("=") + 1)
        elif namespace in (ZEEBE, BPMN):
            for attribute in ATTRIBUTES.get(name, ()) if namespace == ZEEBE else NAMES.get(name, "").split():
                written = element.get(attribute, "")
                value = written.strip()
                if value.startswith("=") and not (value == "=" and attribute in EMPTY_IS_REPORTED):
                    yield FeelPlace(element, attribute, value[1:], written.index("=") + 1, attribute)
