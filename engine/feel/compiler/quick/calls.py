"""Calls of the few built-in functions that plain conditions use."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from engine.feel.compiler.program import MISSING
from engine.feel.compiler.quick.program import UNSURE, NotQuick, Quick, Raw
from engine.feel.compiler.quick.reads import raw_path
from engine.feel.library import FunctionLibrary
from engine.feel.syntax.nodes import Call, Name, Node, Path
from engine.feel.temporal.zones import zone_info
from engine.feel.values import Values

if TYPE_CHECKING:
    from engine.feel.compiler.quick.compiler import QuickCompiler

_LENGTH_OF_DATE = len("2026-01-31")
_LONGEST_LIST = 1000
_STEPS_PER_CALL = 1 + _LONGEST_LIST // 32
"""More than any of these calls costs, as `Builtin` charges it."""


def compile_call(quick: QuickCompiler, node: Call) -> Quick:
    """A call of a function of the standard library that has a short way."""
    function = quick.full.builtin(node.function)
    name = "" if function is None else str(function.name)
    if (name, len(node.arguments)) not in _SHORT_WAYS or FunctionLibrary.standard().functions[name] is not function:
        raise NotQuick
    quick.steps += _STEPS_PER_CALL
    return _SHORT_WAYS[name, len(node.arguments)](quick, *node.arguments)


def _today(quick: QuickCompiler) -> Quick:
    zone = quick.zone

    def today(variables: Values, now: datetime | None) -> Any:
        if now is None or now.tzinfo is None:
            return UNSURE
        return now.astimezone(zone_info(zone)).date()

    return today


def _date(quick: QuickCompiler, argument: Node) -> Quick:
    source = quick.compile(argument)

    def read(variables: Values, now: datetime | None) -> Any:
        value = source(variables, now)
        if type(value) is str:
            return _parse(value)
        return value if type(value) is date else UNSURE

    return read


def _parse(text: str) -> date | object:
    # Python also reads 20260131 and 2026-W05-6, which FEEL does not
    if len(text) == _LENGTH_OF_DATE and text[4] == "-" == text[7]:
        try:
            return date.fromisoformat(text)
        except ValueError:
            return UNSURE
    return UNSURE


def _not(quick: QuickCompiler, argument: Node) -> Quick:
    operand = quick.compile(argument)

    def negate(variables: Values, now: datetime | None) -> Any:
        value = operand(variables, now)
        return not value if type(value) is bool else UNSURE

    return negate


def _count(quick: QuickCompiler, argument: Node) -> Quick:
    items = _raw(argument)

    def count(variables: Values, now: datetime | None) -> Any:
        value = items(variables)
        return Decimal(len(value)) if type(value) is list and len(value) <= _LONGEST_LIST else UNSURE

    return count


def _list_contains(quick: QuickCompiler, argument: Node, element: Node) -> Quick:
    items = _raw(argument)
    if not quick.full.is_constant(element) or not isinstance(quick.full.constant_value(element), str):
        raise NotQuick
    text = quick.full.constant_value(element)

    def contains(variables: Values, now: datetime | None) -> Any:
        value = items(variables)
        return text in value if type(value) is list and len(value) <= _LONGEST_LIST else UNSURE

    return contains


def _raw(node: Node) -> Raw:
    if isinstance(node, Path):
        return raw_path(node)
    if not isinstance(node, Name):
        raise NotQuick
    name = node.name
    return lambda variables: variables.get(name, MISSING)


_SHORT_WAYS: dict[tuple[str, int], Callable[..., Quick]] = {
    ("today", 0): _today,
    ("date", 1): _date,
    ("not", 1): _not,
    ("count", 1): _count,
    ("list contains", 2): _list_contains,
}
