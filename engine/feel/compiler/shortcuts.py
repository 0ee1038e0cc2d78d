"""Comparisons of a variable with a constant: most conditions are one, so they read the frame themselves.

Anything but the constant's own kind goes the general way, which also warns.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from engine.feel.compiler.program import Frame, Program
from engine.feel.values import Value

Shortcut = Callable[[int, Any, Program], Program]


def _less(slot: int, fixed: Any, general: Program) -> Program:
    def test(frame: Frame) -> object:
        value = frame[slot]
        return value < fixed if type(value) is Decimal else general(frame)

    return test


def _less_or_equal(slot: int, fixed: Any, general: Program) -> Program:
    def test(frame: Frame) -> object:
        value = frame[slot]
        return value <= fixed if type(value) is Decimal else general(frame)

    return test


def _greater(slot: int, fixed: Any, general: Program) -> Program:
    def test(frame: Frame) -> object:
        value = frame[slot]
        return value > fixed if type(value) is Decimal else general(frame)

    return test


def _greater_or_equal(slot: int, fixed: Any, general: Program) -> Program:
    def test(frame: Frame) -> object:
        value = frame[slot]
        return value >= fixed if type(value) is Decimal else general(frame)

    return test


def _equal(slot: int, fixed: Any, general: Program) -> Program:
    kind = type(fixed)

    def test(frame: Frame) -> object:
        value = frame[slot]
        return value == fixed if type(value) is kind else general(frame)

    return test


def _unequal(slot: int, fixed: Any, general: Program) -> Program:
    kind = type(fixed)

    def test(frame: Frame) -> object:
        value = frame[slot]
        return value != fixed if type(value) is kind else general(frame)

    return test


_ORDERS: dict[str, Shortcut] = {
    "<": _less,
    "<=": _less_or_equal,
    ">": _greater,
    ">=": _greater_or_equal,
}
_EQUALITIES: dict[str, Shortcut] = {"=": _equal, "!=": _unequal}
_COMPARABLE_AS_THEY_ARE = (Decimal, str, bool)


def shortcut(symbol: str, slot: int, fixed: Value, general: Program) -> Program:
    """A program that compares a slot with a constant, or the general one where there is no shorter way."""
    if symbol in _ORDERS:
        return _ORDERS[symbol](slot, fixed, general) if type(fixed) is Decimal else general
    return _EQUALITIES[symbol](slot, fixed, general) if type(fixed) in _COMPARABLE_AS_THEY_ARE else general
