"""Functions defined in expressions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.feel.compiler.program import Frame, Program, constant
from engine.feel.compiler.scopes import Bindings
from engine.feel.errors import FeelSyntaxError
from engine.feel.evaluation import Evaluation
from engine.feel.functions import CallFailure, FeelFunction
from engine.feel.kinds import kind_of
from engine.feel.syntax.nodes import FunctionDefinition, Parameter
from engine.feel.types import MISMATCH, TYPE_ADVICE, FeelType, coerce, resolve_type
from engine.feel.values import Value

if TYPE_CHECKING:
    from engine.feel.compiler.compiler import Compiler

_SLOTS_PER_ITEM = 16


@dataclass(frozen=True, slots=True)
class Signature:
    """Names, types and slots of the parameters."""

    names: tuple[str, ...]
    types: tuple[FeelType | None, ...]
    slots: tuple[int, ...]


class UserFunction(FeelFunction):
    """A function with the frame in which it was defined. Each call works on a copy of that frame."""

    def __init__(self, signature: Signature, body: Program, frame: Frame) -> None:
        self._signature = signature
        self._body = body
        self._frame = frame

    @property
    def parameter_names(self) -> tuple[str, ...]:
        """Names of the parameters."""
        return self._signature.names

    @property
    def parameter_types(self) -> tuple[FeelType | None, ...]:
        """Declared types of the parameters."""
        return self._signature.types

    def call(self, run: Evaluation, arguments: Sequence[Value]) -> Value:
        """Evaluate the body. Raises CallFailure."""
        signature = self._signature
        values = fit_arguments(signature.names, signature.types, arguments)
        frame = self._frame[:]
        frame[0] = run
        for slot, value in zip(signature.slots, values, strict=True):
            frame[slot] = value
        run.enter()
        try:
            return self._body(frame)
        finally:
            run.leave()

    def call_named(self, run: Evaluation, arguments: Mapping[str, Value]) -> Value:
        """Evaluate the body with arguments by name. Raises CallFailure."""
        return self.call(run, order_arguments(self._signature.names, arguments))


def fit_arguments(names: Sequence[str], types: Sequence[FeelType | None], arguments: Sequence[Value]) -> list[Value]:
    """The arguments as the types of the parameters. Raises CallFailure."""
    if len(arguments) != len(names):
        raise CallFailure(f"Expected {len(names)} arguments, but found {len(arguments)}")
    values = []
    for name, wanted, argument in zip(names, types, arguments, strict=True):
        value = argument if wanted is None else coerce(argument, wanted)
        if value is MISMATCH and wanted is not None:
            raise CallFailure(f"Expected {wanted.kind} for parameter '{name}', but found {kind_of(argument)}")
        values.append(value)
    return values


def order_arguments(names: Sequence[str], arguments: Mapping[str, Value]) -> list[Value]:
    """Arguments by name in the order of the parameters, null for those left out (DMN 1.5, 10.3.2.13.5). Raises CallFailure."""
    if not set(arguments) <= set(names):
        raise CallFailure(f"Expected the parameters {', '.join(names)}, but found {', '.join(arguments)}")
    return [arguments.get(name) for name in names]


def compile_function_definition(compiler: Compiler, node: FunctionDefinition) -> Program:
    """A function value. External (Java) functions are null."""
    if node.external:
        return constant(None)
    bindings = Bindings({parameter.name: compiler.layout.new_slot() for parameter in node.parameters})
    signature = Signature(
        tuple(bindings.slots),
        tuple(_parameter_type(compiler, parameter) for parameter in node.parameters),
        tuple(bindings.slots.values()),
    )
    with compiler.scope(bindings):
        body = compiler.compile(node.body)

    def define(frame: Frame) -> object:
        # a function keeps its frame alive
        frame[0].allocate(1 + len(frame) // _SLOTS_PER_ITEM)
        return UserFunction(signature, body, frame)

    return define


def _parameter_type(compiler: Compiler, parameter: Parameter) -> FeelType | None:
    if parameter.type is None:
        return None
    wanted = resolve_type(parameter.type, compiler.types)
    if wanted is None:
        raise FeelSyntaxError(compiler.text, parameter.type.start, f"'{parameter.type.name}'", "a known type", TYPE_ADVICE)
    return wanted
