"""The reference pages of the rules, generated from their docstrings. `python -m engine.dialect.lint.pages DIR` writes them."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from engine.dialect.lint.decision_rules import RULES as DECISION_RULES
from engine.dialect.lint.rule import Rule, Subject
from engine.dialect.lint.rules import RULES
from engine.forms.flaw import RULES as FORM_RULES

File = TypeVar("File", bound=Subject)
INTRODUCTION = """# Lint rules

Every file is linted when it is deployed. An error refuses the whole deployment; a warning is shown and kept.
All findings are given at once, each with the element, the line, the column inside an expression, and a remedy, in English
and in Chinese.

These pages are generated from the rules: `python -m engine.dialect.lint.pages docs/reference/lint`.

Forms have [rules of their own](forms.md).
"""
TABLE = """
## {}

| rule | severity | what it asks |
|---|---|---|
"""

DEPLOYMENT = """
## Deployments as a whole

| rule | severity | what it asks |
|---|---|---|
| `resource-type` | error | Every file is a .bpmn, .dmn or .form. |
| `xml` | error | Diagrams and decisions are plain XML in UTF-8: no document types, at most 2 MB, 100 levels deep. |
| `form-json` | error | Forms are JSON in UTF-8: at most 2 MB, 100 levels deep. |
| `unique-definition` | error | No two files define the same process, decision or form. |
| `dangling-reference` | error | Forms and decisions a diagram names are deployed, or among the files. |
| `dangling-reference` | warning | Called processes are too, or follow later; so is what `bindingType="deployment"` means. |
"""

FORMS = """# Lint rules of forms

Every form is linted when it is deployed; each finding is an error and names a component by its id.

| rule | what it asks |
|---|---|
"""


def page(rule: Rule[File]) -> str:
    """The Markdown page of one rule."""
    title, body = rule.page
    parts = [
        f"# {rule.id}",
        f"**{title}**",
        body,
        f"Severity: {rule.severity}",
        f"Remedy: {rule.remedy.en}.",
        f"处理办法：{rule.remedy.zh}。",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def pages() -> dict[str, str]:
    """All pages by file name, with a `README.md` that lists them."""
    index = INTRODUCTION + _table("Diagrams (.bpmn)", RULES) + _table("Decisions (.dmn)", DECISION_RULES) + DEPLOYMENT
    forms = FORMS + "".join(f"| `{name}` | {sentence} |\n" for name, sentence in FORM_RULES.items())
    each = {f"{rule.id}.md": page(rule) for rule in RULES} | {f"{rule.id}.md": page(rule) for rule in DECISION_RULES}
    return {"README.md": index, "forms.md": forms} | each


def _table(title: str, rules: Iterable[Rule[File]]) -> str:
    listed = sorted(rules, key=lambda rule: rule.id)
    return TABLE.format(title) + "".join(f"| [{rule.id}]({rule.id}.md) | {rule.severity} | {rule.page[0]} |\n" for rule in listed)


def write(folder: Path) -> None:
    """Write all pages into a folder and remove pages of rules that are gone."""
    folder.mkdir(parents=True, exist_ok=True)
    current = pages()
    for file in folder.glob("*.md"):
        if file.name not in current:
            file.unlink()
    for name, text in current.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
