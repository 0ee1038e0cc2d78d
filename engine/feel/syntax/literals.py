"""Numbers, strings and temporal literals."""

from __future__ import annotations

import re
from decimal import Decimal, DecimalException

from engine.feel.numbers import CONTEXT
from engine.feel.syntax.nodes import Literal
from engine.feel.syntax.scanner import Scanner
from engine.feel.temporal.parsing import parse_temporal

_NUMBER = re.compile(r"(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"', re.S)
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{6}|.)", re.S)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "'": "'", "\\": "\\", "b": "\b", "f": "\f"}
_SURROGATE = re.compile("[\ud800-\udfff]")


def starts_number(scanner: Scanner) -> bool:
    """Whether a number follows."""
    return _NUMBER.match(scanner.text, scanner.position) is not None


def read_number(scanner: Scanner) -> Literal:
    """Read a number. Raises FeelSyntaxError if it is beyond decimal128."""
    start = scanner.position
    match = _NUMBER.match(scanner.text, start)
    if match is None:
        scanner.fail("a number")
    try:
        value: Decimal = CONTEXT.create_decimal(match[0])
    except DecimalException:
        scanner.fail("a number of at most 34 digits and exponent 6144", start)
    scanner.position = match.end()
    return Literal(start, match.end(), value)


def read_string(scanner: Scanner) -> Literal:
    """Read a string literal. Raises FeelSyntaxError if it does not end."""
    start = scanner.position
    match = STRING.match(scanner.text, start)
    if match is None:
        scanner.fail("a closing '\"'", len(scanner.text))
    scanner.position = match.end()
    return Literal(start, match.end(), _unescape(match[1]))


def read_temporal(scanner: Scanner, *, lenient: bool) -> Literal:
    """Read `@"..."`; a text that is not temporal is null, as the specification has it.

    `lenient` also takes times as Java writes them, which Camunda reads.
    """
    start = scanner.position
    scanner.position += 1
    if not scanner.text.startswith('"', scanner.position):
        scanner.fail("a string after '@'", scanner.position)
    literal = read_string(scanner)
    return Literal(start, literal.end, parse_temporal(str(literal.value), lenient=lenient))


def _unescape(text: str) -> str:
    if "\\" not in text:
        return text
    plain = _ESCAPE.sub(_unescape_one, text)
    if _SURROGATE.search(plain) is None:
        return plain
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _unescape_one(match: re.Match[str]) -> str:
    escape = match[1]
    if len(escape) > 1:
        code = int(escape[1:], 16)
        return chr(code) if code <= 0x10FFFF else "\ufffd"
    return _ESCAPED.get(escape, "\\" + escape)
