"""Reading types."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.feel.syntax.names import normal_name
from engine.feel.syntax.scanner import WORD
from engine.feel.syntax.types import TypeNode

if TYPE_CHECKING:
    from engine.feel.syntax.parser import Parser

_LONG_NAMES = re.compile(
    r"(date\s+and\s+time|days\s+and\s+time\s+duration|years\s+and\s+months\s+duration"
    r"|date\s+time|day-time-duration|year-month-duration)(?!\w)"
)
"""Types whose names are not one word; the last three are Camunda's names."""


def read_type(parser: Parser) -> TypeNode:
    """Read a type. Raises FeelSyntaxError."""
    scanner = parser.scanner
    scanner.skip()
    start = scanner.position
    match = _LONG_NAMES.match(scanner.text, start)
    if match is not None:
        scanner.position = match.end()
        return TypeNode(normal_name(match[1]), start)
    name = _read_type_name(parser)
    if name in _ARGUMENTS and scanner.take("<"):
        parser.descend()
        node = _ARGUMENTS[name](parser, name, start)
        parser.ascend()
        return node
    return TypeNode(name, start)


def _read_type_name(parser: Parser) -> str:
    scanner = parser.scanner
    known = parser.names.read_known(scanner)
    if known is not None:
        return known
    word = scanner.word()
    if word is None:
        scanner.fail("a type")
    name = word
    scanner.position += len(word)
    while scanner.text.startswith(".", scanner.position):
        part = WORD.match(scanner.text, scanner.position + 1)
        if part is None:
            break
        name = f"{name}.{part[0]}"
        scanner.position = part.end()
    return name


def _read_item(parser: Parser, name: str, start: int) -> TypeNode:
    item = read_type(parser)
    parser.scanner.require(">")
    return TypeNode(name, start, item=item)


def _read_fields(parser: Parser, name: str, start: int) -> TypeNode:
    fields = []
    while True:
        field = parser.names.read(parser.scanner)
        parser.scanner.require(":")
        fields.append((field, read_type(parser)))
        if not parser.scanner.take(","):
            break
    parser.scanner.require(">")
    return TypeNode(name, start, fields=tuple(fields))


def _read_signature(parser: Parser, name: str, start: int) -> TypeNode:
    scanner = parser.scanner
    parameters = []
    while not scanner.looking_at(">"):
        parameters.append(read_type(parser))
        if not scanner.take(","):
            break
    scanner.require(">")
    scanner.require("->")
    return TypeNode(name, start, parameters=tuple(parameters), result=read_type(parser))


_ARGUMENTS = {"list": _read_item, "range": _read_item, "context": _read_fields, "function": _read_signature}
