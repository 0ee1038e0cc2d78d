"""Signatures of built-in and host functions, and how arguments are fitted to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf

from engine.feel.errors import FeelDeclarationError
from engine.feel.functions import FeelFunction
from engine.feel.kinds import TYPE_BY_KIND
from engine.feel.types import MISMATCH
from engine.feel.values import Value


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter. `kinds` is None for any value; a variadic parameter takes all that follow."""

    name: str
    kinds: frozenset[type] | None
    optional: bool = False
    variadic: bool = False
    nullable: bool = False
    takes_function: bool = False

    @classmethod
    def parse(cls, text: str) -> Parameter:
        """A parameter from `name: kind`, `name?: kind|null` (optional) or `*name: kind` (variadic).

        Raises FeelDeclarationError for a kind that FEEL does not know.
        """
        name, _, kinds = text.partition(":")
        name, kinds = name.strip(), kinds.strip() or "any"
        wanted = [kind.strip() for kind in kinds.split("|")]
        known = frozenset(_python_type(kind, text) for kind in wanted if kind not in ("any", "null", "function"))
        return cls(
            name.strip("*?"),
            None if "any" in wanted else known,
            optional=name.endswith("?"),
            variadic=name.startswith("*"),
            nullable="null" in wanted or "any" in wanted,
            takes_function="function" in wanted,
        )

    def fit(self, value: Value) -> Value:
        """The value as this parameter takes it (DMN 1.5, 10.3.2.9.4), or MISMATCH."""
        kinds = self.kinds
        if kinds is None or type(value) in kinds or (self.takes_function and isinstance(value, FeelFunction)):
            return value
        if value is None:
            return None if self.nullable else MISMATCH
        if isinstance(value, list):
            return value[0] if len(value) == 1 and type(value[0]) in kinds else MISMATCH
        return [value] if list in kinds else MISMATCH


def _python_type(kind: str, text: str) -> type:
    if kind not in TYPE_BY_KIND:
        raise FeelDeclarationError(f"Expected a kind of FEEL values, but found '{kind}' in '{text}'; correct it.")
    return TYPE_BY_KIND[kind]


@dataclass(frozen=True, slots=True)
class Overload:
    """One form of a function: its parameters and what computes it, given the evaluation and the arguments.

    A form that is Camunda's alone is not known to the dialect of the specification.
    """

    parameters: tuple[Parameter, ...]
    implementation: Callable[..., Value]
    camunda: bool = False
    _least: int = field(init=False, default=0)
    _most: float = field(init=False, default=0)

    def __post_init__(self) -> None:
        required = sum(1 for one in self.parameters if not one.optional and not one.variadic)
        variadic = bool(self.parameters) and self.parameters[-1].variadic
        object.__setattr__(self, "_least", required)
        object.__setattr__(self, "_most", inf if variadic else len(self.parameters))

    @classmethod
    def of(cls, implementation: Callable[..., Value], parameters: Sequence[str], *, camunda: bool = False) -> Overload:
        """A form from the texts of its parameters."""
        return cls(tuple(Parameter.parse(text) for text in parameters), implementation, camunda)

    @property
    def names(self) -> list[str]:
        """Names of the parameters in order."""
        return [parameter.name for parameter in self.parameters]

    def takes(self, count: int) -> bool:
        """Whether so many arguments may be given."""
        return self._least <= count <= self._most

    def bind(self, arguments: Sequence[Value]) -> list[Value] | None:
        """The fitted arguments, or None if they do not fit."""
        bound = []
        last = len(self.parameters) - 1
        for index, argument in enumerate(arguments):
            value = self.parameters[min(index, last)].fit(argument)
            if value is MISMATCH:
                return None
            bound.append(value)
        return bound

    def arrange(self, arguments: Mapping[str, Value]) -> list[Value] | None:
        """Arguments by name in order, or None if the names do not fit. Left-out optional ones are null."""
        names = self.names
        if not set(arguments) <= set(names) or not all(
            parameter.name in arguments or parameter.optional or parameter.variadic for parameter in self.parameters
        ):
            return None
        last = max((names.index(name) for name in arguments), default=-1)
        return [arguments.get(name) for name in names[: last + 1]]
