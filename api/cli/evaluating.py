"""What `feel` and `dmn` share: variables from a file, the instant, and warnings with a caret under the source."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from unicodedata import east_asian_width

from api.cli.main import CommandError
from engine.clock import SystemClock
from engine.feel import FeelSyntaxError, FeelWarning

UNREADABLE = 2
"""Exit status for an expression or a file of decisions that cannot be read at all."""


def configure_evaluation(parser: argparse.ArgumentParser) -> None:
    """The options of an evaluation."""
    parser.add_argument("--vars", metavar="FILE", help="a JSON object with the variables; - reads it from stdin")
    parser.add_argument(
        "--dialect", choices=("camunda", "spec"), default="camunda", help="whose FEEL, where they differ (default camunda)"
    )
    parser.add_argument("--now", metavar="INSTANT", help="what now() and today() tell, such as 2026-03-01T09:00:00+08:00")
    parser.add_argument("--json", action="store_true", help="print JSON")


def read_variables(file: str | None) -> dict[str, object]:
    """The variables of a JSON file; its numbers keep their digits. Raises `CommandError`."""
    if file is None:
        return {}
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
        variables = json.loads(text, parse_float=Decimal)
    except OSError as error:
        raise CommandError(f"Expected to read '{file}', but {error.strerror}; check the path.") from error
    except (ValueError, RecursionError) as error:
        raise CommandError(f"Expected JSON in '{file}', but {error}; correct the file.") from error
    if not isinstance(variables, dict):
        raise CommandError(f"Expected a JSON object in '{file}', but found {type(variables).__name__}; write names and values.")
    return variables


def read_instant(text: str | None) -> datetime:
    """The instant of an option, the machine's present one by default. Raises `CommandError`."""
    if text is None:
        return SystemClock().now()
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise CommandError(f"Expected an instant with an offset, but found '{text}'; write it as 2026-03-01T09:00:00+08:00.")
    return instant


def warning_lines(warning: FeelWarning) -> Iterator[str]:
    """A warning, and the source with carets under the part that became null."""
    yield f"warning: {warning.message}"
    yield from _pointed(warning.text, warning.start, warning.end)


def syntax_error_lines(error: FeelSyntaxError) -> Iterator[str]:
    """A syntax error, and the source with a caret under what was found."""
    yield f"error: expected {error.expected}, but found {error.found} at line {error.line}, column {error.column}"
    yield from _pointed(error.text, error.position, error.position + 1)


def _pointed(text: str, start: int, end: int) -> Iterator[str]:
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", first)
    line = text[first:] if last < 0 else text[first:last]
    marked = line[start - first : max(end, start + 1) - first].rstrip()
    yield f"  {line}".rstrip()
    yield f"  {' ' * _width(line[: start - first])}{'^' * max(_width(marked), 1)}"


def _width(text: str) -> int:
    """Columns of a terminal that a text takes: Chinese characters take two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
