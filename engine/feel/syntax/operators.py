"""Operators, from the loosest to the tightest: or, and, comparison, + -, * /, **, minus, instance of."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.feel.syntax.clauses import CLAUSES
from engine.feel.syntax.literals import starts_number
from engine.feel.syntax.nodes import (
    Arithmetic,
    Between,
    Comparison,
    Conjunction,
    Disjunction,
    In,
    InstanceOf,
    Literal,
    Negation,
    Node,
)
from engine.feel.syntax.postfix import read_postfix
from engine.feel.syntax.typenames import read_type
from engine.feel.syntax.unary import read_comparison_test, read_tests_in_parentheses

if TYPE_CHECKING:
    from engine.feel.syntax.parser import Parser

_COMPARISONS = ("<=", ">=", "!=", "<", ">", "=")


def read_expression(parser: Parser) -> Node:
    """An expression: a clause such as `if`, or operators."""
    clause = CLAUSES.get(parser.scanner.word() or "")
    if clause is not None:
        node = clause(parser)
        if node is not None:
            return node
    return _disjunction(parser)


def _disjunction(parser: Parser) -> Node:
    operands = [_conjunction(parser)]
    while parser.scanner.take_word("or"):
        operands.append(_conjunction(parser))
    if len(operands) == 1:
        return operands[0]
    return Disjunction(operands[0].start, operands[-1].end, tuple(operands))


def _conjunction(parser: Parser) -> Node:
    operands = [_comparison(parser)]
    while parser.scanner.take_word("and"):
        operands.append(_comparison(parser))
    if len(operands) == 1:
        return operands[0]
    return Conjunction(operands[0].start, operands[-1].end, tuple(operands))


def _comparison(parser: Parser) -> Node:
    left = read_sum(parser)
    levels = 0
    while True:
        node = _comparison_after(parser, left)
        if node is None:
            break
        left = node
        parser.descend()
        levels += 1
    for _ in range(levels):
        parser.ascend()
    return left


def _comparison_after(parser: Parser, left: Node) -> Node | None:
    scanner = parser.scanner
    for symbol in _COMPARISONS:
        if scanner.take(symbol):
            right = read_sum(parser)
            return Comparison(left.start, right.end, symbol, left, right)
    if scanner.take_word("between"):
        low = read_sum(parser)
        scanner.require_word("and")
        high = read_sum(parser)
        return Between(left.start, high.end, left, low, high)
    if scanner.take_word("in"):
        tests = _tests_after_in(parser)
        return In(left.start, scanner.position, left, tests)
    return None


def _tests_after_in(parser: Parser) -> tuple[Node, ...]:
    test = read_comparison_test(parser)
    if test is not None:
        return (test,)
    return read_tests_in_parentheses(parser) or (read_sum(parser),)


def read_sum(parser: Parser) -> Node:
    """`+` and `-`, and everything tighter."""
    return _chain(parser, _product, _take_sum_operator)


def _product(parser: Parser) -> Node:
    return _chain(parser, _power, _take_product_operator)


def _power(parser: Parser) -> Node:
    return _chain(parser, _negation, _take_power_operator)


def _chain(parser: Parser, operand: Callable[[Parser], Node], take_operator: Callable[[Parser], str | None]) -> Node:
    first = operand(parser)
    rest: list[tuple[str, Node]] = []
    while (symbol := take_operator(parser)) is not None:
        rest.append((symbol, operand(parser)))
    return Arithmetic(first.start, rest[-1][1].end, first, tuple(rest)) if rest else first


def _take_sum_operator(parser: Parser) -> str | None:
    if parser.scanner.take("+"):
        return "+"
    return "-" if parser.scanner.take("-") or parser.scanner.take("–") else None


def _take_product_operator(parser: Parser) -> str | None:
    scanner = parser.scanner
    if scanner.looking_at("**"):
        return None
    if scanner.take("*"):
        return "*"
    return "/" if scanner.take("/") else None


def _take_power_operator(parser: Parser) -> str | None:
    return "**" if parser.scanner.take("**") else None


def _negation(parser: Parser) -> Node:
    scanner = parser.scanner
    if scanner.peek() != "-":
        return _instance_of(parser)
    start = scanner.position
    scanner.take("-")
    parser.descend()
    scanner.skip()
    signs_number = starts_number(scanner)
    operand = _negation(parser)
    parser.ascend()
    if signs_number and isinstance(operand, InstanceOf) and isinstance(operand.value, Literal):
        # a sign belongs to its number (grammar rule 36): -1 instance of number
        return InstanceOf(start, operand.end, Negation(start, operand.value.end, operand.value), operand.type)
    return Negation(start, operand.end, operand)


def _instance_of(parser: Parser) -> Node:
    scanner = parser.scanner
    node = read_postfix(parser)
    while scanner.take_word("instance"):
        scanner.require_word("of")
        node = InstanceOf(node.start, scanner.position, node, read_type(parser))
    return node
