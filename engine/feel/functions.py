"""Function values: what an expression can call, pass on and sort with."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from engine.feel.values import Value

if TYPE_CHECKING:
    from engine.feel.evaluation import Evaluation
    from engine.feel.types import FeelType


class CallFailure(Exception):
    """Raised by a function that cannot answer; its text becomes a warning and the call's value is null."""


class FeelFunction(ABC):
    """A function value."""

    name: str | None = None
    pure = False
    """Whether equal arguments always give an equal value, so that a call may be computed beforehand."""

    @property
    @abstractmethod
    def parameter_names(self) -> tuple[str, ...] | None:
        """Names of the parameters, or None if the function has several forms."""

    @property
    def parameter_types(self) -> tuple[FeelType | None, ...] | None:
        """Declared types of the parameters, or None if the function has several forms."""
        return None

    @property
    def result_type(self) -> FeelType | None:
        """Declared type of the result, if any."""
        return None

    @abstractmethod
    def call(self, run: Evaluation, arguments: Sequence[Value]) -> Value:
        """Call with arguments by position. Raises CallFailure."""

    @abstractmethod
    def call_named(self, run: Evaluation, arguments: Mapping[str, Value]) -> Value:
        """Call with arguments by name. Raises CallFailure."""

    def accepts(self, count: int) -> bool:
        """Whether the function can be called with so many arguments."""
        return self.parameter_names is None or len(self.parameter_names) == count
