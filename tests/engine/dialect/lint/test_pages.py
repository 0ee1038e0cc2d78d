"""The reference pages say what the rules say."""

from __future__ import annotations

from pathlib import Path

from engine.dialect.lint.pages import pages, write

DOCS = Path(__file__).parents[4] / "docs" / "reference" / "lint"


def test_the_pages_are_up_to_date() -> None:
    written = {file.name: file.read_text(encoding="utf-8") for file in DOCS.glob("*.md")}
    assert written == pages(), "run: python -m engine.dialect.lint.pages docs/reference/lint"


def test_pages_of_rules_that_are_gone_are_removed(tmp_path: Path) -> None:
    (tmp_path / "old-rule.md").write_text("old")
    write(tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == set(pages())
