"""A lint rule: a name, a remedy, a check, and the page that explains it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.finding import Finding, Severity
from engine.dialect.lint.names import line, owner_id


class Words(NamedTuple):
    """One sentence in English and in Chinese."""

    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class Report:
    """A rule's complaint about an element; `remedy` replaces the rule's general one where it can be more exact."""

    element: etree._Element
    message: Words
    remedy: Words | None = None
    column: int | None = None


Check = Callable[[Diagram], Iterator[Report]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named check. The check's docstring is the rule's page in the reference: first line title, rest body."""

    id: str
    severity: Severity
    remedy: Words
    check: Check

    @property
    def page(self) -> tuple[str, str]:
        """Title and body of the rule's page."""
        title, _, body = (inspect.getdoc(self.check) or "").partition("\n")
        return title, body.strip()

    def findings(self, diagram: Diagram) -> Iterator[Finding]:
        """Run the check and address its reports to the author."""
        for report in self.check(diagram):
            remedy = report.remedy or self.remedy
            yield Finding(
                rule=self.id,
                severity=self.severity,
                resource=diagram.resource,
                element_id=owner_id(report.element),
                line=line(report.element),
                column=report.column,
                message=report.message.en,
                remedy=remedy.en,
                message_zh=report.message.zh,
                remedy_zh=remedy.zh,
            )


def rule(rule_id: str, remedy: Words, severity: Severity = Severity.ERROR) -> Callable[[Check], Rule]:
    """Turn a check into a rule."""

    def make(check: Check) -> Rule:
        return Rule(rule_id, severity, remedy, check)

    return make
