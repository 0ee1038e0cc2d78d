"""Functions made of boxed expressions: business knowledge models, decision services, boxed functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from engine.dmn.types import conform
from engine.feel import CallFailure, Evaluation, FeelFunction, Value
from engine.feel.kinds import kind_of
from engine.feel.types import MISMATCH, FeelType, coerce

Parameter: TypeAlias = tuple[str, FeelType | None]


class BoxedFunction(FeelFunction):
    """A function with typed parameters whose body takes the arguments by name."""

    def __init__(
        self,
        name: str | None,
        parameters: Sequence[Parameter],
        body: Callable[[dict[str, Value]], Value],
        result: FeelType | None = None,
    ) -> None:
        self.name = name
        self._parameters = tuple(parameters)
        self._body = body
        self._result = result

    @property
    def parameter_names(self) -> tuple[str, ...]:
        """Names of the parameters."""
        return tuple(name for name, _ in self._parameters)

    @property
    def parameter_types(self) -> tuple[FeelType | None, ...]:
        """Declared types of the parameters."""
        return tuple(wanted for _, wanted in self._parameters)

    @property
    def result_type(self) -> FeelType | None:
        """Declared type of the result."""
        return self._result

    def call(self, run: Evaluation, arguments: Sequence[Value]) -> Value:
        """Evaluate the body. Raises CallFailure."""
        if len(arguments) != len(self._parameters):
            raise CallFailure(f"Expected {len(self._parameters)} arguments, but found {len(arguments)}")
        values = {name: _fit(name, wanted, value) for (name, wanted), value in zip(self._parameters, arguments, strict=True)}
        run.enter()
        try:
            result = conform(self._body(values), self._result)
        finally:
            run.leave()
        if result is MISMATCH:
            raise CallFailure(f"Expected a result of type {self._result.kind if self._result else 'Any'}")
        return result

    def call_named(self, run: Evaluation, arguments: Mapping[str, Value]) -> Value:
        """Evaluate the body; parameters that are not given are null. Raises CallFailure."""
        unknown = set(arguments) - set(self.parameter_names)
        if unknown:
            names = ", ".join(self.parameter_names)
            raise CallFailure(f"Expected the parameters {names}, but found {', '.join(sorted(unknown))}")
        return self.call(run, [arguments.get(name) for name in self.parameter_names])


def _fit(name: str, wanted: FeelType | None, value: Value) -> Value:
    fitted = value if wanted is None else coerce(value, wanted)
    if fitted is MISMATCH and wanted is not None:
        raise CallFailure(f"Expected {wanted.kind} for parameter '{name}', but found {kind_of(value)}")
    return fitted
