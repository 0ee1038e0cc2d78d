"""Examples of inputs in words."""

from __future__ import annotations

from engine.dmn import TableFinding


def in_english(finding: TableFinding) -> str:
    """`score = 5 and status = "new"`."""
    return " and ".join(f"{name} = {value}" for name, value in finding.example) or "every input"


def in_chinese(finding: TableFinding) -> str:
    """The same for Chinese readers."""
    pairs = [f"{name} = {'其他文字' if value == 'another text' else value}" for name, value in finding.example]
    return "，".join(pairs) or "任何输入"
