"""The variables a boxed expression sees."""

from __future__ import annotations

from collections.abc import Mapping

from engine.feel import Value, from_python


class Given:
    """The host's variables, converted when they are first read."""

    __slots__ = ("_converted", "_variables")

    def __init__(self, variables: Mapping[str, object]) -> None:
        self._variables = variables
        self._converted: dict[str, Value] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._variables

    def get(self, name: str, default: object = None, /) -> Value:
        """The FEEL value of a variable, or the default."""
        if name not in self._converted:
            if name not in self._variables:
                return default
            self._converted[name] = from_python(self._variables[name])
        return self._converted[name]


class Scope:
    """Names bound here, and those of an outer scope. Bindings are added while a context is evaluated."""

    __slots__ = ("_outer", "_values")

    def __init__(self, values: dict[str, Value], outer: Scope | Given | None = None) -> None:
        self._values = values
        self._outer = outer

    def get(self, name: str, default: object = None, /) -> Value:
        """The value of a name, or the default."""
        if name in self._values:
            return self._values[name]
        return default if self._outer is None else self._outer.get(name, default)

    def bind(self, name: str, value: Value) -> None:
        """Bind a name in this scope."""
        self._values[name] = value

    def inner(self, values: dict[str, Value]) -> Scope:
        """A scope inside this one, with names that may hold spaces."""
        return Scope(values, self)
