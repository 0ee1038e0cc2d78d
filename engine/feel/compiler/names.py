"""Reading variables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.feel.compiler.program import MISSING, Frame, Place, Program
from engine.feel.compiler.scopes import resolve
from engine.feel.functions import FeelFunction
from engine.feel.syntax.nodes import Name, Node

if TYPE_CHECKING:
    from engine.feel.compiler.compiler import Compiler


def compile_name(compiler: Compiler, node: Name) -> Program:
    """A variable: of a filter's item, bound inside the expression, given from outside, or a function's name."""
    found = resolve(compiler.scopes, node.name)
    if found.slot is None:
        program = _read_input(compiler, node)
    elif found.growing:
        program = _read_copy(found.slot)
    elif found.later:
        program = _read_later(found.slot, node.name, compiler.place(node))
    else:
        program = _read_slot(found.slot)
    return _read_entry(node.name, found.items, program) if found.items else program


def plain_slot(compiler: Compiler, node: Node) -> int | None:
    """The slot that a node reads and does nothing else, if it is such a name."""
    if not isinstance(node, Name):
        return None
    found = resolve(compiler.scopes, node.name)
    if found.items or found.growing or found.later:
        return None
    return compiler.layout.input_slot(node.name) if found.slot is None else found.slot


def _read_slot(slot: int) -> Program:
    return lambda frame: frame[slot]


def _read_later(slot: int, name: str, place: Place) -> Program:
    def read(frame: Frame) -> object:
        value = frame[slot]
        return value if value is not MISSING else _missing(frame, place, name, None)

    return read


def _read_copy(slot: int) -> Program:
    def read(frame: Frame) -> object:
        frame[0].allocate(len(frame[slot]))
        return list(frame[slot])

    return read


def _read_entry(name: str, items: tuple[int, ...], outer: Program) -> Program:
    def read(frame: Frame) -> object:
        for slot in items:
            item = frame[slot]
            if type(item) is dict and name in item:
                return item[name]
        return outer(frame)

    return read


def _read_input(compiler: Compiler, node: Name) -> Program:
    slot = compiler.layout.input_slot(node.name)
    function = compiler.functions.get(node.name)
    place = compiler.place(node)
    name = node.name

    def read(frame: Frame) -> object:
        value = frame[slot]
        return value if value is not MISSING else _missing(frame, place, name, function)

    return read


def _missing(frame: Frame, place: Place, name: str, function: FeelFunction | None) -> object:
    if function is None:
        place.warn(frame, "no-variable", f"Expected a variable '{name}', but none was given")
    return function
