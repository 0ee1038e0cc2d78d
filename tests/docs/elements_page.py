"""docs/reference/elements.md: what the engine runs, from the tables of its lint, each row with the test that proves it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from engine.dialect.lint.rules.event_definition import ALLOWED
from engine.dialect.lint.rules.execution_listener import EVENTS
from engine.dialect.lint.rules.property_value import property_value
from engine.dialect.lint.rules.supported_element import DRAWN, INSTEAD
from engine.dialect.lint.rules.task_listener import EVENTS as TASK_EVENTS
from engine.dialect.lint.rules.zeebe_extension import PLACES
from engine.dialect.parser import CLASSES
from tests.conformance.zeebe.cases import all_cases
from tests.docs.element_rows import ROWS, Row

COMPARED = Counter(row for case in all_cases() for row in case.covers)

INTRODUCTION = """# Supported elements

Camunda 8 diagrams (execution platform 8.9). What is not in these tables is refused at deployment with its element, line
and remedy ([lint rules](lint/README.md)); nothing is ignored. `tests/docs/test_elements.py` keeps the tables complete.

## Run by the engine

How many cases of each row run in Camunda's own engine too, with the same elements, variables and incidents, is in the last
column; what differs on purpose is [listed](zeebe-differences.md).

| element | kind | notes | proved by | compared |
|---|---|---|---|---|
"""
DRAWN_ONLY = """
## Drawn only

They change nothing: {names}. A lane's name is shown beside its tasks; who may do a task is said by its candidate groups.

## Refused, and what to draw instead

| element | instead |
|---|---|
"""
EXTENSIONS = """
## Camunda's extensions

| extension | on | attributes |
|---|---|---|
"""
PROPERTIES = """
## Properties with a meaning

Set them in the properties panel under "Extension properties".

"""
NONE = {"startEvent", "endEvent", "intermediateThrowEvent"}


class Supported(NamedTuple):
    """An element, and for events the kind of event at that place."""

    element: str
    kind: str


def supported() -> set[Supported]:
    """Everything the lint accepts and the parser compiles."""
    plain = {Supported(name, "") for name in CLASSES if not name.endswith("Event")}
    events = {Supported(place, kind) for place, kinds in ALLOWED.items() for kind in kinds}
    marks = {Supported("multiInstance", kind) for kind in ("parallel", "sequential")}
    marks |= {Supported("execution listener", kind) for kind in EVENTS}
    marks |= {Supported("task listener", kind) for kind in TASK_EVENTS}
    return plain | events | marks | {Supported(name, "none") for name in NONE} | {Supported("event sub-process", "")}


def page() -> str:
    """The whole page."""
    rows = "".join(_row(row) for row in ROWS)
    drawn = ", ".join(sorted(DRAWN))
    refused = "".join(f"| {name} | {words.en} |\n" for name, words in sorted(INSTEAD.items()))
    table = "\n".join(line for line in property_value.page[1].splitlines() if line.startswith("|"))
    parts = (INTRODUCTION, rows, DRAWN_ONLY.format(names=drawn), refused, EXTENSIONS, *_extensions(), PROPERTIES, table, "\n")
    return "".join(parts)


def _row(row: Row) -> str:
    proofs = ", ".join(f"[{name.partition('::')[2]}](../../tests/{name.partition('::')[0]})" for name in row.proof)
    compared = COMPARED[f"{row.element} {row.kind}".strip()]
    return f"| {row.element} | {row.kind} | {row.notes} | {proofs} | {compared} |\n"


def _extensions() -> Iterator[str]:
    for name, place in PLACES.items():
        if name in ("header", "input", "output", "property"):
            continue
        attributes = ", ".join(f"`{attribute}`" for attribute in sorted(place.attributes))
        yield f"| zeebe:{name} | {', '.join(sorted(place.parents))} | {attributes} |\n"
