"""Finds calls of functions that do not exist. FEEL itself would answer null, so a slip of the pen would go unseen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import NamedTuple

from engine.feel import FunctionLibrary
from engine.feel.syntax import parse_expression, parse_unary_tests
from engine.feel.syntax.nodes import Call, ContextLiteral, Name, NamedCall, Node, Parameter


class BadCall(NamedTuple):
    """A call of a function that is unknown or takes another number of arguments, at an offset into the text."""

    function: str
    arguments: int
    is_known: bool
    offset: int

    def column(self, text: str) -> int:
        """The column of the call in its line, from 1."""
        return self.offset - text.rfind("\n", 0, self.offset)


def bad_calls(text: str, library: FunctionLibrary, *, unary: bool = False) -> Iterator[BadCall]:
    """The bad calls of an expression (or of unary tests) that can be read, outermost first.

    Calls of functions the expression defines itself are passed over. Raises FeelSyntaxError, LengthLimitError.
    """
    parse = parse_unary_tests if unary else parse_expression
    parts = list(_parts(parse(text, (), library.special_names)))
    own = {part.name for part in parts if isinstance(part, Parameter)}
    own |= {key for part in parts if isinstance(part, ContextLiteral) for key, _ in part.entries}
    for part in parts:
        if isinstance(part, Call | NamedCall) and isinstance(part.function, Name) and part.function.name not in own:
            yield from _check(part, part.function.name, library)


def _check(call: Call | NamedCall, name: str, library: FunctionLibrary) -> Iterator[BadCall]:
    function, count = library.functions.get(name), len(call.arguments)
    is_wrong = function is None or (isinstance(call, Call) and not function.accepts(count))
    if is_wrong:
        yield BadCall(name, count, function is not None, call.function.start)


def _parts(tree: Node) -> Iterator[object]:
    """Every node of a tree, from the outside in, in the order of the text."""
    todo: list[object] = [tree]
    while todo:
        part = todo.pop()
        if isinstance(part, tuple):
            todo.extend(reversed(part))
        elif is_dataclass(part):
            yield part
            todo.extend(getattr(part, field.name) for field in reversed(fields(part)))
