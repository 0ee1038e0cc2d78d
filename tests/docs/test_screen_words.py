"""What the Chinese guides put into quotation marks is on the screen, in a diagram or in a form, letter for letter."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from tests.docs.markdown import ROOT, name_of, prose

GUIDES = [
    ROOT / "docs/tutorial/caseworker.zh-CN.md",
    ROOT / "docs/tutorial/process-designer.zh-CN.md",
    ROOT / "docs/how-to/holidays.zh-CN.md",
    ROOT / "docs/how-to/parameters.zh-CN.md",
    ROOT / "docs/how-to/production.zh-CN.md",
]
SOURCES = {"web/src": ("*.vue", "*.ts"), "processes": ("*.bpmn", "*.form", "*.yaml"), "handlers": ("*.py",), "api": ("*.py",)}
NOT_SHOWN = {
    "杭医保〔2026〕12号",  # an example of what a person enters
    "角色@统筹区",  # the shape of an argument
}
QUOTED = re.compile(r"“([^”\n]+)”")


@cache
def shown() -> str:
    """Everything a person may see, as the files have it."""
    files = (file for folder, kinds in SOURCES.items() for kind in kinds for file in (ROOT / folder).rglob(kind))
    return "\n".join(file.read_text() for file in files)


@pytest.mark.parametrize("guide", GUIDES, ids=name_of)
def test_quoted_words_are_on_the_screen(guide: Path) -> None:
    quoted = {word.strip() for word in QUOTED.findall(prose(guide.read_text()))}
    foreign = {word for word in quoted if word.isascii()}  # Camunda Modeler's own words
    assert {word for word in quoted - foreign - NOT_SHOWN if word not in shown()} == set()
