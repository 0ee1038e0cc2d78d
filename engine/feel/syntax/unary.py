"""Unary tests: the cells of decision tables, and what follows `in`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.feel.errors import FeelSyntaxError
from engine.feel.syntax.nodes import Node, UnaryComparison, UnaryTests

if TYPE_CHECKING:
    from engine.feel.syntax.parser import Parser

_SYMBOLS = ("<=", ">=", "!=", "<", ">", "=")


def read_unary_tests(parser: Parser) -> UnaryTests:
    """Read a whole cell. Raises FeelSyntaxError."""
    scanner = parser.scanner
    if scanner.text.strip() in ("", "-"):
        return UnaryTests(0, len(scanner.text), None, negated=False)
    negated = _read_negated(parser)
    if negated is not None:
        return negated
    tests = _read_tests(parser)
    if not scanner.at_end():
        scanner.fail("',' or the end of the test")
    return UnaryTests(0, len(scanner.text), tests, negated=False)


def read_test(parser: Parser) -> Node:
    """A comparison such as `< 10`, or an expression. What was read before at the same place is not read again."""
    scanner = parser.scanner
    scanner.skip()
    place = scanner.position, parser.filters_end
    known = parser.tests_read.get(place)
    if known is not None:
        node, scanner.position = known
        return node
    node = read_comparison_test(parser) or parser.expression()
    parser.tests_read[place] = node, scanner.position
    return node


def read_comparison_test(parser: Parser) -> Node | None:
    """A comparison such as `< 10`, or None if no operator follows."""
    scanner = parser.scanner
    scanner.skip()
    start = scanner.position
    for symbol in _SYMBOLS:
        if scanner.take(symbol):
            operand = parser.sum()
            return UnaryComparison(start, operand.end, symbol, operand)
    return None


def read_tests_in_parentheses(parser: Parser) -> tuple[Node, ...] | None:
    """`(test, test)` after `in`; None, without moving, if the parentheses belong to an expression or a range."""
    scanner = parser.scanner
    start = scanner.position
    if not scanner.take("("):
        return None
    tests = _read_tests(parser)
    if scanner.take(")") and _ends_operand(parser):
        return tests
    scanner.position = start
    return None


def _ends_operand(parser: Parser) -> bool:
    """Whether no operator follows that would make the parentheses part of a larger operand, as in `(1 + 2) * 3`."""
    return parser.scanner.peek() not in ("+", "-", "*", "/", ".", "(") and not _opens_filter(parser)


def _opens_filter(parser: Parser) -> bool:
    return parser.scanner.peek() == "[" and not parser.filters_end


def _read_negated(parser: Parser) -> UnaryTests | None:
    scanner = parser.scanner
    if scanner.word() != "not":
        return None
    start = parser.mark()
    try:
        scanner.require_word("not")
        scanner.require("(")
        tests = _read_tests(parser)
        scanner.require(")")
    except FeelSyntaxError:
        # not(...) may also be a call inside a larger expression; that reading reports the error
        parser.reset(start)
        return None
    if scanner.at_end():
        return UnaryTests(0, scanner.position, tests, negated=True)
    parser.reset(start)
    return None


def _read_tests(parser: Parser) -> tuple[Node, ...]:
    tests = [read_test(parser)]
    while parser.scanner.take(","):
        tests.append(read_test(parser))
    return tuple(tests)
