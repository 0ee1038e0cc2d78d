"""Constants in the cells of a table that cannot be of the type that their column declares."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from engine.dmn.tables.finding import TableFinding
from engine.dmn.tables.table import DecisionTable, Output, Rule
from engine.dmn.types import conform, is_allowed
from engine.feel import Expression, UnaryTests, Value, to_text
from engine.feel.kinds import kind_of
from engine.feel.operators.membership import in_test
from engine.feel.syntax.nodes import ListLiteral, Literal, Negation, Node, RangeLiteral, UnaryComparison
from engine.feel.syntax.nodes import UnaryTests as UnaryTestsNode
from engine.feel.types import MISMATCH, FeelType

_UNKNOWN = frozenset({"Any", "list", "context", "function", "range"})
"""Kinds of columns whose cells may test what a value holds."""


def mistyped(table: DecisionTable) -> Iterator[TableFinding]:
    """Conditions that compare with another kind of value, and conclusions of another type or beyond the output values."""
    for rule in table.rules:
        for column, test in rule.tests:
            yield from _condition(table, rule, column, test)
        for place, output in enumerate(table.outputs):
            found = constant(rule.outputs[place])
            if found is not None:
                yield from _conclusion(table, rule, place, output, found.value)


def constant(expression: Expression | None) -> Literal | None:
    """The constant that an expression is, or None if it is more than that."""
    return None if expression is None else _literal(expression.node)


def _literal(node: Node) -> Literal | None:
    if isinstance(node, Negation) and isinstance(node.operand, Literal) and isinstance(node.operand.value, Decimal):
        return Literal(node.start, node.end, -node.operand.value)
    return node if isinstance(node, Literal) else None


def _condition(table: DecisionTable, rule: Rule, column: int, test: UnaryTests) -> Iterator[TableFinding]:
    wanted = table.inputs[column].type
    if wanted is None or wanted.kind in _UNKNOWN:
        return
    for compared in _compared(test.node):
        if not _comparable(compared.value, wanted):
            name, value = table.inputs[column].name, to_text(compared.value, nested=True)
            message = f"Expected a test of '{name}' ({wanted.kind}), but rule {rule.index} compares it with {value}"
            details = (name, wanted.kind, value)
            remedy = "compare with a value of the input's type, or change the type"
            cell = ("inputEntry", column)
            yield TableFinding("type", table, rule.id, (rule.index,), message, remedy, (), cell, details)


def _compared(node: Node) -> Iterator[Literal]:
    """The constants with which the tests of a cell compare the input."""
    parts: tuple[Node, ...] = ()
    match node:
        case UnaryTestsNode():
            parts = node.tests or ()
        case ListLiteral():
            parts = node.items
        case RangeLiteral():
            parts = (node.low, node.high)
        case UnaryComparison():
            parts = (node.operand,)
    for part in parts:
        yield from _compared(part)
    found = _literal(node)
    if found is not None:
        yield found


def _comparable(value: Value, wanted: FeelType) -> bool:
    # a truth value in a cell may be the whole answer, as in Camunda
    return value is None or isinstance(value, bool) or kind_of(value) == wanted.kind


def _conclusion(table: DecisionTable, rule: Rule, place: int, output: Output, value: Value) -> Iterator[TableFinding]:
    cell = ("outputEntry", place)
    name, said = output.name or output.id, to_text(value, nested=True)
    fitted = value if output.type is None else conform(value, output.type)
    if fitted is MISMATCH and output.type is not None:
        allowed = is_allowed(value, output.type)
        wanted = output.type.kind if allowed else "an allowed value"
        message = f"Expected {wanted} for output '{name}', but rule {rule.index} gives {said}"
        remedy = "correct the value, or the type of the output"
        yield TableFinding("output", table, rule.id, (rule.index,), message, remedy, (), cell, (name, said))
    elif value is not None and output.ranking is not None and not any(in_test(value, one) is True for one in output.ranking):
        message = f"Expected one of the output values for '{name}', but rule {rule.index} gives {said}"
        remedy = "correct the value, or add it to the output values"
        yield TableFinding("output", table, rule.id, (rule.index,), message, remedy, (), cell, (name, said))
