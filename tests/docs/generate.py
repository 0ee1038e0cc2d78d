"""Writes the reference pages that come from the code: `python -m tests.docs.generate`."""

from __future__ import annotations

from collections.abc import Callable

import handlers.tables  # noqa: F401 -- as in the program itself: all tables before anything that uses them
from tests.docs import camunda_page, cli_page, elements_page, feel_pages, hazards_page, jobs_page, parameters_page, zeebe_page
from tests.docs.markdown import ROOT

FOLDER = ROOT / "docs" / "reference"
PAGES: dict[str, Callable[[], str]] = {
    "camunda-api.md": camunda_page.page,
    "cli.md": cli_page.page,
    "elements.md": elements_page.page,
    "feel-differences.md": feel_pages.feelin_page,
    "feel-dialects.md": feel_pages.dialects_page,
    "feel-functions.md": feel_pages.functions_page,
    "hazards.md": hazards_page.page,
    "job-types.md": jobs_page.page,
    "parameters.md": parameters_page.page,
    "zeebe-differences.md": zeebe_page.page,
}
MARK = "\nThis page is generated: `.venv/bin/python -m tests.docs.generate`.\n"


def text_of(name: str) -> str:
    """What the page should say now."""
    return PAGES[name]() + MARK


def main() -> None:
    """Write all pages."""
    for name in PAGES:
        (FOLDER / name).write_text(text_of(name), encoding="utf-8")


if __name__ == "__main__":
    main()
