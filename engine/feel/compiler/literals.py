"""Literals, lists, contexts and ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.feel.compiler.program import Frame, Program, constant
from engine.feel.compiler.scopes import Bindings
from engine.feel.operators.membership import make_range
from engine.feel.syntax.nodes import ContextLiteral, FunctionDefinition, ListLiteral, Literal, RangeLiteral
from engine.feel.text import to_text

if TYPE_CHECKING:
    from engine.feel.compiler.compiler import Compiler


def compile_literal(compiler: Compiler, node: Literal) -> Program:
    """A constant."""
    return constant(node.value)


def compile_list(compiler: Compiler, node: ListLiteral) -> Program:
    """A list of what its items give."""
    items = [compiler.compile(item) for item in node.items]
    size = len(items)

    def build(frame: Frame) -> object:
        frame[0].allocate(size)
        return [item(frame) for item in items]

    return build


def compile_context(compiler: Compiler, node: ContextLiteral) -> Program:
    """A context; each entry sees the ones before it, a function also itself and the ones after it."""
    bindings = Bindings()
    slots = {key: compiler.layout.new_slot() for key, _ in node.entries}
    entries: list[tuple[str, int, Program]] = []
    with compiler.scope(bindings):
        for key, value in node.entries:
            later: dict[str, int] = {}
            if isinstance(value, FunctionDefinition):
                later = {name: slot for name, slot in slots.items() if name not in bindings.slots}
            with compiler.scope(Bindings(later, later=True)):
                program = compiler.compile(value)
            bindings.slots[key] = slots[key]
            entries.append((key, slots[key], program))

    def build(frame: Frame) -> object:
        frame[0].allocate(len(entries))
        context = {}
        for key, slot, program in entries:
            context[key] = frame[slot] = program(frame)
        return context

    return build


def compile_range(compiler: Compiler, node: RangeLiteral) -> Program:
    """A range; null if its ends do not fit together."""
    low, high = compiler.compile(node.low), compiler.compile(node.high)
    low_included, high_included = node.low_included, node.high_included
    place = compiler.place(node)

    def build(frame: Frame) -> object:
        start, end = low(frame), high(frame)
        interval = make_range(start, low_included, end, high_included)
        if interval is None:
            ends = f"{to_text(start, nested=True)} and {to_text(end, nested=True)}"
            place.warn(frame, "invalid-range", f"Expected two ordered ends of one kind, but found {ends}")
        return interval

    return build
