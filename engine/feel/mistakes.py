"""Which nulls inside an expression are mistakes, and which were asked about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeGuard

from engine.feel.evaluation import FeelWarning
from engine.feel.syntax.nodes import Call, Name, Node
from engine.feel.syntax.walk import walk

_HARMLESS = frozenset({"not-comparable"})
"""Warnings after which an expression may still be sure: `limit = null or amount < limit`, where one side decides."""
_ASKING = frozenset({"is defined", "get or else"})
"""Functions that ask whether their first argument is there: what is missing in it is what they are for."""


def mistakes(node: Node, warnings: Iterable[FeelWarning]) -> Iterator[FeelWarning]:
    """The warnings of an expression after which its value must not be trusted, even if it is not null."""
    asked = [(part.arguments[0].start, part.arguments[0].end) for part in walk(node) if _asks(part)]
    for warning in warnings:
        if warning.code not in _HARMLESS and not any(start <= warning.start and warning.end <= end for start, end in asked):
            yield warning


def _asks(node: Node) -> TypeGuard[Call]:
    return isinstance(node, Call) and isinstance(node.function, Name) and node.function.name in _ASKING and bool(node.arguments)
