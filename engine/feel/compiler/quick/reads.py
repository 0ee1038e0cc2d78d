"""Reading variables and entries of contexts without converting anything around them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from engine.feel.compiler.program import MISSING
from engine.feel.compiler.quick.program import AS_THEY_ARE, UNSURE, NotQuick, Quick, Raw, quick_value
from engine.feel.syntax.nodes import Name, Node, Path
from engine.feel.values import Values


def compile_read(node: Name | Path) -> Quick:
    """A variable, or an entry of one."""
    if isinstance(node, Path):
        entry = raw_path(node)
        return lambda variables, now: quick_value(entry(variables))
    name = node.name

    def read(variables: Values, now: datetime | None) -> Any:
        value = variables.get(name, MISSING)
        return value if type(value) in AS_THEY_ARE else quick_value(value)

    return read


def raw_path(node: Path) -> Raw:
    """An entry of a variable that is a context, as the host has it. Raises NotQuick for any other path."""
    name, *keys = _keys(node)
    last = keys.pop()

    def read(variables: Values) -> Any:
        value = variables.get(name, None)
        for key in keys:
            value = value.get(key) if type(value) is dict else None
        return value[last] if type(value) is dict and last in value else UNSURE

    return read


def _keys(node: Node) -> list[str]:
    keys: list[str] = []
    while isinstance(node, Path):
        keys.insert(0, node.name)
        node = node.source
    if not isinstance(node, Name):
        raise NotQuick
    return [node.name, *keys]
