"""The strict linter: a BPMN or DMN file passes only if this release carries out everything it says."""

from __future__ import annotations

from lxml import etree

from engine.dialect.lint.decision_rules import RULES as DECISION_RULES
from engine.dialect.lint.decisions import index_decisions
from engine.dialect.lint.diagram import index
from engine.dialect.lint.finding import Finding, Severity
from engine.dialect.lint.rules import RULES
from engine.dialect.positions import Positions
from engine.feel import FunctionLibrary

__all__ = ["DECISION_RULES", "RULES", "Finding", "Severity", "lint_bpmn", "lint_dmn"]


def lint_bpmn(
    root: etree._Element,
    resource: str,
    functions: FunctionLibrary | None = None,
    content: bytes | None = None,
    job_types: frozenset[str] | None = None,
) -> list[Finding]:
    """Run every rule over a BPMN file read by `parse_xml` and return all findings, sorted by line.

    `functions` are the functions its FEEL expressions may call; without it, calls are not checked. Columns are given
    when `content` is, the bytes that were read. `job_types` are those somebody does; without it, they are not checked.
    """
    positions = None if content is None else Positions(content, root)
    diagram = index(root, resource, functions, positions, job_types)
    findings = [finding for rule in RULES for finding in rule.findings(diagram)]
    return _sorted(findings)


def lint_dmn(
    root: etree._Element, resource: str, functions: FunctionLibrary | None = None, content: bytes | None = None
) -> list[Finding]:
    """The same for a DMN file. `functions` are FEEL's own by default."""
    file = index_decisions(root, resource, functions, content)
    return _sorted([finding for rule in DECISION_RULES for finding in rule.findings(file)])


def _sorted(findings: list[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: (finding.line or 0, finding.column or 0, finding.rule, finding.message))
