"""Cells of decision tables that read variables: comparisons with them, and tests of `?`."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from engine.feel.compiler.fixed import FixedTest, fixed_cell_test
from engine.feel.compiler.quick.comparison import compare_programs
from engine.feel.compiler.quick.program import UNSURE, NotQuick, Quick
from engine.feel.compiler.quick.reads import compile_read
from engine.feel.syntax.nodes import Name, Node, UnaryComparison, UnaryTests
from engine.feel.syntax.walk import walk
from engine.feel.values import Values

if TYPE_CHECKING:
    from engine.feel.compiler.quick.compiler import QuickCompiler

_TESTED = "?"


def compile_unary_tests(quick: QuickCompiler, node: UnaryTests) -> Quick:
    """A cell: true, false, or None if it cannot be told."""
    tests = [_compile_test(quick, test) for test in node.tests or ()]
    passed = not node.negated

    def decide(variables: Values, now: datetime | None) -> Any:
        undecided = False
        for test in tests:
            answer = test(variables, now)
            if answer is True:
                return passed
            if answer is None:
                undecided = True
            elif answer is not False:
                return UNSURE
        return None if undecided else not passed

    return decide


def _compile_test(quick: QuickCompiler, node: Node) -> Quick:
    fixed = fixed_cell_test(quick.full, node)
    if fixed is not None:
        return _of_tested(fixed)
    if isinstance(node, UnaryComparison):
        return _comparison(quick, node)
    if any(isinstance(part, Name) and part.name == _TESTED for part in walk(node)):
        return quick.compile(node)
    raise NotQuick


def _of_tested(test: FixedTest) -> Quick:
    return lambda variables, now: test(variables.get(_TESTED, None))


def _comparison(quick: QuickCompiler, node: UnaryComparison) -> Quick:
    operand = quick.compile(node.operand)
    compared = compare_programs(node.operator, compile_read(Name(node.start, node.start, _TESTED)), operand)
    if node.operator in ("=", "!="):
        return compared

    def test(variables: Values, now: datetime | None) -> Any:
        if variables.get(_TESTED, None) is not None:
            return compared(variables, now)
        # null has no order, which a cell may meet without a word, unless the operand has something to say
        return UNSURE if operand(variables, now) is UNSURE else None

    return test
