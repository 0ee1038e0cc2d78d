"""Expressions that begin with a keyword: if, for, some, every, function."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.feel.syntax.nodes import For, FunctionDefinition, If, Iterator, Node, Parameter, Quantified
from engine.feel.syntax.typenames import read_type

if TYPE_CHECKING:
    from engine.feel.syntax.parser import Parser


def _read_if(parser: Parser) -> Node:
    scanner = parser.scanner
    start = scanner.position
    scanner.require_word("if")
    condition = parser.expression()
    scanner.require_word("then")
    yes = parser.expression()
    scanner.require_word("else")
    no = parser.expression()
    return If(start, no.end, condition, yes, no)


def _read_for(parser: Parser) -> Node:
    start = parser.scanner.position
    parser.scanner.require_word("for")
    iterators = _read_iterators(parser, "return")
    body = parser.expression()
    return For(start, body.end, iterators, body)


def _read_quantified(parser: Parser) -> Node:
    start = parser.scanner.position
    universal = parser.scanner.take_word("every")
    if not universal:
        parser.scanner.require_word("some")
    iterators = _read_iterators(parser, "satisfies")
    condition = parser.expression()
    return Quantified(start, condition.end, universal, iterators, condition)


def _read_iterators(parser: Parser, last_word: str) -> tuple[Iterator, ...]:
    scanner = parser.scanner
    iterators = []
    while True:
        name = parser.names.read(scanner)
        parser.names.declare(name)
        scanner.require_word("in")
        source = parser.expression()
        last = parser.expression() if scanner.take("..") else None
        iterators.append(Iterator(name, source, last))
        if not scanner.take(","):
            break
    scanner.require_word(last_word)
    return tuple(iterators)


def _read_function(parser: Parser) -> Node | None:
    scanner = parser.scanner
    start = scanner.position
    scanner.require_word("function")
    if not scanner.take("("):
        scanner.position = start
        return None
    parameters = [] if scanner.looking_at(")") else _read_parameters(parser)
    scanner.require(")")
    external = scanner.take_word("external")
    body = parser.expression()
    return FunctionDefinition(start, body.end, tuple(parameters), body, external)


def _read_parameters(parser: Parser) -> list[Parameter]:
    parameters = []
    while True:
        name = parser.names.read(parser.scanner)
        parser.names.declare(name)
        parameters.append(Parameter(name, read_type(parser) if parser.scanner.take(":") else None))
        if not parser.scanner.take(","):
            return parameters


CLAUSES: dict[str, Callable[[Parser], Node | None]] = {
    "if": _read_if,
    "for": _read_for,
    "some": _read_quantified,
    "every": _read_quantified,
    "function": _read_function,
}
"""The reader of each keyword. `function` answers None when a name of that spelling was meant."""
