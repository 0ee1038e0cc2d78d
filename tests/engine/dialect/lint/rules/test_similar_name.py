"""Variables whose names are a letter away from others."""

from __future__ import annotations

import pytest

from engine.dialect.lint import Finding
from tests.engine.dialect.lint.snippets import around, extended, lint

SCRIPT = '<zeebe:script expression="={0}" resultVariable="sum" />'


def reads(*expressions: str) -> list[Finding]:
    """The findings of a process with these mappings, which sets `partyType` too."""
    rows = "".join(f'<zeebe:input source="={text}" target="x{place}" />' for place, text in enumerate(expressions))
    rows += '<zeebe:input source="=1" target="partyType" />'
    return lint(around(extended("scriptTask", f"{SCRIPT.format('1')}<zeebe:ioMapping>{rows}</zeebe:ioMapping>")))


@pytest.mark.parametrize(
    ("name", "twin"),
    [
        ("partyTipe", "partyType"),
        ("partytype", "partyType"),
        ("paryType", "partyType"),
        ("partyTpye", "partyType"),
        ("scorelimit", "scoreLimit"),
    ],
)
def test_a_slip(name: str, twin: str) -> None:
    [finding] = reads(f"{name} + 1", "scoreLimit", "scoreLimit")
    assert (finding.rule, str(finding.severity)) == ("similar-name", "warning")
    assert f"'{name}' is read here only; is '{twin}' meant?" in finding.message
    assert f"“{name}”只在此处出现，是否应为“{twin}”？" in finding.message_zh


@pytest.mark.parametrize(
    "expressions",
    [
        ("partyType",),
        ("partyTipe", "partyTipe"),
        ("partyTypes",),
        ("partyType2",),
        ("partyKind",),
        ("resumeOn", "resumedOn", "resumedOn"),
        ("holdApproved", "holdApprover", "holdApprover"),
        ("due", "dua", "dua"),
        ("for partyTipe in [1] return partyTipe",),
        ("amountDue", "amountDuo"),
        ("a.partyTipe", "a"),
    ],
)
def test_names_that_are_meant(expressions: tuple[str, ...]) -> None:
    assert reads(*expressions) == []
