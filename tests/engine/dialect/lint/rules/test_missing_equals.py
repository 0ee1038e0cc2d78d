"""Sources of mappings that look like expressions."""

from __future__ import annotations

import pytest

from tests.engine.dialect.lint.snippets import around, assert_accepted, extended, lint

TASK = '<zeebe:taskDefinition type="t" />'


def mapped(kind: str, source: str) -> str:
    """A file with one mapping."""
    return around(
        extended("serviceTask", f'{TASK}<zeebe:ioMapping><zeebe:{kind} source="{source}" target="x" /></zeebe:ioMapping>')
    )


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        ("input", "count(items)"),
        ("input", "case.number"),
        ("input", "a &gt; 1"),
        ("input", "[1, 2]"),
        ("input", "if a then 1 else 2"),
        ("output", "total"),
        ("output", "result.total"),
    ],
)
def test_what_looks_like_an_expression(kind: str, source: str) -> None:
    [finding] = lint(mapped(kind, source))
    assert (finding.rule, str(finding.severity), finding.element_id) == ("missing-equals", "warning", "a")


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        ("input", "=count(items)"),
        ("input", "acceptance-notice"),
        ("input", "notice"),
        ("input", "请尽快补正"),
        ("input", "two words"),
        ("input", "15"),
        ("input", "see (a"),
        ("output", "=total"),
        ("output", "15"),
        ("output", "two words"),
    ],
)
def test_constants_and_expressions(kind: str, source: str) -> None:
    assert_accepted(mapped(kind, source))
