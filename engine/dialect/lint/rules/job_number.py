"""Rule `job-number`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import zeebe
from engine.dialect.lint.rule import Report, Words, rule

PLACES = {
    zeebe("taskDefinition"): ("retries", 1),
    zeebe("executionListener"): ("retries", 1),
    zeebe("taskListener"): ("retries", 1),
    zeebe("jobPriorityDefinition"): ("priority", -(2**31)),
}


@rule(
    "job-number",
    Words("write a whole number, or a FEEL expression that gives one", "请写整数，或给出整数的 FEEL 表达式"),
)
def job_number(diagram: Diagram) -> Iterator[Report]:
    """Retries and priority of a job are whole numbers or FEEL expressions with a leading `=`; a job has at least one try."""
    for element in diagram.model:
        attribute, least = PLACES.get(element.tag, ("", 0))
        value = element.get(attribute, "").strip() if attribute else ""
        if value and not value.startswith("=") and not _is_number(value, least):
            words = Words(
                f"{attribute} '{value}' is not a whole number of {least} or more", f"{attribute}“{value}”不是有效的整数"
            )
            yield Report(element, words)


def _is_number(value: str, least: int) -> bool:
    digits = value.removeprefix("-")
    return digits.isascii() and digits.isdecimal() and least <= int(value) < 2**31
