"""Errors of DMN."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class DmnFinding:
    """Something wrong in a DMN file. `line` is the line of the element, from 1; 0 if unknown.

    `code` names the kind of fault ("syntax", "function", "cycle" ...) and `details` the words it is about, for hosts that
    say it in another language. A fault inside an expression has its `element` (the one that holds the text) and the
    `offset` into that text.
    """

    element_id: str
    line: int
    message: str
    remedy: str
    code: str = "import"
    details: tuple[str, ...] = ()
    element: _Element | None = field(default=None, compare=False, repr=False)
    offset: int | None = None

    def __str__(self) -> str:
        return f"line {self.line}, element '{self.element_id}': {self.message}; {self.remedy}"


class DmnError(Exception):
    """Raised when a DMN file cannot be loaded. `findings` lists everything that is wrong with it."""

    def __init__(self, findings: Sequence[DmnFinding]) -> None:
        lines = "\n".join(map(str, findings))
        super().__init__(f"Expected decisions without errors, but found {len(findings)}; correct them:\n{lines}")
        self.findings = tuple(findings)


class UnknownDecision(Exception):
    """Raised when a decision, decision service or input is asked for that the file does not define."""

    def __init__(self, kind: str, name: str) -> None:
        super().__init__(f"Expected {kind} '{name}' in the file, but it defines none of that id or name; check it.")
        self.kind = kind
        self.name = name


class CyclicDecisions(Exception):
    """Raised when a decision requires itself, directly or through others."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Expected decisions that build on one another, but '{name}' requires itself; break the cycle.")
        self.name = name
