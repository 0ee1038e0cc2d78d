"""What follows a value: `.name`, `[filter]`, `(arguments)`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.feel.syntax.names import PREFIX_WORDS, normal_name
from engine.feel.syntax.nodes import Call, Filter, NamedCall, Node, Path
from engine.feel.syntax.primary import read_primary
from engine.feel.syntax.scanner import WORD

if TYPE_CHECKING:
    from engine.feel.syntax.parser import Parser

_ARGUMENT_NAME = re.compile(r'([^:"{}\[\](),]+?)\s*:')


def read_postfix(parser: Parser) -> Node:
    """A primary with everything that follows it."""
    node = read_primary(parser)
    levels = 0
    while (following := _read_following(parser, node)) is not None:
        node = following
        parser.descend()
        levels += 1
    for _ in range(levels):
        parser.ascend()
    return node


def _read_following(parser: Parser, node: Node) -> Node | None:
    scanner = parser.scanner
    symbol = scanner.peek()
    if symbol == "." and not scanner.looking_at(".."):
        scanner.take(".")
        name = parser.names.read(scanner)
        return Path(node.start, scanner.position, node, name)
    if symbol == "[" and not parser.filters_end:
        scanner.take("[")
        condition = parser.expression()
        scanner.require("]")
        return Filter(node.start, scanner.position, node, condition)
    return _read_call(parser, node) if symbol == "(" else None


def _read_call(parser: Parser, function: Node) -> Node:
    scanner = parser.scanner
    scanner.require("(")
    if scanner.take(")"):
        return Call(function.start, scanner.position, function, ())
    if _argument_name(parser) is not None:
        named = _read_named_arguments(parser)
        scanner.require(")")
        return NamedCall(function.start, scanner.position, function, tuple(named))
    arguments = [parser.expression()]
    while scanner.take(","):
        arguments.append(parser.expression())
    scanner.require(")")
    return Call(function.start, scanner.position, function, tuple(arguments))


def _argument_name(parser: Parser) -> re.Match[str] | None:
    parser.scanner.skip()
    match = _ARGUMENT_NAME.match(parser.scanner.text, parser.scanner.position)
    if match is None:
        return None
    word = WORD.match(match[1])
    return match if word is not None and word[0] not in PREFIX_WORDS else None


def _read_named_arguments(parser: Parser) -> list[tuple[str, Node]]:
    arguments = []
    while True:
        match = _argument_name(parser)
        if match is None:
            parser.scanner.fail("the name of a parameter, followed by ':'")
        parser.scanner.position = match.end()
        arguments.append((normal_name(match[1]), parser.expression()))
        if not parser.scanner.take(","):
            return arguments
