"""Cells of decision tables that read variables: comparisons with them, and tests of `?`."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from engine.feel.compiler.fixed import FixedTest, fixed_cell_test
from engine.feel.compiler.quick.program import UNSURE, NotQuick, Quick
from engine.feel.syntax.nodes import Comparison, Name, Node, UnaryComparison, UnaryTests
from engine.feel.syntax.walk import walk
from engine.feel.values import Values

if TYPE_CHECKING:
    from engine.feel.compiler.quick.compiler import QuickCompiler

_TESTED = "?"


def compile_unary_tests(quick: QuickCompiler, node: UnaryTests) -> Quick:
    """A cell whose tests are true or false."""
    tests = [_compile_test(quick, test) for test in node.tests or ()]
    passed = not node.negated

    def decide(variables: Values, now: datetime | None) -> Any:
        for test in tests:
            answer = test(variables, now)
            if answer is True:
                return passed
            if answer is not False:
                return UNSURE
        return not passed

    return decide


def _compile_test(quick: QuickCompiler, node: Node) -> Quick:
    fixed = fixed_cell_test(quick.full, node)
    if fixed is not None:
        return _of_tested(fixed)
    if isinstance(node, UnaryComparison):
        tested = Name(node.start, node.start, _TESTED)
        return quick.compile(Comparison(node.start, node.end, node.operator, tested, node.operand))
    if any(isinstance(part, Name) and part.name == _TESTED for part in walk(node)):
        return quick.compile(node)
    raise NotQuick


def _of_tested(test: FixedTest) -> Quick:
    return lambda variables, now: test(variables.get(_TESTED, None))
