"""A DMN file as the lint rules for decisions see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from engine.dialect.lint.names import descendants
from engine.dialect.lint.rule import Report, Words
from engine.dialect.positions import Positions
from engine.dmn import Decisions, DmnError, DmnFinding, TableFinding, load_decisions
from engine.feel import FunctionLibrary


@dataclass(frozen=True, slots=True)
class DecisionFile:
    """A DMN file. `faults` is what its loading found; `decisions` is None where imports keep it from being loaded at all."""

    root: etree._Element
    resource: str
    positions: Positions | None
    functions: FunctionLibrary
    decisions: Decisions | None
    faults: tuple[DmnFinding, ...]
    by_id: dict[str, etree._Element]

    def tables(self, *kinds: str) -> Iterator[TableFinding]:
        """What the analysis of the tables found, of these kinds."""
        found = () if self.decisions is None else self.decisions.analyse_tables()
        return (finding for finding in found if finding.kind in kinds)

    def report(self, finding: TableFinding, message: Words) -> Report:
        """A complaint about a table, its rule or one of the rule's cells."""
        element = self.by_id.get(finding.element_id, self.root)
        if finding.cell is None:
            return Report(element, message)
        kind, place = finding.cell
        text = element.findall(f"{{*}}{kind}/{{*}}text")[place : place + 1]
        return Report(text[0], message, offset=_indent(text[0])) if text else Report(element, message)


def _indent(element: etree._Element) -> int:
    written = element.text or ""
    return len(written) - len(written.lstrip())


def index_decisions(
    root: etree._Element, resource: str, functions: FunctionLibrary | None, content: bytes | None
) -> DecisionFile:
    """Load a file as far as it can be loaded."""
    library = functions or FunctionLibrary.standard()
    decisions: Decisions | None = None
    faults: tuple[DmnFinding, ...] = ()
    try:
        decisions = load_decisions(root, library, strict=False)
        faults = decisions.findings
    except DmnError as error:
        faults = error.findings
    positions = None if content is None else Positions(content, root)
    by_id: dict[str, etree._Element] = {}
    for element in descendants(root):
        by_id.setdefault(element.get("id", ""), element)
    by_id.pop("", None)
    return DecisionFile(root, resource, positions, library, decisions, faults, by_id)
