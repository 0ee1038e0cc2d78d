"""The functions an expression can call: the built-in ones and those of the host."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from engine.feel.builtins import standard_functions
from engine.feel.builtins.builtin import Builtin
from engine.feel.builtins.signature import Overload
from engine.feel.conversion import from_python
from engine.feel.errors import FeelDeclarationError
from engine.feel.evaluation import DEFAULT_ZONE, Evaluation
from engine.feel.functions import FeelFunction
from engine.feel.syntax.names import KEYWORDS, needs_declaration, normal_name
from engine.feel.values import Value


@dataclass(frozen=True, slots=True)
class HostFunction:
    """A function of the host, for example `add working days(from, days, area)`.

    `parameters` are names, or `name: kind` with a kind of FEEL values to have it checked ("from: date",
    "days: number|null"); those in `optional` may be left out and are then not passed (or None, before others).
    `call` gets FEEL values by position and answers a Python, JSON or FEEL value; `CallFailure` makes the call
    null with a warning, any other exception ends the evaluation. `pure` functions depend on nothing but their
    arguments and may be computed once.
    """

    name: str
    parameters: Sequence[str]
    call: Callable[..., object]
    optional: Sequence[str] = ()
    pure: bool = False

    def as_function(self) -> FeelFunction:
        """The function as FEEL calls it. Raises FeelDeclarationError for a name that FEEL cannot read."""
        name = normal_name(self.name)
        if not name or name in KEYWORDS or "(" in name:
            raise FeelDeclarationError(f"Expected the name of a function, but found {self.name!r}; choose another.")
        return Builtin(name, (Overload.of(self._implementation, self._declarations()),), pure=self.pure)

    def _implementation(self, run: Evaluation, *arguments: Value) -> Value:
        return from_python(self.call(*arguments))

    def _declarations(self) -> list[str]:
        return [self._declaration(parameter) for parameter in self.parameters]

    def _declaration(self, parameter: str) -> str:
        name, separator, kinds = parameter.partition(":")
        if name.strip() not in self.optional:
            return parameter
        return f"{name.strip()}?: {kinds.strip()}|null" if separator else f"{name.strip()}?: any"


@dataclass(frozen=True, slots=True, eq=False)
class FunctionLibrary:
    """Functions by name, and the zone in which `now()` and `today()` are read. Immutable and shared.

    A library is equal to itself only, so that what is compiled with it can be kept by it.
    """

    functions: Mapping[str, FeelFunction]
    zone: str = DEFAULT_ZONE
    special_names: tuple[str, ...] = field(init=False, default=())
    """Names with keywords in them, such as `date and time`, which the parser has to know."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "special_names", tuple(filter(_is_special, self.functions)))

    @classmethod
    def standard(cls) -> FunctionLibrary:
        """The built-in functions of FEEL and Camunda."""
        return _standard()

    def with_functions(self, functions: Iterable[HostFunction]) -> FunctionLibrary:
        """A library with functions of the host added; one of the same name is replaced."""
        added = [function.as_function() for function in functions]
        return FunctionLibrary({**self.functions, **{str(one.name): one for one in added}}, self.zone)

    def in_zone(self, zone: str) -> FunctionLibrary:
        """The same library reading `now()` and `today()` in another time zone."""
        return FunctionLibrary(self.functions, zone)


@cache
def _standard() -> FunctionLibrary:
    return FunctionLibrary(standard_functions())


def _is_special(name: str) -> bool:
    return needs_declaration(name) or not KEYWORDS.isdisjoint(name.split())
