"""docs/reference/hazards.md: known hazards of the library beneath and of peers, each with the test that shows ours right."""

from __future__ import annotations

from tests.hazards.rows import HAZARDS, SOURCES, Hazard

INTRODUCTION = """# Hazards

Mistakes measured in stock SpiffWorkflow 3.2.0 and reported by users of peer products, and what happens here instead. Where
stock has the hazard, the test shows it on stock first and then the same diagram on ours.
"""
HEAD = """
## {}

| row | hazard | stock or peers | here | shown by |
|---|---|---|---|---|
"""


def page() -> str:
    """The whole page."""
    return INTRODUCTION + "".join(_section(prefix, heading) for prefix, (heading, _) in SOURCES.items())


def _section(prefix: str, heading: str) -> str:
    rows = (row for row in HAZARDS if row.id.startswith(prefix))
    return HEAD.format(heading) + "".join(map(_row, sorted(rows, key=lambda row: int(row.id.removeprefix(prefix)))))


def _row(row: Hazard) -> str:
    proofs = ", ".join(f"[{name.partition('::')[2]}](../../tests/{name.partition('::')[0]})" for name in row.proof)
    return f"| {row.id} | {row.hazard} | {row.stock} | {row.ours} | {proofs or row.reason} |\n"
