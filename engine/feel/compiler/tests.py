"""Tests: what follows `in`, and the cells of decision tables."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from engine.feel.compiler.fixed import FixedTest, any_of, fixed_cell_test, fixed_test, fixed_tests, negate
from engine.feel.compiler.program import Frame, Program, constant
from engine.feel.compiler.scopes import Bindings
from engine.feel.dialects import CAMUNDA
from engine.feel.kinds import kind_of
from engine.feel.operators.comparison import equals, ordered
from engine.feel.operators.membership import in_test, make_unary
from engine.feel.syntax.nodes import In, Name, Node, UnaryComparison, UnaryTests
from engine.feel.syntax.walk import walk
from engine.feel.traversal import Traversal
from engine.feel.values import Value

if TYPE_CHECKING:
    from engine.feel.compiler.compiler import Compiler

Test = Callable[[Frame, Any], "bool | None"]


def compile_unary_comparison(compiler: Compiler, node: UnaryComparison) -> Program:
    """A comparison as a value: `(< 10)`."""
    operand, symbol, place = compiler.compile(node.operand), node.operator, compiler.place(node)

    def build(frame: Frame) -> object:
        value = operand(frame)
        interval = make_unary(symbol, value)
        if interval is None:
            place.warn(frame, "invalid-range", f"Expected a value with an order, but found {kind_of(value)}")
        return interval

    return build


def compile_in(compiler: Compiler, node: In) -> Program:
    """`value in tests`: true if any test is."""
    value = compiler.compile(node.value)
    tests = [_compile_test(compiler, test) for test in node.tests]
    fixed = fixed_tests(compiler, node.tests)
    place = compiler.place(node)

    def decide(frame: Frame) -> object:
        tested = value(frame)
        answer = _any(tests, frame, tested) if fixed is None else fixed(tested)
        if answer is None:
            place.warn(frame, "not-comparable", f"Expected tests that fit {kind_of(tested)}, but one does not")
        return answer

    return decide


def compile_unary_tests(compiler: Compiler, node: UnaryTests) -> Program:
    """A cell; the tested value is in the slot of `?`."""
    if node.tests is None:
        return constant(value=True)
    slot = compiler.layout.new_slot()
    with compiler.scope(Bindings({"?": slot})):
        tests = [_compile_cell_test(compiler, test) for test in node.tests]
    only = tests[0]
    if node.negated:
        return lambda frame: negate(_any(tests, frame, frame[slot]))
    if len(tests) == 1:
        return lambda frame: only(frame, frame[slot])
    return lambda frame: _any(tests, frame, frame[slot])


def _any(tests: list[Test], frame: Frame, value: Value) -> bool | None:
    return any_of((partial(test, frame) for test in tests), value)


def _compile_test(compiler: Compiler, node: Node) -> Test:
    if isinstance(node, UnaryComparison):
        return _compile_comparison_test(compiler, node)
    program = compiler.compile(node)
    fixed = fixed_test(compiler, node)
    return (lambda frame, value: in_test(value, program(frame), Traversal(frame[0]))) if fixed is None else _without_frame(fixed)


def _without_frame(fixed: FixedTest) -> Test:
    return lambda frame, value: fixed(value)


def _compile_comparison_test(compiler: Compiler, node: UnaryComparison) -> Test:
    operand, symbol = compiler.compile(node.operand), node.operator
    fixed = fixed_test(compiler, node)
    if fixed is not None:
        return _without_frame(fixed)
    if symbol == "=":
        return lambda frame, value: equals(value, operand(frame), Traversal(frame[0]))
    if symbol == "!=":
        return lambda frame, value: negate(equals(value, operand(frame), Traversal(frame[0])))
    return lambda frame, value: ordered(symbol, value, operand(frame))


def _compile_cell_test(compiler: Compiler, node: Node) -> Test:
    """A test in a cell: using `?` it answers by itself, otherwise its value is compared with the input."""
    if isinstance(node, UnaryComparison):
        return _compile_comparison_test(compiler, node)
    program = compiler.compile(node)
    if any(isinstance(part, Name) and part.name == "?" for part in walk(node)):
        return lambda frame, value: _answer(value, program(frame))
    fixed = fixed_cell_test(compiler, node)
    if fixed is not None:
        return _without_frame(fixed)
    boolean_answers = compiler.dialect == CAMUNDA

    def test(frame: Frame, value: Value) -> bool | None:
        result = program(frame)
        if boolean_answers and isinstance(result, bool) and not isinstance(value, bool):
            return result
        return in_test(value, result)

    return test


def _answer(value: Value, result: Value) -> bool | None:
    if result is None or isinstance(result, bool):
        return result
    return in_test(value, result)
