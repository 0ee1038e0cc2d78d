"""Comparisons of a variable with a constant: most conditions are one of them, or two joined by `and` or `or`."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from engine.feel.compiler.program import MISSING
from engine.feel.compiler.quick.program import UNSURE, Quick, Raw
from engine.feel.compiler.quick.reads import raw_path
from engine.feel.conversion import from_python
from engine.feel.kinds import SCALARS
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
_KINDS: dict[type, frozenset[type]] = {
    Decimal: frozenset({Decimal, int}),
    str: frozenset({str}),
    bool: frozenset({bool}),
    type(None): _ANY_BUT_FLOATS,
}


@dataclass(frozen=True, slots=True)
class Check:
    """`operand` compared with the constant `fixed`, where the host's value is of one of the `kinds`.

    A value of another kind goes to `otherwise`.
    """

    operand: Name | Path
    compare: Callable[[Any, Any], Any]
    fixed: Any
    kinds: frozenset[type]
    otherwise: Callable[[Any], Any]


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
    kinds = _KINDS.get(type(fixed))
    is_equality = symbol in ("=", "!=")
    if kinds is None or not isinstance(operand, Name | Path) or (type(fixed) not in (Decimal, str) and not is_equality):
        return None
    of_null = (fixed is None) is (symbol == "=") if is_equality else UNSURE
    return Check(operand, OPERATORS[symbol], fixed, kinds, _otherwise(OPERATORS[symbol], fixed, of_null))


def _otherwise(compare: Callable[[Any, Any], Any], fixed: Value, of_null: object) -> Callable[[Any], Any]:
    by_number = fixed is None or type(fixed) is Decimal

    def decide(value: Any) -> Any:
        if type(value) is float and by_number:
            value = from_python(value)
            if value is not None:
                return compare(value, fixed)
        return of_null if value is None else UNSURE

    return decide


def compile_check(check: Check) -> Quick:
    """The program of one check."""
    compare, fixed, kinds, otherwise = check.compare, check.fixed, check.kinds, check.otherwise
    if isinstance(check.operand, Path):
        return _check_entry(raw_path(check.operand), check)
    name = check.operand.name

    def test(variables: Values, now: datetime | None) -> Any:
        value = variables.get(name, MISSING)
        return compare(value, fixed) if type(value) in kinds else otherwise(value)

    return test


def _check_entry(entry: Raw, check: Check) -> Quick:
    compare, fixed, kinds, otherwise = check.compare, check.fixed, check.kinds, check.otherwise

    def test(variables: Values, now: datetime | None) -> Any:
        value = entry(variables)
        return compare(value, fixed) if type(value) in kinds else otherwise(value)

    return test


def compile_pair(first: Check, second: Check, *, decisive: bool) -> Quick | None:
    """The program of two checks of variables joined by `and` (False is decisive) or `or`, in one call."""
    if not isinstance(first.operand, Name) or not isinstance(second.operand, Name):
        return None
    one, other, undecided = first.operand.name, second.operand.name, not decisive
    compare_one, fixed_one, kinds_one, otherwise_one = first.compare, first.fixed, first.kinds, first.otherwise
    compare_other, fixed_other, kinds_other, otherwise_other = second.compare, second.fixed, second.kinds, second.otherwise

    def test(variables: Values, now: datetime | None) -> Any:
        value = variables.get(one, MISSING)
        answer = compare_one(value, fixed_one) if type(value) in kinds_one else otherwise_one(value)
        if answer is not undecided:
            return answer
        value = variables.get(other, MISSING)
        return compare_other(value, fixed_other) if type(value) in kinds_other else otherwise_other(value)

    return test
