"""A lint rule: a name, a remedy, a check, and the page that explains it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, NamedTuple, Protocol, TypeVar

from lxml import etree

from engine.dialect.lint.finding import Finding, Severity
from engine.dialect.lint.names import line, owner_id
from engine.dialect.positions import Positions


class Words(NamedTuple):
    """One sentence in English and in Chinese."""

    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class Report:
    """A rule's complaint about an element; `remedy` replaces the rule's general one where it can be more exact.

    `offset` is that of a character in the element's text, or in its attribute of that name.
    """

    element: etree._Element
    message: Words
    remedy: Words | None = None
    offset: int | None = None
    attribute: str | None = None


class Subject(Protocol):
    """A file as the rules of its kind see it."""

    @property
    def resource(self) -> str:
        """The file's name."""

    @property
    def positions(self) -> Positions | None:
        """Where the file's characters stand, if its content is at hand."""


File = TypeVar("File", bound=Subject)
Check = Callable[[File], Iterator[Report]]


@dataclass(frozen=True, slots=True)
class Rule(Generic[File]):
    """A named check. The check's docstring is the rule's page in the reference: first line title, rest body."""

    id: str
    severity: Severity
    remedy: Words
    check: Check[File]

    @property
    def page(self) -> tuple[str, str]:
        """Title and body of the rule's page."""
        title, _, body = (inspect.getdoc(self.check) or "").partition("\n")
        return title, body.strip()

    def findings(self, file: File) -> Iterator[Finding]:
        """Run the check and address its reports to the author."""
        for report in self.check(file):
            remedy = report.remedy or self.remedy
            place, column = _place(report, file.positions)
            yield Finding(
                rule=self.id,
                severity=self.severity,
                resource=file.resource,
                element_id=owner_id(report.element),
                line=place,
                column=column,
                message=report.message.en,
                remedy=remedy.en,
                message_zh=report.message.zh,
                remedy_zh=remedy.zh,
            )


def _place(report: Report, positions: Positions | None) -> tuple[int, int | None]:
    if positions is None or report.offset is None:
        return line(report.element), None
    if report.attribute is None:
        return positions.in_text(report.element, report.offset)
    return positions.in_attribute(report.element, report.attribute, report.offset)


def rule(rule_id: str, remedy: Words, severity: Severity = Severity.ERROR) -> Callable[[Check[File]], Rule[File]]:
    """Turn a check into a rule."""

    def make(check: Check[File]) -> Rule[File]:
        return Rule(rule_id, severity, remedy, check)

    return make
