"""Three-valued logic, conditions and type tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.feel.compiler.program import Frame, Place, Program
from engine.feel.errors import FeelSyntaxError
from engine.feel.kinds import kind_of
from engine.feel.syntax.nodes import Conjunction, Disjunction, If, InstanceOf
from engine.feel.types import TYPE_ADVICE, is_instance, resolve_type
from engine.feel.values import Value

if TYPE_CHECKING:
    from engine.feel.compiler.compiler import Compiler


def compile_conjunction(compiler: Compiler, node: Conjunction) -> Program:
    """`and`: false if any operand is false, else null if any is not true."""
    return _junction(compiler, node, decisive=False)


def compile_disjunction(compiler: Compiler, node: Disjunction) -> Program:
    """`or`: true if any operand is true, else null if any is not false."""
    return _junction(compiler, node, decisive=True)


def _junction(compiler: Compiler, node: Conjunction | Disjunction, *, decisive: bool) -> Program:
    operands = [compiler.compile(operand) for operand in node.operands]
    place = compiler.place(node)
    if len(operands) == 2:
        return _junction_of_two(operands[0], operands[1], place, decisive=decisive)

    def decide(frame: Frame) -> object:
        result: bool | None = not decisive
        for operand in operands:
            value = operand(frame)
            if value is decisive:
                return decisive
            if type(value) is not bool:
                _not_boolean(frame, place, value)
                result = None
        return result

    return decide


def _junction_of_two(first: Program, second: Program, place: Place, *, decisive: bool) -> Program:
    otherwise = not decisive

    def decide(frame: Frame) -> object:
        left = first(frame)
        if left is decisive:
            return decisive
        right = second(frame)
        if right is decisive:
            return decisive
        if left is otherwise and right is otherwise:
            return otherwise
        _not_boolean(frame, place, right if left is otherwise else left)
        return None

    return decide


def _not_boolean(frame: Frame, place: Place, value: Value) -> None:
    place.warn(frame, "not-boolean", f"Expected true or false on each side, but found {kind_of(value)}")


def compile_if(compiler: Compiler, node: If) -> Program:
    """`if`: anything but true means the other branch."""
    condition, yes, no = (compiler.compile(part) for part in (node.condition, node.yes, node.no))
    place = compiler.place(node.condition)

    def choose(frame: Frame) -> object:
        value = condition(frame)
        if value is True:
            return yes(frame)
        if value is not False:
            place.warn(frame, "not-boolean", f"Expected a condition, but found {kind_of(value)}")
        return no(frame)

    return choose


def compile_instance_of(compiler: Compiler, node: InstanceOf) -> Program:
    """`instance of`. Raises FeelSyntaxError for an unknown type."""
    value = compiler.compile(node.value)
    wanted = resolve_type(node.type, compiler.types)
    if wanted is None:
        raise FeelSyntaxError(compiler.text, node.type.start, f"'{node.type.name}'", "a known type", TYPE_ADVICE)
    known = wanted
    return lambda frame: is_instance(value(frame), known)
