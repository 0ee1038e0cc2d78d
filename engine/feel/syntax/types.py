"""Types as written in `instance of` and in function definitions."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TypeNode:
    """A named type, with its arguments: `list<number>` has one item, `context<a: string>` has fields,
    `function<number, string> -> boolean` has parameters and a result."""

    name: str
    start: int
    item: TypeNode | None = None
    fields: tuple[tuple[str, TypeNode], ...] | None = None
    parameters: tuple[TypeNode, ...] | None = None
    result: TypeNode | None = None
