"""The strict linter: a BPMN file passes only if this release carries out everything it says."""

from __future__ import annotations

from lxml import etree

from engine.dialect.lint.diagram import index
from engine.dialect.lint.finding import Finding, Severity
from engine.dialect.lint.rules import RULES
from engine.feel import FunctionLibrary

__all__ = ["RULES", "Finding", "Severity", "lint_bpmn"]


def lint_bpmn(root: etree._Element, resource: str, functions: FunctionLibrary | None = None) -> list[Finding]:
    """Run every rule over a BPMN file read by `parse_xml` and return all findings, sorted by line.

    `functions` are the functions its FEEL expressions may call; without it, calls are not checked.
    """
    diagram = index(root, resource, functions)
    findings = [finding for rule in RULES for finding in rule.findings(diagram)]
    return sorted(findings, key=lambda finding: (finding.line or 0, finding.rule, finding.message))
