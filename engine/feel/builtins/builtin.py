"""A built-in function: overloads under one name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import DecimalException
from typing import TypeVar

from engine.feel.builtins.signature import Overload
from engine.feel.dialects import CAMUNDA, Dialect
from engine.feel.evaluation import Evaluation
from engine.feel.functions import CallFailure, FeelFunction
from engine.feel.kinds import kind_of
from engine.feel.values import Value

Implementation = TypeVar("Implementation", bound=Callable[..., Value])
_ITEMS_PER_STEP = 32
_SIZED = (list, str, dict)  # a union would be made anew for every argument


class Builtin(FeelFunction):
    """A function of the library. Its overloads are tried in order; the first that fits computes."""

    def __init__(self, name: str, overloads: Sequence[Overload], *, pure: bool = True) -> None:
        self.name = name
        self.pure = pure
        self.overloads = tuple(overloads)
        self._of_the_specification = tuple(overload for overload in overloads if not overload.camunda)

    @property
    def parameter_names(self) -> tuple[str, ...] | None:
        """Names of the parameters if there is one form only."""
        return tuple(self.overloads[0].names) if len(self.overloads) == 1 else None

    def accepts(self, count: int) -> bool:
        """Whether any form takes so many arguments."""
        return any(overload.takes(count) for overload in self.overloads)

    def call(self, run: Evaluation, arguments: Sequence[Value]) -> Value:
        """Compute with arguments by position. Raises CallFailure."""
        _charge(run, arguments)
        for overload in self._forms(run.dialect):
            bound = overload.bind(arguments) if overload.takes(len(arguments)) else None
            if bound is not None:
                return self._compute(run, overload, bound)
        raise CallFailure(f"Expected {self._expected(run.dialect)}, but found ({', '.join(map(kind_of, arguments))})")

    def call_named(self, run: Evaluation, arguments: Mapping[str, Value]) -> Value:
        """Compute with arguments by name. Raises CallFailure."""
        written = list(arguments)
        # (point, range) and (range, point) are two forms of `before`: the order as written decides first
        for overload in sorted(self._forms(run.dialect), key=lambda form: form.names != written):
            arranged = overload.arrange(arguments)
            bound = None if arranged is None else overload.bind(arranged)
            if bound is not None:
                _charge(run, bound)
                return self._compute(run, overload, bound)
        raise CallFailure(f"Expected {self._expected(run.dialect)}, but found ({', '.join(arguments)})")

    def _compute(self, run: Evaluation, overload: Overload, arguments: Sequence[Value]) -> Value:
        try:
            return overload.implementation(run, *arguments)
        except (DecimalException, OverflowError) as error:
            raise CallFailure("Expected a result within 34 digits, but it is undefined or too large") from error

    def _forms(self, dialect: Dialect) -> tuple[Overload, ...]:
        return self.overloads if dialect == CAMUNDA else self._of_the_specification

    def _expected(self, dialect: Dialect) -> str:
        return " or ".join(f"({', '.join(overload.names)})" for overload in self._forms(dialect))


class Family:
    """Built-in functions of one family, declared with `@family.function(name, *parameters)`."""

    def __init__(self) -> None:
        self._overloads: dict[str, list[Overload]] = {}
        self._impure: set[str] = set()

    def function(
        self, name: str, *parameters: str, pure: bool = True, camunda: bool = False
    ) -> Callable[[Implementation], Implementation]:
        """Declare one form of a function; several under one name are its overloads, tried in order.

        `camunda` marks a form that the dialect of the specification does not know.
        """

        def declare(implementation: Implementation) -> Implementation:
            self._overloads.setdefault(name, []).append(Overload.of(implementation, parameters, camunda=camunda))
            if not pure:
                self._impure.add(name)
            return implementation

        return declare

    def builtins(self) -> dict[str, Builtin]:
        """The functions by name."""
        return {name: Builtin(name, overloads, pure=name not in self._impure) for name, overloads in self._overloads.items()}


def _charge(run: Evaluation, arguments: Sequence[Value]) -> None:
    """Long lists and strings cost steps, so that no loop over calls can outrun the budget."""
    steps = 1
    for argument in arguments:
        if isinstance(argument, _SIZED):
            steps += len(argument) // _ITEMS_PER_STEP
    run.step(steps)
