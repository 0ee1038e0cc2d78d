"""Tests whose outcome depends on the tested value alone: comparisons with constants, and constants themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from engine.feel.dialects import CAMUNDA
from engine.feel.operators.comparison import ORDER_TESTS, equals, ordered
from engine.feel.operators.membership import in_test
from engine.feel.syntax.nodes import Node, UnaryComparison, UnaryTests
from engine.feel.values import Value

if TYPE_CHECKING:
    from engine.feel.compiler.compiler import Compiler

FixedTest: TypeAlias = Callable[[Any], "bool | None"]
"""Whether a FEEL value passes; None if it cannot be told."""
_COMPARED_BY_PYTHON = (Decimal, str, bool)


def fixed_test(compiler: Compiler, node: Node) -> FixedTest | None:
    """The test that a compiled node is, or None if it reads variables."""
    if isinstance(node, UnaryComparison):
        is_fixed = compiler.is_constant(node.operand)
        return _comparison(node.operator, compiler.constant_value(node.operand)) if is_fixed else None
    return _membership(compiler.constant_value(node)) if compiler.is_constant(node) else None


def fixed_cell_test(compiler: Compiler, node: Node) -> FixedTest | None:
    """The same for a test in a cell, where Camunda takes a boolean as the answer unless the input is one, too."""
    if compiler.dialect == CAMUNDA and compiler.is_constant(node) and type(compiler.constant_value(node)) is bool:
        answer = compiler.constant_value(node) is True
        return lambda value: value is answer if type(value) is bool else answer
    return fixed_test(compiler, node)


def fixed_tests(compiler: Compiler, nodes: Sequence[Node]) -> FixedTest | None:
    """Whether any of several compiled tests is true, or None if one of them reads variables."""
    return _joined([fixed_test(compiler, node) for node in nodes])


def fixed_unary_tests(compiler: Compiler, node: UnaryTests) -> FixedTest | None:
    """The test that a whole compiled cell is, or None if it reads variables."""
    if node.tests is None:
        return lambda value: True
    joined = _joined([fixed_cell_test(compiler, test) for test in node.tests])
    if joined is None or not node.negated:
        return joined
    return lambda value: negate(joined(value))


def _joined(tests: list[FixedTest | None]) -> FixedTest | None:
    known = [test for test in tests if test is not None]
    if len(known) < len(tests):
        return None
    return known[0] if len(known) == 1 else lambda value: any_of(known, value)


def any_of(tests: Iterable[FixedTest], value: Value) -> bool | None:
    """True if any test is, else None if any cannot be told."""
    result: bool | None = False
    for test in tests:
        answer = test(value)
        if answer is True:
            return True
        if answer is None:
            result = None
    return result


def negate(answer: bool | None) -> bool | None:
    """The opposite; of what cannot be told neither can it."""
    return None if answer is None else not answer


def _comparison(symbol: str, fixed: Value) -> FixedTest:
    if symbol == "=":
        return lambda value: equals(value, fixed)
    if symbol == "!=":
        return lambda value: negate(equals(value, fixed))
    if type(fixed) is Decimal:
        number, order = fixed, ORDER_TESTS[symbol]
        return lambda value: order(value, number) if type(value) is Decimal else None
    return lambda value: ordered(symbol, value, fixed)


def _membership(fixed: Value) -> FixedTest:
    if type(fixed) in _COMPARED_BY_PYTHON:
        kind = type(fixed)
        return lambda value: value == fixed if type(value) is kind else equals(value, fixed)
    return lambda value: in_test(value, fixed)
