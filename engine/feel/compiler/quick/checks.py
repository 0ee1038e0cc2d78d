"""Comparisons of a variable with a constant: most conditions are one of them, or two joined by `and` or `or`."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from engine.feel.compiler.program import MISSING
from engine.feel.compiler.quick.program import UNSURE, Quick, Raw
from engine.feel.compiler.quick.reads import raw_path
from engine.feel.conversion import from_python
from engine.feel.kinds import SCALARS
from engine.feel.numbers import is_whole
from engine.feel.syntax.nodes import Comparison, Name, Node, Path
from engine.feel.values import Value, Values

if TYPE_CHECKING:
    from engine.feel.compiler.compiler import Compiler

OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_MIRRORED = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
_ANY_BUT_FLOATS = SCALARS | {int, list, dict, date}
_MOST_DIGITS = 18
Otherwise: TypeAlias = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Check:
    """`operand` compared with a constant.

    `first` and `second` are the kinds in which the host is likely to have the operand, each with the constant in the
    form that compares fastest with it. A value of any other kind goes to `otherwise`.
    """

    operand: Name | Path
    compare: Callable[[Any, Any], Any]
    first: tuple[type, Any]
    second: tuple[type, Any]
    otherwise: Otherwise


def as_check(compiler: Compiler, node: Node) -> Check | None:
    """The check that a node is, or None."""
    if not isinstance(node, Comparison):
        return None
    if compiler.is_constant(node.right):
        return _check(node.left, node.operator, compiler.constant_value(node.right))
    if compiler.is_constant(node.left):
        return _check(node.right, _MIRRORED[node.operator], compiler.constant_value(node.left))
    return None


def _check(operand: Node, symbol: str, fixed: Value) -> Check | None:
    if not isinstance(operand, Name | Path):
        return None
    compare, is_equality = OPERATORS[symbol], symbol in ("=", "!=")
    of_null = (fixed is None) is (symbol == "=") if is_equality else UNSURE
    if isinstance(fixed, Decimal):
        whole = int(fixed) if is_whole(fixed) and fixed.adjusted() < _MOST_DIGITS else fixed
        return Check(operand, compare, (int, whole), (Decimal, fixed), _unlike_number(compare, fixed, of_null))
    same = (type(fixed), fixed)
    if isinstance(fixed, str) or (isinstance(fixed, bool) and is_equality):
        return Check(operand, compare, same, same, lambda value: of_null if value is None else UNSURE)
    if fixed is None and is_equality:
        return Check(operand, compare, same, (str, None), _unlike_null(compare, of_null))
    return None


def _unlike_number(compare: Callable[[Any, Any], Any], fixed: Decimal, of_null: object) -> Otherwise:
    def decide(value: Any) -> Any:
        number = from_python(value) if type(value) is float else value
        if type(number) is Decimal:
            return compare(number, fixed)
        return of_null if number is None else UNSURE

    return decide


def _unlike_null(compare: Callable[[Any, Any], Any], of_null: object) -> Otherwise:
    def decide(value: Any) -> Any:
        if type(value) is float:
            return compare(from_python(value), None)
        return not of_null if type(value) in _ANY_BUT_FLOATS else UNSURE

    return decide


def compile_check(check: Check) -> Quick:
    """The program of one check."""
    compare, otherwise = check.compare, check.otherwise
    (first, by_first), (second, by_second) = check.first, check.second
    if isinstance(check.operand, Path):
        return _check_entry(raw_path(check.operand), check)
    name = check.operand.name

    def test(variables: Values, now: datetime | None) -> Any:
        value = variables.get(name, MISSING)
        kind = type(value)
        if kind is first:
            return compare(value, by_first)
        return compare(value, by_second) if kind is second else otherwise(value)

    return test


def _check_entry(entry: Raw, check: Check) -> Quick:
    compare, otherwise = check.compare, check.otherwise
    (first, by_first), (second, by_second) = check.first, check.second

    def test(variables: Values, now: datetime | None) -> Any:
        value = entry(variables)
        kind = type(value)
        if kind is first:
            return compare(value, by_first)
        return compare(value, by_second) if kind is second else otherwise(value)

    return test


def compile_pair(one: Check, other: Check, *, decisive: bool) -> Quick | None:
    """The program of two checks of variables joined by `and` (False is decisive) or `or`, in one call."""
    if not isinstance(one.operand, Name) or not isinstance(other.operand, Name):
        return None
    undecided = not decisive
    name, compare, otherwise = one.operand.name, one.compare, one.otherwise
    (first, by_first), (second, by_second) = one.first, one.second
    next_name, next_compare, next_otherwise = other.operand.name, other.compare, other.otherwise
    (next_first, by_next_first), (next_second, by_next_second) = other.first, other.second

    def test(variables: Values, now: datetime | None) -> Any:
        value = variables.get(name, MISSING)
        kind = type(value)
        if kind is first:
            answer = compare(value, by_first)
        elif kind is second:
            answer = compare(value, by_second)
        else:
            answer = otherwise(value)
        if answer is not undecided:
            return answer
        value = variables.get(next_name, MISSING)
        kind = type(value)
        if kind is next_first:
            return next_compare(value, by_next_first)
        return next_compare(value, by_next_second) if kind is next_second else next_otherwise(value)

    return test
