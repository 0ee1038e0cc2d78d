"""Reading a decision table of `processes/` and asking it, without deploying anything."""

from __future__ import annotations

from datetime import UTC, datetime

from engine.dialect.xml import parse_xml
from engine.dmn import Decisions, load_decisions
from handlers.bootstrap import function_library
from handlers.resources import PROCESSES

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)


def decisions(path: str) -> Decisions:
    """The decisions of a file, with the functions of the domain, as they are deployed."""
    return load_decisions(parse_xml((PROCESSES / path).read_bytes(), resource=path), functions=function_library())


def rows(table: Decisions, decision: str, given: dict[str, object]) -> list[dict[str, object]]:
    """The rows that are met, as the process gets them; none is an empty list."""
    found = table.evaluate(decision, given, now=NOW).to_json()["value"] or []
    assert isinstance(found, list)
    return [{str(key): value for key, value in row.items()} for row in found if isinstance(row, dict)]
