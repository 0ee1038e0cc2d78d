"""Variables as a handler may have them: its own copies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


class OwnVariables(Mapping[str, Any]):
    """A view of the variables of a case in which lists and contexts are copied when first asked for.

    Whoever changes one changes no case: only what a handler returns is stored, and told in history.
    """

    __slots__ = ("_copies", "_variables")

    def __init__(self, variables: Mapping[str, Any]) -> None:
        self._variables = variables
        self._copies: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name in self._copies:
            return self._copies[name]
        value = self._variables[name]
        if isinstance(value, dict | list):
            value = self._copies[name] = _copied(value)
        return value

    def __contains__(self, name: object) -> bool:
        return name in self._variables

    def __iter__(self) -> Iterator[str]:
        return iter(self._variables)

    def __len__(self) -> int:
        return len(self._variables)


def _copied(value: Any) -> Any:
    """A JSON value that shares nothing that can be changed."""
    if isinstance(value, dict):
        return {name: _copied(part) for name, part in value.items()}
    return [_copied(part) for part in value] if isinstance(value, list) else value
