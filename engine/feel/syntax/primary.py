"""Primaries: literals, names, parentheses, lists, ranges and contexts."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.feel.dialects import CAMUNDA
from engine.feel.syntax.clauses import CLAUSES
from engine.feel.syntax.literals import read_number, read_string, read_temporal, starts_number
from engine.feel.syntax.names import STOP_WORDS, normal_name
from engine.feel.syntax.nodes import ContextLiteral, ListLiteral, Literal, Name, Node, RangeLiteral
from engine.feel.syntax.scanner import WORD
from engine.feel.syntax.unary import read_comparison_test, read_test

if TYPE_CHECKING:
    from engine.feel.syntax.parser import Parser

_CONSTANTS = {"null": None, "true": True, "false": False}
_KEY = re.compile(r'([^:"{}\[\](),]+?)\s*:')


def read_primary(parser: Parser) -> Node:
    """Read one primary. Raises FeelSyntaxError."""
    scanner = parser.scanner
    symbol = scanner.peek()
    if starts_number(scanner):
        return read_number(scanner)
    bracket = _BRACKETS.get(symbol)
    if bracket is not None:
        return bracket(parser)
    if parser.dialect != CAMUNDA:
        # a comparison of nothing is a range anywhere (grammar rules 2.h and 7.a)
        test = read_comparison_test(parser) if symbol in ("<", ">") else None
        if test is not None:
            return test
    return _read_word(parser)


def _read_word(parser: Parser) -> Node:
    scanner = parser.scanner
    start = scanner.position
    word = scanner.word() or ""
    if word in _CONSTANTS:
        scanner.position += len(word)
        return Literal(start, scanner.position, _CONSTANTS[word])
    clause = CLAUSES.get(word)
    node = None if clause is None else clause(parser)
    if node is not None:
        return node
    if (word in STOP_WORDS or (not word and not scanner.looking_at("`"))) and not parser.names.knows(scanner):
        scanner.fail("a value")
    name = parser.names.read(scanner)
    if word == "not" and name.startswith("not ") and not parser.names.declares(name):
        scanner.position = start + len(word)
        scanner.fail("'('")
    return Name(start, scanner.position, name)


def _read_parentheses(parser: Parser) -> Node:
    scanner = parser.scanner
    start = scanner.position
    scanner.require("(")
    node = read_test(parser)
    if scanner.take(".."):
        return _read_range_end(parser, start, node, low_included=False)
    scanner.require(")")
    return node


def _read_list(parser: Parser) -> Node:
    scanner = parser.scanner
    start = scanner.position
    scanner.require("[")
    if scanner.looking_at("]") and not _opens_range(parser):
        scanner.take("]")
        return ListLiteral(start, scanner.position, ())
    items = [read_test(parser)]
    if scanner.take(".."):
        return _read_range_end(parser, start, items[0], low_included=True)
    while scanner.take(","):
        if scanner.looking_at("]") and not _opens_range(parser):
            scanner.fail("a value")
        items.append(read_test(parser))
    scanner.require("]")
    return ListLiteral(start, scanner.position, tuple(items))


def _opens_range(parser: Parser) -> bool:
    """Whether "]" begins a range, the first item of a list: `[ ]1..3[, 5 ]`. After an empty list no value can follow."""
    scanner = parser.scanner
    position = scanner.position
    scanner.take("]")
    word = scanner.word()
    opens = scanner.peek() in ('"', "@") or starts_number(scanner) or (word is not None and word not in STOP_WORDS)
    scanner.position = position
    return opens


def _read_open_range(parser: Parser) -> Node:
    start = parser.scanner.position
    parser.scanner.require("]")
    low = parser.expression()
    parser.scanner.require("..")
    return _read_range_end(parser, start, low, low_included=False)


def _read_range_end(parser: Parser, start: int, low: Node, *, low_included: bool) -> Node:
    scanner = parser.scanner
    high = parser.range_end()
    symbol = scanner.peek()
    if symbol not in ("]", ")", "["):
        scanner.fail("the end of the range: ']', ')' or '['")
    scanner.take(symbol)
    return RangeLiteral(start, scanner.position, low, low_included, high, symbol == "]")


def _read_context(parser: Parser) -> Node:
    scanner = parser.scanner
    start = scanner.position
    scanner.require("{")
    entries: dict[str, Node] = {}
    while not scanner.looking_at("}"):
        key = _read_key(parser)
        if key in entries:
            scanner.fail(f"another key than '{key}', which is there already")
        parser.names.declare(key)
        entries[key] = parser.expression()
        if not scanner.take(","):
            break
    scanner.require("}")
    return ContextLiteral(start, scanner.position, tuple(entries.items()))


def _read_key(parser: Parser) -> str:
    scanner = parser.scanner
    if scanner.peek() == '"':
        key = str(read_string(scanner).value)
        scanner.require(":")
        return key
    match = _KEY.match(scanner.text, scanner.position)
    if match is None or WORD.match(match[1]) is None:
        scanner.fail("a key, followed by ':'")
    scanner.position = match.end()
    return normal_name(match[1])


def _read_string(parser: Parser) -> Node:
    return read_string(parser.scanner)


def _read_temporal(parser: Parser) -> Node:
    return read_temporal(parser.scanner, lenient=parser.dialect == CAMUNDA)


_BRACKETS: dict[str, Callable[[Parser], Node]] = {
    '"': _read_string,
    "@": _read_temporal,
    "(": _read_parentheses,
    "[": _read_list,
    "]": _read_open_range,
    "{": _read_context,
}
