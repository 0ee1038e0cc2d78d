"""Calls by position and by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.feel.compiler.program import Frame, Place, Program
from engine.feel.functions import CallFailure, FeelFunction
from engine.feel.kinds import kind_of
from engine.feel.syntax.nodes import Call, Name, NamedCall, Node
from engine.feel.values import Value

if TYPE_CHECKING:
    from engine.feel.compiler.compiler import Compiler


def compile_call(compiler: Compiler, node: Call) -> Program:
    """`function(a, b)`; a function of the library is found at compile time."""
    arguments = [compiler.compile(argument) for argument in node.arguments]
    place = compiler.place(node)
    builtin = compiler.builtin(node.function)
    if builtin is not None:
        return _call_builtin(builtin, arguments, place)
    compiler.note_call(node.function)
    function = compiler.compile(node.function)
    fallback = _fallback(compiler, node.function)

    def call(frame: Frame) -> object:
        target = _target(frame, function(frame), fallback, place)
        if target is None:
            return None
        try:
            return target.call(frame[0], [argument(frame) for argument in arguments])
        except CallFailure as failure:
            place.warn(frame, "call-failed", _explain(node.function, failure))
            return None

    return call


def compile_named_call(compiler: Compiler, node: NamedCall) -> Program:
    """`function(name: a, other: b)`."""
    arguments = [(name, compiler.compile(argument)) for name, argument in node.arguments]
    place = compiler.place(node)
    builtin = compiler.builtin(node.function)
    if builtin is None:
        compiler.note_call(node.function)
    function = compiler.compile(node.function) if builtin is None else None
    fallback = builtin or _fallback(compiler, node.function)

    def call(frame: Frame) -> object:
        target = _target(frame, None if function is None else function(frame), fallback, place)
        if target is None:
            return None
        try:
            return target.call_named(frame[0], {name: argument(frame) for name, argument in arguments})
        except CallFailure as failure:
            place.warn(frame, "call-failed", _explain(node.function, failure))
            return None

    return call


def _call_builtin(function: FeelFunction, arguments: list[Program], place: Place) -> Program:
    def call(frame: Frame) -> object:
        try:
            return function.call(frame[0], [argument(frame) for argument in arguments])
        except CallFailure as failure:
            place.warn(frame, "call-failed", f"{function.name}: {failure}")
            return None

    return call


def _fallback(compiler: Compiler, function: Node) -> FeelFunction | None:
    """The library's function to call when the variable of that name holds no function."""
    return compiler.functions.get(function.name) if isinstance(function, Name) else None


def _target(frame: Frame, value: Value, fallback: FeelFunction | None, place: Place) -> FeelFunction | None:
    if isinstance(value, FeelFunction):
        return value
    if fallback is None:
        place.warn(frame, "no-function", f"Expected a function to call, but found {kind_of(value)}")
    return fallback


def _explain(function: Node, failure: CallFailure) -> str:
    return f"{function.name}: {failure}" if isinstance(function, Name) else str(failure)
